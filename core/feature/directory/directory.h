// The directory (wegwijzer) as one immutable value in memory: find services, and what to call now. Knows no
// database.
//
// Every page that shows help does this:
//   auto directory = snapshots.current(context.database());
//   auto lines = directory->help_for({.categories = {"suicide"}, .level = 3}, context.now);
//   show_help(fields.include("HELP_NOW", "directory/help_now.html"), lines, context);  // help_view.h
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "feature/directory/service.h"

namespace luwte::directory {

class WordIndex;

/// What somebody looks for. An empty text means: does not matter. Unknown values find nothing and harm
/// nothing.
struct Search {
    std::string violence_type = {};  ///< "sexual": what is going on
    std::string audience =
        {};  ///< "youth"; "perpetrators" alone shows services for people who used violence only
    std::string help_type = {};  ///< "listening"
    std::string language = {};   ///< ISO 639-1
    std::string channel = {};    ///< "chat"
    bool anonymous = false;
    bool open_now = false;
    std::string words = {};  ///< own words; the first 200 bytes count
};

/// One result. Valid as long as the directory it came from.
struct Found {
    const Service* service = nullptr;
    Openness open;        ///< of its staffed channels: the best one
    bool certain = true;  ///< false: the list does not say whether one of the wishes holds
};

/// What help is needed for.
struct Need {
    std::vector<std::string> categories =
        {};                       ///< as the rules name them, most serious first; none: in general
    int level = 2;                ///< 2 urgent, 3 immediate: then 112 stands first, always
    std::string language = "nl";  ///< ISO 639-1, of the person
};

/// One thing to do now: call this, chat there.
struct HelpLine {
    ServiceId service;  ///< none for the built-in 112
    std::string name;
    std::string
        channel;  ///< the best way now: "phone", "chat", …; "website" when the list knows its site alone
    std::string number;   ///< what to dial, as people write it; empty when the list gives none
    std::string address;  ///< https://… to go on to; empty when there is none
    std::optional<Openness>
        chat;  ///< when it answers chats as well; nothing: no chat, or channel is the chat
    Openness open;
    Cost cost = Cost::unknown;
    std::optional<bool> anonymous;
    std::optional<bool> on_bill;
    std::vector<std::string> staffed_by;
    std::string summary_nl, summary_en;
    bool emergency = false;  ///< 112: for when it is not safe this minute
    bool speaks = false;     ///< the list names the person's language
    bool verified = false;
    int source_year = 0;
};

/// Immutable, thread safe.
class Directory {
  public:
    Directory(std::vector<Service> services, std::vector<HelpPlan> plans);
    ~Directory();
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;

    [[nodiscard]] const std::vector<Service>& services() const { return services_; }
    [[nodiscard]] const Service* find(ServiceId id) const;

    /// What fits, best first: certain before uncertain, made for the audience before made for everyone, words
    /// that match best, open before unknown before closed. Services for people who used violence come up only
    /// for them.
    [[nodiscard]] std::vector<Found> search(const Search& search, base::TimePoint now) const;

    /// What to call now, in the order in which to try: at level 3 first 112; then what fits the dangers best,
    /// open before unknown before closed. Never empty: 112 is in it even when the directory is not loaded.
    [[nodiscard]] std::vector<HelpLine> help_for(const Need& need, base::TimePoint now) const;

  private:
    std::vector<Service> services_;
    std::vector<HelpPlan> plans_;
    std::unordered_map<ServiceId, const Service*> by_id_;
    std::unique_ptr<const WordIndex> index_;
};

/// The best openness of a service's staffed channels; `unknown` when it has none with known hours.
[[nodiscard]] Openness service_openness(const Service& service, base::TimePoint now);

}  // namespace luwte::directory
