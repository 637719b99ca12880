// Fills the frame around a page.
#include "view/frame.h"

#include <string>

namespace luwte::view {

namespace {

/// Whether `path` is `folder` or below it: "/t/x" is below "/t".
bool is_at(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) &&
           (path.size() == folder.size() || path[folder.size()] == '/' || path[folder.size()] == '?');
}

std::string_view discreet_title(const Theme& theme, Language language) {
    for (const auto code : {language_code(language), html_language(language), std::string_view("nl")}) {
        const auto title = theme.title.find(std::string(code));
        if (title != theme.title.end()) return title->second;
    }
    return "Luwte";
}

std::string whole_title(std::string_view page, std::string_view site) {
    if (page.empty() || page == site) return std::string(site);
    return std::string(page) + " · " + std::string(site);
}

void add_languages(Fields& fields, Language language, const Frame& frame) {
    if (frame.languages.size() < 2) return;
    fields.show("HAS_LANGUAGES");
    for (const Language each : frame.languages) {
        auto row = fields.add("LANGUAGE");
        row.set("NAME", language_name(each)).set("TAG", html_language(each));
        row.show("CURRENT", each == language).show("OTHER", each != language);
        row.set("ADDRESS",
                with_language(frame.base, each) + std::string(frame.path.empty() ? "/" : frame.path));
    }
}

void add_footer_links(Fields& fields, const Theme& theme, std::string_view base) {
    for (const auto& [text, address] : theme.footer_links) {
        const bool own = address.starts_with('/');
        fields.add("LINK").set("TEXT", text).set("ADDRESS", own ? std::string(base) + address : address);
    }
}

}  // namespace

std::string with_language(std::string_view base, Language language) {
    auto choices = split_choices(base).choices;
    choices.language = language;
    return choices.prefix();
}

Fields frame_fields(const Theme& theme, Language language, const Frame& frame, const Assets& assets) {
    Fields fields;
    const auto site = discreet_title(theme, language);
    fields.set("LANG", html_language(language)).set("DIR", text_direction(language));
    fields.set("TITLE", whole_title(frame.title, site));
    fields.set("ORGANISATION", frame.organisation.empty() ? site : frame.organisation);
    fields.set("STYLESHEET", theme.stylesheet_address).set("SCRIPT", assets.script.address);
    fields.set("EDITOR_SCRIPT", assets.editor_script.address);
    fields.set("ROOM_SCRIPT", assets.room_script.address).set("ICON", assets.icon.address);
    fields.set("BASE", frame.base);

    if (!frame.back.empty()) fields.set_if("BACK", std::string(frame.base) + std::string(frame.back));
    if (!frame.wake.empty()) fields.set_if("WAKE", std::string(frame.base) + std::string(frame.wake));
    if (frame.reload_seconds > 0) {
        // By itself, and says so: what nobody did does not keep a session open.
        fields.show("RELOADS").set("RELOAD_SECONDS", std::int64_t{frame.reload_seconds});
        fields.set("RELOAD_ADDRESS", std::string(frame.base) + std::string(frame.path) + "?vanzelf=1");
    }
    fields.show("STAFF", frame.staff).show("DISCREET", frame.discreet);
    // The team has no page of its own for what it wrote: its place is the room.
    fields.show("SIGNED_IN", frame.signed_in && !frame.staff).show("READER", !frame.signed_in);
    fields.show("ROOM", is_at(frame.path, "/room") || is_at(frame.path, "/org"));
    fields.show("AT_READ", is_at(frame.path, "/f") || is_at(frame.path, "/t"));
    fields.show("AT_NOW", is_at(frame.path, "/nu")).show("AT_GUIDE", is_at(frame.path, "/w"));
    fields.show("AT_ROOM", is_at(frame.path, "/room"));
    fields.show("AT_MINE", is_at(frame.path, "/m") || is_at(frame.path, "/in"));
    add_languages(fields, language, frame);
    add_footer_links(fields, theme, frame.base);
    return fields;
}

}  // namespace luwte::view
