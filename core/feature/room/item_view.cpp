#include "feature/room/item_view.h"

#include <algorithm>

#include "feature/audit/audit.h"
#include "feature/room/words.h"
#include "view/avatar.h"
#include "view/coarse_time.h"

namespace luwte::room {
namespace {

using moderation::Material;

/// The sentence of each rule that had something to say; of one rule once.
void add_reasons(view::Fields fields, const visit::Context& context, const Parts& parts,
                 const moderation::Item& item) {
    std::string last;
    for (const auto& hit : item.hits) {
        const auto rule = hit.plugin + "/" + hit.rule;
        if (rule == last) continue;
        last = rule;
        auto sentence =
            parts.judge.sentence(context.organisation->id, hit, view::language_code(context.language));
        if (sentence.empty()) sentence = category_words(context, hit.category);
        auto row = fields.add("REASON");
        row.set("RULE", rule);
        row.set("SENTENCE", sentence);
    }
}

std::string warning_words(const visit::Context& context, const Material::Message& message) {
    std::string words;
    for (const auto& warning : message.warnings) {
        if (!words.empty()) words += ", ";
        words += context.translate(warning);
    }
    if (message.own_warning.empty()) return words;
    return words.empty() ? message.own_warning : words + ", " + message.own_warning;
}

std::string when(const visit::Context& context, base::TimePoint at) {
    return view::coarse_time_text(context.renderer.catalogue(), context.language, at, context.now);
}

void add_before(view::Fields fields, const visit::Context& context, const Material::Message& message) {
    auto row = fields.add("BEFORE");
    row.set("NAME", message.name);
    row.set("WHEN", when(context, message.at));
    const auto warnings = warning_words(context, message);
    auto inside = row.add(warnings.empty() ? "OPEN" : "FOLDED");
    inside.set("ABOUT", warnings);
    inside.set("HTML", message.html);
    row.set("HTML", message.html);
}

}  // namespace

void set_item(view::Fields fields, const visit::Context& context, const Parts& parts,
              const moderation::Item& item) {
    const auto staff = context.visitor.staff.staff;
    const bool mine = item.claimed_by_you(staff, context.now);
    const bool taken = item.claimed(context.now) && !mine;
    fields.set("ID", base::to_public(item.id));
    fields.set("LEVEL", level_words(context, item.danger));
    fields.set("WHY", cause_words(context, item));
    fields.set_if("ABOUT", categories_words(context, item.categories));
    set_clock(fields, context, item.opened_at);
    fields.show("IS_NOW", item.danger >= 2).show("IS_SOON", item.danger == 1).show("IS_MINE", mine);
    fields.show("FIRST_MESSAGE", item.first_disclosure).show("FIRST_REPLY", item.first_reply);
    fields.show("GRAPHIC", item.graphic);
    const bool published = item.placement == moderation::Placement::published;
    fields.show("VISIBLE", published).show("HIDDEN", !published);
    const bool open = item.state != moderation::ItemState::decided;
    fields.show("FREE", open && !mine && !taken).show("MINE", open && mine).show("TAKEN", open && taken);
    fields.set("WHO", context.translate("{name} has this one", {{"name", item.claimed_by_name}}));
    add_reasons(fields, context, parts, item);
}

void set_material(view::Fields fields, const visit::Context& context, const Material& material,
                  const Marks& marks, bool fold) {
    const auto& message = material.message;
    fields.set("FORUM", material.forum);
    if (!material.path.empty()) fields.set_if("ADDRESS", context.link(material.path));
    for (const auto& before : material.before) add_before(fields, context, before);
    fields.set("NAME", message.name);
    fields.set("AVATAR", view::avatar_svg(message.avatar_seed));
    fields.set("WHEN", when(context, message.at));
    auto about = warning_words(context, message);
    const bool folded = fold || !about.empty();
    if (about.empty()) about = context.translate("precise description");
    auto inside = fields.add(folded ? "FOLDED" : "OPEN");
    inside.set("ABOUT", about);
    add_pieces(inside, message.text, marks);
    add_pieces(fields, message.text, marks);
}

void note_reading(visit::Context& context, const moderation::Item& item,
                  const std::vector<moderation::SignalLine>& signals,
                  const std::vector<moderation::DecisionLine>& decisions) {
    const auto silent = [](const auto& line) { return line.words.empty(); };
    if (std::ranges::all_of(signals, silent) && std::ranges::all_of(decisions, silent)) return;
    audit::note_look(context.database(), context.organisation->id, context.visitor.staff.staff,
                     moderation::subject_text(item.kind, item.subject), "review-notes", context.now);
}

Marks marks_of(const std::vector<script::RuleHit>& hits) {
    Marks marks;
    for (const auto& hit : hits) marks.insert(marks.end(), hit.marks.begin(), hit.marks.end());
    return marks;
}

}  // namespace luwte::room
