// Limits of the form: each one is told by the field that it is about.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/lua_writer.h"
#include "feature/rule_builder/rule_form.h"
#include "unit/rule_builder/random_form.h"

namespace luwte::rule_builder {
namespace {

RuleForm whole() {
    RuleForm form;
    form.id = "regel";
    form.about = {{"nl", "Een regel"}};
    form.groups = {{Join::all, false, {{"words", false, {"woord"}, {}, "nl", false, Disguise::either, true, 1, 0}}}};
    form.then.action = "hold";
    form.then.sentence = {{"nl", "Iemand leest dit eerst."}};
    form.examples = {{"Een woord.", true, {}, {}, {}, {}}};
    return form;
}

std::string many(std::size_t count) { return std::string(count, 'a'); }

TEST(FormFaults, NoneInAWholeForm) { EXPECT_TRUE(form_faults(whole()).empty()); }

TEST(FormFaults, EachIsToldByItsField) {
    struct Wrong {
        std::function<void(RuleForm&)> change;
        std::string field, code;
    };
    const auto condition = [](RuleForm& form) -> Condition& { return form.groups[0].conditions[0]; };
    const Wrong all[] = {
        {[](auto& f) { f.id = ""; }, "id", "builder.bad-name"},
        {[](auto& f) { f.id = "A b"; }, "id", "builder.bad-name"},
        {[](auto& f) { f.id = "a\"] = os"; }, "id", "builder.bad-name"},
        {[](auto& f) { f.id = many(51); }, "id", "builder.bad-name"},
        {[](auto& f) { f.about.clear(); }, "about.nl", "builder.needed"},
        {[](auto& f) { f.about["nl"] = many(201); }, "about.nl", "builder.too-long"},
        {[](auto& f) { f.about["nl"] = "twee\nregels"; }, "about.nl", "builder.hidden-characters"},
        {[](auto& f) { f.about["xx"] = "a"; }, "about.xx", "builder.unknown"},
        {[](auto& f) { f.note = "om\u202Ekeren"; }, "note", "builder.hidden-characters"},
        {[](auto& f) { f.note = "a\rb"; }, "note", "builder.hidden-characters"},
        {[](auto& f) { f.places = {"topic", "moon"}; }, "places", "builder.unknown"},
        {[](auto& f) { f.places = {"topic", "topic"}; }, "places", "builder.twice"},
        {[](auto& f) { f.groups.clear(); }, "groups", "builder.no-condition"},
        {[](auto& f) { f.groups[0].conditions.resize(2, f.groups[0].conditions[0]), f.groups.resize(7, f.groups[0]); }, "groups", "builder.too-many"},
        {[](auto& f) { f.groups[0].conditions.resize(17, f.groups[0].conditions[0]); }, "groups", "builder.too-many"},
        {[&](auto& f) { condition(f).kind = "magic"; }, "g0.c0.kind", "builder.unknown"},
        {[&](auto& f) { condition(f).lines.clear(); }, "g0.c0.lines", "builder.needed"},
        {[&](auto& f) { condition(f).lines = {"..."}; }, "g0.c0.lines", "builder.bad-words"},
        {[&](auto& f) { condition(f).lines = {"a*"}; }, "g0.c0.lines", "builder.bad-words"},
        {[&](auto& f) { condition(f).lines = {"woord~"}; }, "g0.c0.lines", "builder.bad-words"},
        {[&](auto& f) { condition(f).lines = {"# language: en"}; }, "g0.c0.lines", "builder.bad-words"},
        {[&](auto& f) { condition(f).lines = {many(121)}; }, "g0.c0.lines", "builder.too-long"},
        {[&](auto& f) { condition(f).lines = {"a\xff"}; }, "g0.c0.lines", "builder.hidden-characters"},
        {[&](auto& f) { condition(f).lines = {"dag", "dag"}; }, "g0.c0.lines", "builder.twice"},
        {[&](auto& f) { condition(f).language = "xx"; }, "g0.c0.language", "builder.unknown"},
        {[&](auto& f) { condition(f).inflected = true, condition(f).language = ""; }, "g0.c0.language", "builder.needed"},
        {[&](auto& f) { condition(f).number = 3, condition(f).disguise = Disguise::only; }, "g0.c0", "builder.one-way"},
        {[&](auto& f) { condition(f).number = 0; }, "g0.c0.number", "builder.out-of-bounds"},
        {[&](auto& f) { condition(f) = {"account-days", false, {}, {}, "", false, Disguise::either, true, -1, 0}; }, "g0.c0.number", "builder.out-of-bounds"},
        {[&](auto& f) { condition(f) = {"expression", false, {"(a"}, {}, "", false, Disguise::either, true, 0, 0}; }, "g0.c0.lines", "builder.bad-expression"},
        {[&](auto& f) { condition(f) = {"expression", false, {"(?=a)b"}, {}, "", false, Disguise::either, true, 0, 0}; }, "g0.c0.lines", "builder.bad-expression"},
        {[&](auto& f) { condition(f) = {"links-to", false, {"https://a.nl"}, {}, "", false, Disguise::either, true, 0, 0}; }, "g0.c0.lines", "builder.bad-domain"},
        {[&](auto& f) { condition(f) = {"hours", false, {}, {}, "", false, Disguise::either, true, 25, 3}; }, "g0.c0.number", "builder.out-of-bounds"},
        {[&](auto& f) { condition(f) = {"zone", false, {"\"x"}, {}, "", false, Disguise::either, true, 0, 0}; }, "g0.c0.lines", "builder.unknown"},
        {[&](auto& f) { condition(f) = {"forum", false, {"a b"}, {}, "", false, Disguise::either, true, 0, 0}; }, "g0.c0.lines", "builder.unknown"},
        {[](auto& f) { f.then.action = "os.exit"; }, "then.action", "builder.unknown"},
        {[](auto& f) { f.then = {}; }, "then.action", "builder.nothing-follows"},
        {[](auto& f) { f.then.sentence.clear(); }, "then.sentence.nl", "builder.needed"},
        {[](auto& f) { f.then.category = "fun"; }, "then.category", "builder.unknown"},
        {[](auto& f) { f.then.score = 1e9; }, "then.score", "builder.out-of-bounds"},
        {[](auto& f) { f.then.score = std::numeric_limits<double>::quiet_NaN(); }, "then.score", "builder.out-of-bounds"},
        {[](auto& f) { f.then.action = "escalate", f.then.level = 4; }, "then.level", "builder.out-of-bounds"},
        {[](auto& f) { f.then.labels = {"Een Label"}; }, "then.labels", "builder.bad-name"},
        {[](auto& f) { f.then.reply = {{"en", "only English"}}; }, "then.reply.nl", "builder.needed"},
        {[](auto& f) { f.examples[0].text = ""; }, "e0.text", "builder.needed"},
        {[](auto& f) { f.examples[0].text = many(2'001); }, "e0.text", "builder.too-long"},
        {[](auto& f) { f.examples.resize(13, f.examples[0]); }, "examples", "builder.too-many"},
        {[](auto& f) { f.examples[0].numbers["danger"] = 4; }, "e0.danger", "builder.out-of-bounds"},
        {[](auto& f) { f.examples[0].texts["place"] = "moon"; }, "e0.place", "builder.unknown"},
        {[](auto& f) { f.examples[0].flags["admin"] = true; }, "e0.admin", "builder.unknown"},
    };
    for (const auto& wrong : all) {
        auto form = whole();
        wrong.change(form);
        EXPECT_THAT(form_faults(form), ::testing::Contains(FormFault{wrong.field, wrong.code})) << wrong.field << " " << wrong.code;
        EXPECT_THROW(static_cast<void>(write_lua(form)), std::invalid_argument) << wrong.field;
    }
}

TEST(FormFaults, CanonicalFormsStayAsTheyAre) {
    for (std::uint32_t number = 0; number < 500; ++number) {
        const auto form = canonical(random_form(number));
        EXPECT_EQ(canonical(form), form) << number;
    }
}

}  // namespace
}  // namespace luwte::rule_builder
