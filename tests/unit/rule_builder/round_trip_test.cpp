// Form → Lua → form: the same; the Lua does what the form says, and no value in it ever becomes code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "feature/rule_builder/condition_kind.h"
#include "feature/rule_builder/lua_reader.h"
#include "feature/rule_builder/lua_writer.h"
#include "script/rule_trial.h"
#include "unit/rule_builder/random_form.h"

namespace luwte::rule_builder {
namespace {

using ::testing::HasSubstr;

std::string told(const std::vector<FormFault>& faults) {
    std::string all;
    for (const auto& fault : faults) all += fault.field + ": " + fault.code + "\n";
    return all;
}

std::string told(const script::Faults& faults) {
    std::string all;
    for (const auto& fault : faults) all += fault.to_string() + "\n";
    return all;
}

RuleForm simple() {
    RuleForm form;
    form.id = "geld";
    form.about = {{"nl", "Wie net hier is en over geld begint"}};
    form.note = "Na de golf van maart.";
    Condition words{"words", false, {"verdien", "snel geld"}, {}, "nl", true, Disguise::either, true, 1, 0};
    Condition young{"account-days", false, {}, {}, "", false, Disguise::either, false, 3, 0};
    Condition link{"links", false, {}, {}, "", false, Disguise::either, true, 1, 0};
    form.groups = {{Join::all, false, {young}}, {Join::any, false, {words, link}}};
    form.then.action = "hold";
    form.then.category = "spam";
    form.then.sentence = {{"nl", "Iemand leest dit eerst."}};
    form.examples = {{"Verdient jij ook snel geld?", true, {}, {{"author.days", 1}}, {}, {}}, {"Wat een dag.", false, {}, {}, {}, {}}};
    return form;
}

/// The form that was written and read; fails when it is not there.
RuleForm back(const std::string& lua) {
    ReadFault fault;
    const auto form = read_lua(lua, fault);
    EXPECT_TRUE(form) << fault.code << " in line " << fault.line << "\n" << lua;
    return form.value_or(RuleForm{});
}

TEST(RoundTrip, ARuleReadsAsAPersonWouldWriteIt) {
    EXPECT_EQ(write_lua(simple()), R"lua(-- Na de golf van maart.
return rule {
  id = "geld",
  about = { nl = "Wie net hier is en over geld begint" },
  patterns = {
    words_1 = words { language = "nl", "verdien~", "snel geld~" },
  },
  when = function(m)
    return m.author.days < 3
      and (m:has "words_1" or m.links >= 1)
  end,
  verdict = hold { category = "spam", reason = "geld" },
  reasons = {
    ["geld"] = { nl = "Iemand leest dit eerst." },
  },
  examples = {
    { "Verdient jij ook snel geld?", author = { days = 1 }, hit = true },
    { "Wat een dag.", hit = false },
  },
}
)lua");
    const auto trial = script::try_rule("geld", write_lua(simple()));
    EXPECT_TRUE(trial.passed()) << told(trial.faults);
}

TEST(RoundTrip, EveryFormIsReadBackAsItWas) {
    for (std::uint32_t number = 0; number < 1'000; ++number) {
        const auto form = random_form(number);
        ASSERT_TRUE(form_faults(canonical(form)).empty()) << number << ": " << told(form_faults(canonical(form)));
        const auto lua = write_lua(form);
        ASSERT_EQ(back(lua), canonical(form)) << number << "\n" << lua;
    }
}

TEST(RoundTrip, EveryFormLoadsAndSaysWhatItSaysInLua) {
    for (std::uint32_t number = 10'000; number < 10'150; ++number) {
        auto form = random_form(number);
        form.examples.clear();
        const auto lua = write_lua(form);
        const auto trial = script::try_rule(form.id, lua);
        ASSERT_TRUE(trial.loads()) << number << "\n" << told(trial.faults) << lua;
        ASSERT_EQ(trial.about, form.about) << lua;
    }
}

TEST(RoundTrip, NoValueBecomesCode) {
    for (const auto& text : hostile_texts()) {
        auto form = simple();
        form.about = {{"nl", text}, {"nl-plain", text}, {"en", text}};
        form.note = text + "\n" + text;
        form.then.sentence = {{"nl", text}};
        form.then.reply = {{"nl", text}};
        form.examples = {{text, false, {}, {}, {}, {}}};
        const auto lua = write_lua(form);
        EXPECT_EQ(back(lua), canonical(form)) << lua;
        const auto trial = script::try_rule("geld", lua);
        EXPECT_TRUE(trial.loads()) << told(trial.faults) << lua;
        EXPECT_EQ(trial.about.at("en"), text);
        EXPECT_EQ(trial.examples.at(0).text, text);
    }
}

TEST(RoundTrip, HostileWordsAreWordsOrAreRefused) {
    for (const auto& text : hostile_texts()) {
        auto form = simple();
        form.groups[1].conditions[0].lines = {text};
        form.groups[1].conditions[0].inflected = false;
        if (!form_faults(form).empty()) {
            EXPECT_THROW(static_cast<void>(write_lua(form)), std::invalid_argument);
            continue;
        }
        EXPECT_EQ(back(write_lua(form)), canonical(form));
        const auto trial = script::try_rule("geld", write_lua(form));
        EXPECT_TRUE(trial.loads()) << text << "\n" << told(trial.faults);
    }
}

TEST(RoundTrip, EveryByteIsATextInLua) {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i), all += "1";
    ReadFault fault;
    const auto tokens = read_tokens(lua_text(all), fault);
    ASSERT_TRUE(tokens);
    ASSERT_EQ(tokens->size(), 2U);
    EXPECT_EQ((*tokens)[0].value, all);
}

TEST(RoundTrip, WhiteSpaceIsFree) {
    auto lua = write_lua(simple());
    std::string loose;
    for (const char c : lua) loose += c == '\n' ? std::string("\r\n\t ") : std::string(1, c);
    EXPECT_EQ(back(loose), canonical(simple()));
}

struct Edited {
    const char* what;
    const char* instead;
    int line;
    const char* code;
};

TEST(RoundTrip, WhatTheFormCannotShowIsToldByItsLine) {
    const Edited edits[] = {
        {"  when = function(m)", "  -- nieuw\n  when = function(m)", 8, "builder.comment"},
        {"m.links >= 1", "m.links > 1", 10, "builder.beyond"},
        {"m.links >= 1", "m.links >= 01", 10, "builder.written-differently"},
        {"return m.author.days < 3", "local x = 1 return m.author.days < 3", 9, "builder.beyond"},
        {"      and (", "      or true and (", 10, "builder.beyond"},
        {"m:has \"words_1\"", "m:has(\"words_1\")", 10, "builder.beyond"},
        {"m:has \"words_1\"", "m:has \"words_2\"", 10, "builder.beyond"},
        {"words_1 = words", "woorden = words", 10, "builder.beyond"},
        {"\"verdien~\"", "\"verdien\"", 6, "builder.mixed-endings"},
        {"category = \"spam\", reason", "marks = {}, reason", 12, "builder.unknown-verdict"},
        {"reason = \"geld\"", "reason = \"anders\"", 12, "builder.written-differently"},
        {"hit = true", "hold = true", 17, "builder.unknown-fact"},
        {"return rule", "local a = 1\nreturn rule", 2, "builder.beyond"},
        {"  id = \"geld\",", "  id = \"geld\", id = \"twee\",", 3, "builder.written-differently"},
        {"snel geld~\" }", "snel geld~\" .. \"x\" }", 6, "builder.beyond"},
        {"verdict = hold", "verdict = hold { }\n and hold", 13, "builder.beyond"},
    };
    for (const auto& edit : edits) {
        auto lua = write_lua(simple());
        const auto at = lua.find(edit.what);
        ASSERT_NE(at, std::string::npos) << edit.what;
        lua.replace(at, std::string_view(edit.what).size(), edit.instead);
        ReadFault fault;
        EXPECT_FALSE(read_lua(lua, fault)) << edit.instead;
        EXPECT_EQ(fault.code, edit.code) << edit.instead;
        EXPECT_EQ(fault.line, edit.line) << edit.instead;
    }
}

TEST(RoundTrip, BrokenAndEndlessSourcesAreRefusedQuickly) {
    for (const std::string& source : {std::string(), std::string("return"), std::string("return rule {"), std::string("\"open"), std::string("[[open"), std::string("--[[open"),
                                      std::string("\"\\q\""), std::string("0x1F"), std::string("1e9"), std::string(1, '\0'), std::string("\xff\xfe"), std::string(70'000, ' '),
                                      std::string(60'000, '{'), "return rule { when = function(m) return " + std::string(50'000, '('), std::string("return rule { id = \"\\300\" }")}) {
        ReadFault fault;
        EXPECT_FALSE(read_lua(source, fault));
        EXPECT_FALSE(fault.code.empty());
    }
}

}  // namespace
}  // namespace luwte::rule_builder
