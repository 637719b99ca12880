// luwte demo load.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "app/progress_bar.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/staff.h"
#include "feature/demo/demonstration.h"
#include "feature/demo/filling.h"

namespace luwte::app {
namespace {

int failed(const std::string& sentence, int code) {
    std::cerr << "luwte: " << sentence << '\n';
    return code;
}

std::string sentence_of(const base::Problem& problem, const std::string& organisation) {
    if (problem.code == "demo.no-forum") return fmt::format("\"{}\" has no forum to fill", organisation);
    if (problem.code == "organisation.host-taken")
        return fmt::format("another organisation answers at a host name of the demonstration's \"{}\": luwte organisation list", organisation);
    return fmt::format("the demonstration's \"{}\" cannot be made: {} {}", organisation, problem.code, problem.field);
}

void print(const demo::MadeOrganisation& made) {
    std::cout << fmt::format("{} ({}) {} at {}.\n", made.title, made.name, made.made ? "answers" : "was there already, and answers",
                             fmt::join(made.hosts, ", "));
    for (const auto& [name, roles, sign_in] : made.staff)
        std::cout << fmt::format("  {} ({}) comes in at /room/in with:\n    code         {}\n    TOTP secret  {}\n    or scan      {}\n", name,
                                 fmt::join(roles, ", "), sign_in.code, sign_in.secret, sign_in.otpauth);
    if (!made.staff.empty()) std::cout << "  These are shown once.\n";
    std::cout << std::flush;
}

nlohmann::json to_json(const demo::MadeOrganisation& made) {
    auto staff = nlohmann::json::array();
    for (const auto& [name, roles, sign_in] : made.staff)
        staff.push_back({{"name", name}, {"roles", roles}, {"code", sign_in.code}, {"totp_secret", sign_in.secret}, {"otpauth", sign_in.otpauth}});
    return {{"name", made.name}, {"title", made.title}, {"hosts", made.hosts}, {"made", made.made}, {"staff", std::move(staff)}};
}

/// What the whole command needs.
struct Loading {
    const Arguments& arguments;
    const std::vector<demo::SeedOrganisation>& seed;
    const account::StaffMembers& staff;
    store::Connection& connection;
    nlohmann::json made = nlohmann::json::array();
};

int make_organisations(Loading& loading) {
    for (const auto& organisation : loading.seed) {
        const auto made = demo::load(loading.connection, loading.staff, organisation, base::SystemClock().now());
        if (!made) return failed(sentence_of(made.error(), organisation.what.name), exit_code_of(made.error().kind));
        // Told one by one: a sign-in that was made must not be lost because of what comes after it.
        if (loading.arguments.json)
            loading.made.push_back(to_json(*made));
        else
            print(*made);
    }
    return EX_OK;
}

/// The organisation that is to be filled; made when it is one of the demonstration's and not there yet. One without
/// any forum gets those of the first.
std::optional<organisation::Organisation> find_or_make(Loading& loading) {
    const auto& name = loading.arguments.demo.organisation;
    auto found = demo::find_organisation(loading.connection, name);
    if (!found && std::ranges::find(loading.seed, name, [](const auto& seed) { return seed.what.name; }) != loading.seed.end()) {
        if (make_organisations(loading) != EX_OK) return std::nullopt;
        found = demo::find_organisation(loading.connection, name);
    }
    if (found) demo::add_forums_when_none(loading.connection, found->id, loading.seed.front());
    return found;
}

int fill_organisation(Loading& loading, const demo::Grammars& grammars, nlohmann::json& filled) {
    const auto& typed = loading.arguments.demo;
    const auto organisation = find_or_make(loading);
    if (!organisation) return failed(fmt::format("there is no organisation \"{}\": luwte organisation list", typed.organisation), EX_NOINPUT);
    const auto amount = demo::settle({typed.topics, typed.posts, typed.accounts});
    const auto began = std::chrono::steady_clock::now();
    ProgressBar bar("posts", amount.posts, typed.quiet);
    demo::Random random(base::random_id_value());
    const auto done = demo::fill(loading.connection, organisation->id, amount, grammars, random, base::SystemClock().now(),
                                 [&](std::int64_t posts) { bar.show(posts); });
    bar.end();
    if (!done) return failed(sentence_of(done.error(), organisation->name), exit_code_of(done.error().kind));
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    filled = {{"organisation", organisation->name}, {"topics", amount.topics}, {"posts", amount.posts}, {"accounts", amount.accounts}, {"seconds", seconds}};
    if (!loading.arguments.json)
        std::cout << fmt::format("{} has {} topics, {} posts and {} accounts more; {:.1f} s.\n", organisation->title, amount.topics, amount.posts,
                                 amount.accounts, seconds);
    return EX_OK;
}

}  // namespace

int run_demo_load(const Configuration& configuration, const Arguments& arguments) {
    const std::filesystem::path seeds = std::filesystem::path(configuration.data) / "seed";
    const auto seed = demo::read_seed(seeds / "demo.json");
    if (!seed) return failed(fmt::format("{} {}", seed.error().code, seed.error().field), exit_code_of(seed.error().kind));
    const auto key = base::SecretKey::load_or_create(configuration.key);
    if (!key) return failed(fmt::format("the installation key {} cannot be used: {}", configuration.key, key.error().code), EX_CONFIG);
    auto words = account::WordList::load(seeds / "return_words.txt");
    if (!words) return failed("the words of return codes cannot be read", EX_NOINPUT);
    account::Hashing hashing;
    account::GuessLimits guesses;
    const account::StaffMembers staff(*key, std::make_shared<const account::WordList>(std::move(*words)), hashing, guesses);

    const auto grammars = demo::read_grammars(seeds / "demo_phrases.json");
    if (!grammars) return failed(fmt::format("{} {}", grammars.error().code, grammars.error().field), exit_code_of(grammars.error().kind));

    Configuration patient = configuration;  // bulk statements take longer than any page's may
    patient.statement_seconds = 600;
    const auto pool = connect(patient);
    const auto connection = pool->lend();
    Loading loading{arguments, *seed, staff, *connection};
    auto filled = nlohmann::json();
    const auto& numbers = arguments.demo;
    const bool fill = numbers.topics + numbers.posts + numbers.accounts > 0;
    const int code = fill ? fill_organisation(loading, *grammars, filled) : make_organisations(loading);
    // What was made is told even after a failure: nobody can ask for these sign-ins again.
    if (arguments.json) std::cout << nlohmann::json{{"organisations", std::move(loading.made)}, {"filled", std::move(filled)}}.dump(2) << '\n';
    return code;
}

}  // namespace luwte::app
