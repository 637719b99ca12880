#include "feature/forum/page_parts.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/unmasked.h"
#include "feature/moderation/told.h"
#include "view/avatar.h"
#include "view/coarse_time.h"

namespace luwte::forum {
namespace {

/// A line each, as the author is told.
void show_reasons(view::Fields fields, std::string_view explanation) {
    for (std::size_t at = 0; at < explanation.size();) {
        const std::size_t end = std::min(explanation.find('\n', at), explanation.size());
        if (end > at) fields.add("REASON").set("TEXT", explanation.substr(at, end - at));
        at = end + 1;
    }
}

void show_state(view::Fields shown, const visit::Context& context, const Post& post) {
    const char* section = post.state == PostState::held       ? "HELD"
                          : post.state == PostState::returned ? "RETURNED"
                          : post.state == PostState::removed  ? "REMOVED"
                                                              : nullptr;
    if (section == nullptr) return;
    show_reasons(shown.add(section), told(context, post.explanation));
}

void show_reactions(view::Fields shown, const visit::Context& context, const Post& post) {
    struct Kind {
        Reaction reaction;
        const char *section, *value, *word;
    };
    const Kind kinds[] = {
        {Reaction::recognition, "RECOGNITION", "herkenning", LUWTE_TEXT("I recognise this")},
        {Reaction::support, "SUPPORT", "steun", LUWTE_TEXT("Support")},
        {Reaction::thanks, "THANKS", "dank", LUWTE_TEXT("Thanks")}};
    const bool may_react = context.visitor.is_person() && !post.own && post.state == PostState::published;
    if (post.reactions != 0) {
        view::Fields words = shown.add("HAS_REACTIONS");
        for (const Kind& kind : kinds)
            words.show(kind.section, (post.reactions & std::to_underlying(kind.reaction)) != 0);
    }
    for (const Kind& kind : kinds) {
        if (!may_react) return;
        const bool pressed = (post.own_reactions & std::to_underlying(kind.reaction)) != 0;
        view::Fields button = shown.add("REACT");
        button.set("VALUE", (pressed ? "geen-" : "") + std::string(kind.value));
        button.set("PRESSED", pressed ? "true" : "false");
        button.set("WORD", context.translate(kind.word));
    }
}

void show_tools(view::Fields shown, const visit::Context& context, const Post& post, bool may_answer) {
    const bool published = post.state == PostState::published;
    show_reactions(shown, context, post);
    shown.show("ANSWER", may_answer && published);
    if (post.own) shown.add("MINE").show("EDITED", post.edited);
    shown.show("OTHERS", !post.own && published);
    shown.show("AVOID", !post.own && context.visitor.is_person() && post.author.persona);
}

}  // namespace

Viewer viewer_of(const visit::Context& context) {
    Viewer viewer{context.organisation->id, {}, context.visitor.is_staff()};
    if (context.visitor.is_person()) viewer.account = context.visitor.person.account;
    return viewer;
}

std::string warnings_text(const visit::Context& context, WarningSet warnings, std::string_view own_words) {
    std::string text;
    for (const std::string_view english : warning_texts(warnings)) {
        if (!text.empty()) text += ", ";
        text += context.translate(english);
    }
    if (!own_words.empty()) text += (text.empty() ? "" : ", ") + std::string(own_words);
    return text;
}

std::string when_text(const visit::Context& context, base::TimePoint moment) {
    return view::coarse_time_text(context.renderer.catalogue(), context.language, moment, context.now);
}

std::string told(const visit::Context& context, std::string_view kept) {
    return moderation::tell(context.renderer.catalogue(), context.language, kept);
}

std::string told_notice(const visit::Context& context, const Notice& notice) {
    if (notice.kind != "unmasked") return told(context, notice.reason);
    const auto english = unmask_reason_text(notice.reason);
    return english.empty() ? std::string() : context.translate(english);
}

void show_post(view::Fields fields, const visit::Context& context, const Post& post, const PostShown& how) {
    fields.set("BASE", context.choices.prefix());
    fields.set("ID", base::to_public(post.id));
    fields.set("TOPIC", base::to_public(post.topic));
    constexpr auto custodian = static_cast<std::uint16_t>(visit::Role::custodian);
    if (context.visitor.is_staff() && (context.visitor.staff.roles & custodian) != 0)
        fields.set_if("UNMASK", context.link("/room/maskers?bericht=post:" + base::to_public(post.id)));
    fields.show("OWN", post.own).show("WAITS", post.own && post.state != PostState::published);
    const bool gone = post.state == PostState::withdrawn || (post.state == PostState::removed && !post.own);
    if (gone) {
        fields.show("GONE");
        return;
    }
    const std::string about = warnings_text(context, post.warnings, post.warning_words);
    if ((post.warnings & context.hidden_warnings) != 0 && !how.opened && !post.own) {
        fields.add("HIDDEN").set("ABOUT", about);
        return;
    }
    view::Fields shown = fields.add("SHOWN");
    shown.set("AVATAR", view::avatar_svg(post.author.avatar_seed));
    shown.set("NAME", post.author.name);
    shown.set("WHEN", when_text(context, post.created_at)).show("EDITED", post.edited);
    show_state(shown, context, post);
    shown.show("PLACED", how.placed && post.own && post.state == PostState::published);
    view::Fields body = shown.add(about.empty() ? "PLAIN" : "WARNED");
    body.set("BODY", post.html).set("ABOUT", about).show("OPEN", how.opened);
    show_tools(shown, context, post, how.may_answer);
}

void show_pieces(view::Fields fields, const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces)
        fields.add("PIECE").add(piece.marked ? "MARKED" : "UNMARKED").set("TEXT", piece.text);
}

void show_form(view::Fields fields, const visit::Context& context, const FormShown& shown) {
    context.prepare_form(fields);
    fields.set("ACTION", context.link(shown.action))
        .set("PLACE", shown.place)
        .set("WRITTEN", shown.writing.text);
    fields.show("KEEPS_DRAFT", context.visitor.is_person());
    if (shown.version > 0) fields.set_if("VERSION", std::to_string(shown.version));
    if (shown.name) fields.add("WITH_NAME").set("NAME", *shown.name);
    if (shown.with_title) fields.add("WITH_TITLE").set("TITLE", shown.writing.title);
    for (const auto& [field, section] : {std::pair{"name", "NAME_ERROR"},
                                         {"title", "TITLE_ERROR"},
                                         {"text", "TEXT_ERROR"},
                                         {"warning-words", "WARNING_ERROR"}}) {
        if (shown.faulty_field == field) fields.add(section).set("TEXT", shown.fault);
    }
    const bool warned = shown.writing.warnings != 0 || !shown.writing.warning_words.empty();
    fields.show("WARNINGS_OPEN", warned || shown.faulty_field == "warning-words");
    fields.set("WARNING_WORDS", shown.writing.warning_words);
    for (const ContentWarning& warning : content_warnings()) {
        view::Fields row = fields.add("WARNING");
        row.set("BIT", static_cast<std::int64_t>(warning.bit))
            .set("WORD", context.translate(warning.english));
        row.show("CHECKED", (shown.writing.warnings & (1U << warning.bit)) != 0);
    }
    fields.show("ASKED", shown.asked);
    if (!shown.asked) fields.add("FRESH").show(shown.version > 0 ? "SAVES" : "PLACES");
}

Writing read_form(const visit::Context& context) {
    Writing writing;
    writing.title = context.form.get("title");
    writing.text = context.form.get("text");
    writing.warning_words = context.form.get("warning-words");
    for (const std::string_view value : context.form.all("warning")) {
        unsigned bit = 32;
        std::from_chars(value.data(), value.data() + value.size(), bit);
        if (bit < 32) writing.warnings |= 1U << bit;
    }
    writing.warnings &= known_warnings();
    return writing;
}

std::string problem_text(const visit::Context& context, const base::Problem& problem) {
    static constexpr std::pair<std::string_view, const char*> sentences[] = {
        {"forum.no-title", LUWTE_TEXT("Say in a few words what it is about.")},
        {"forum.title-too-long", LUWTE_TEXT("This is longer than 120 characters. Make it a little shorter.")},
        {"forum.no-text", LUWTE_TEXT("There is no text yet.")},
        {"forum.text-too-long",
         LUWTE_TEXT("This is longer than 10,000 characters. Make it shorter, or send it in parts.")},
        {"forum.warning-too-long", LUWTE_TEXT("This is longer than 80 characters.")},
        {"forum.own-code",
         LUWTE_TEXT("Your six words are in this text. Take them out: who knows them can be you here.")},
        {"forum.too-many-posts",
         LUWTE_TEXT(
             "You wrote a lot in a short time. Your text is kept. Wait a few minutes, then place it.")},
        {"forum.archive", LUWTE_TEXT("Nobody can write here any more. You can read everything.")},
        {"forum.members-only", LUWTE_TEXT("Only people who already write here can write in this forum.")},
        {"forum.staff", LUWTE_TEXT("You are signed in for the team. The team does not write here.")},
        {"forum.waits", LUWTE_TEXT("Answers can come once the message is there for everybody.")},
        {"forum.no-persona",
         LUWTE_TEXT("Write something here first: then you have a pen name with which you can react.")},
        {"forum.removed", LUWTE_TEXT("The team took this message away, so it cannot be changed.")},
        {"sanction.slow",
         LUWTE_TEXT("For now you write a little slower here. Your text is kept as a draft.")},
        {"sanction.read-only", LUWTE_TEXT("For now you cannot write here. Your text is kept as a draft.")},
        {"sanction.pause",
         LUWTE_TEXT("For now you have a pause from writing. Your text is kept as a draft.")},
        {"sanction.exclusion", LUWTE_TEXT("For now you cannot write. Your text is kept as a draft.")},
        {"account.name-taken", LUWTE_TEXT("Somebody has this name already. Choose another one.")},
        {"account.name-too-short", LUWTE_TEXT("A name has at least two characters.")},
        {"account.name-too-long", LUWTE_TEXT("A name has at most 30 characters.")},
        {"account.busy",
         LUWTE_TEXT("It is busy. Your text is below, nothing is lost. Try again in a moment.")},
        {"signal.no-reason", LUWTE_TEXT("Choose what it is.")},
        {"signal.words-too-long", LUWTE_TEXT("This is longer than 500 characters.")},
    };
    for (const auto& [code, sentence] : sentences) {
        if (problem.code == code) return context.translate(sentence);
    }
    if (problem.field == "name")
        return context.translate(LUWTE_TEXT("This name cannot be used. Choose another one."));
    return context.translate(
        LUWTE_TEXT("This cannot be used as it is. Your text is below, nothing is lost."));
}

}  // namespace luwte::forum
