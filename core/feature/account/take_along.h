// Taking everything along: what each feature holds of a person, as plain values, made into a page and JSON.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "store/database.h"
#include "view/language.h"

namespace luwte::account {

/// Whose things: those of one persona, or, without one, those that belong to the account itself (settings).
/// They go into files of their own: a file with two personas in it would link them for everybody who finds
/// it.
struct Whose {
    OrganisationId organisation;
    AccountId account;
    PersonaId persona;
    view::Language language = view::Language::dutch;  ///< for sentences that are kept by their code
};

/// One thing: "Written" → "2026-11-21", "Text" → "…". Names are English texts marked LUWTE_TEXT; the page
/// translates them, JSON has them as `key`.
struct TakenField {
    std::string key;   ///< for JSON: "text"
    std::string name;  ///< for people: "Text"
    std::string value;
};
using TakenItem = std::vector<TakenField>;

struct TakenSection {
    std::string key;    ///< for JSON: "posts"
    std::string title;  ///< for people: "What you wrote"
    std::vector<TakenItem> items;
};

/// What one feature holds. No ids of accounts, of other personas, or of other people.
using Exporter = std::function<std::vector<TakenSection>(store::Connection&, const Whose&)>;

/// What this feature holds: the name, or the settings.
[[nodiscard]] std::vector<TakenSection> own_sections(store::Connection& connection, const Whose& whose);
/// Everything, of this feature and of the others.
[[nodiscard]] std::vector<TakenSection> collect(store::Connection& connection, const Whose& whose,
                                                const std::vector<Exporter>& exporters);
/// {"posts": [{"text": "…"}], …}
[[nodiscard]] std::string to_json(const std::vector<TakenSection>& sections);

}  // namespace luwte::account
