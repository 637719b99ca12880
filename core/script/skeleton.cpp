// `luwte plugin new`: a plugin that passes its check, to start from.
#include "script/check.h"

namespace luwte::script {
namespace {

constexpr const char* theme_part = R"lua(  theme = {
    colours = {
      light = { ground = "#f6f4ef", surface = "#ffffff", text = "#1d2b33", quiet = "#48565e", accent = "#1f5f6b",
                on_accent = "#ffffff", danger = "#a3262a", on_danger = "#ffffff", line = "#6f7c82", focus = "#0b4fd0" },
      dark = { ground = "#101a20", surface = "#17242b", text = "#e8eef0", quiet = "#b4c1c7", accent = "#8fd0dc",
               on_accent = "#08272d", danger = "#ffb0a8", on_danger = "#3b0907", line = "#84949b", focus = "#9ec5ff" },
      contrast = { ground = "#000000", surface = "#000000", text = "#ffffff", quiet = "#ffffff", accent = "#8fe8f5",
                   on_accent = "#000000", danger = "#ffc2bc", on_danger = "#000000", line = "#ffffff", focus = "#ffe600" },
    },
    shape = { corner = "0.6rem", space = "1rem", font = "system", width = "38rem" },
    words = {},
    footer_links = {},
    exit_address = "https://www.knmi.nl/",
    title = { nl = "Notities", en = "Notes" },
    logo = "dunes",
    front_blocks = { "intro", "doors", "open-now", "recent", "about" },
  },
)lua";

std::string manifest(PluginKind kind, const std::string& name) {
    std::string text = "return plugin {\n  name = \"" + name + "\",\n  kind = \"" +
                       std::string(to_text(kind)) +
                       "\",\n  version = \"0.1.0\",\n  api = 1,\n  summary = { nl = \"Nog te beschrijven\", "
                       "en = \"To be described\" },\n";
    if (kind == PluginKind::theme) text += theme_part;
    return text + "}\n";
}

constexpr const char* moderation_rule = R"lua(-- One rule a file. plugins/README.md tells what there is.
return rule {
  id = "example",
  about = { nl = "Vraagt waar iemand woont", en = "Asks where somebody lives" },
  on = { "topic", "reply", "group", "chat" },
  patterns = {
    asks = words "example.txt",
  },
  when = function(m) return m:has "asks" end,
  verdict = nudge { reason = "asks-address", category = "personal-data" },
  examples = {
    { "Wat is je adres?", nudge = true },
    { "Waar kan ik leren zwemmen?", nudge = false },
  },
}
)lua";

constexpr const char* escalation_rule = R"lua(-- One rule a file. plugins/README.md tells what there is.
return rule {
  id = "example",
  about = { nl = "Iemand staat nu voor de deur", en = "Somebody is at the door now" },
  patterns = {
    door = words "example.txt",
    now = { "nu", "op dit moment", "right now" },
  },
  judge = function(m)
    for _, s in ipairs(m.sentences) do
      if s:has "door" then return escalate { level = s:has "now" and 3 or 2, category = "violence-now" } end
    end
  end,
  examples = {
    { "Hij staat nu voor de deur", level = 3, category = "violence-now" },
    { "Hij staat elke avond voor de deur", level = 2 },
    { "De fiets staat bij het station", level = 0 },
  },
}
)lua";

std::string catalogue(const std::string& reason, const std::string& sentence) {
    return "msgid \"" + reason + "\"\nmsgstr \"" + sentence + "\"\n";
}

}  // namespace

std::optional<PluginFiles> new_plugin(PluginKind kind, const std::string& name) {
    const bool good = !name.empty() && name.size() <= 60 && name[0] != '-' &&
                      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!good) return std::nullopt;
    PluginFiles plugin{name, {{"plugin.lua", manifest(kind, name)}}};
    if (kind == PluginKind::moderation) {
        plugin.files["rules/example.lua"] = moderation_rule;
        plugin.files["words/example.txt"] =
            "# language: nl\nwat is je adres\nwaar woon je\n\n# language: en\nwhat is your address\nwhere do "
            "you live\n";
        plugin.files["locale/nl.po"] =
            catalogue("asks-address", "Je vraagt waar iemand woont. Iedereen kan het antwoord lezen.");
        plugin.files["locale/nl-plain.po"] =
            catalogue("asks-address", "Je vraagt naar een adres. Iedereen kan dat lezen.");
        plugin.files["locale/en.po"] =
            catalogue("asks-address", "You ask where somebody lives. Everybody can read the answer.");
    } else if (kind == PluginKind::escalation) {
        plugin.files["rules/example.lua"] = escalation_rule;
        plugin.files["words/example.txt"] =
            "# language: nl\nstaat ... voor de deur\n\n# language: en\nis at the door\n";
    }
    return plugin;
}

}  // namespace luwte::script
