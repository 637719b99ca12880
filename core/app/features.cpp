#include "app/features.h"

#include <stdexcept>

#include "feature/account/accounts.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/sessions.h"
#include "feature/account/staff.h"
#include "feature/content/content_pages.h"
#include "feature/directory/directory_pages.h"
#include "feature/directory/snapshot.h"

namespace luwte::app {
namespace {

std::shared_ptr<const account::WordList> load_words(const Configuration& configuration) {
    auto words = account::WordList::load(std::filesystem::path(configuration.data) / "seed/return_words.txt");
    if (!words) throw std::runtime_error("the words of return codes cannot be read: " + words.error().code);
    return std::make_shared<const account::WordList>(std::move(*words));
}

void append(std::vector<visit::Route>& all, std::vector<visit::Route> more) {
    for (auto& route : more) all.push_back(std::move(route));
}

}  // namespace

/// In the order in which they need each other.
struct Features::All {
    Parts parts;
    std::shared_ptr<const account::WordList> words;
    account::Hashing hashing;
    account::GuessLimits guesses;
    account::Sessions sessions;
    account::Accounts accounts;
    account::StaffMembers staff;
    directory::Snapshots directory;
    directory::DirectoryPages directory_pages;
    content::ContentPages content_pages;

    explicit All(const Parts& given)
        : parts(given),
          words(load_words(given.configuration)),
          sessions(given.installation_key, words, hashing, guesses),
          accounts(given.installation_key, words, hashing),
          staff(given.installation_key, words, hashing, guesses),
          directory_pages(directory),
          content_pages(directory, given.assets.icon.address) {}
};

Features::Features(const Parts& parts) : all_(std::make_unique<All>(parts)) {}
Features::~Features() = default;

visit::VisitorFinder Features::visitor_finder() const {
    return [sessions = &all_->sessions](store::Connection& connection, const organisation::Organisation& organisation,
                                        std::string_view cookie, base::TimePoint now) {
        return sessions->find_visitor(connection, organisation, cookie, now);
    };
}

std::vector<visit::Route> Features::routes() const {
    std::vector<visit::Route> routes;
    append(routes, all_->content_pages.routes());
    append(routes, all_->directory_pages.routes());
    return routes;
}

void Features::heard(std::string_view subject) { all_->directory.heard(subject); }
void Features::gap() { all_->directory.gap(); }
void Features::stop() {}

}  // namespace luwte::app
