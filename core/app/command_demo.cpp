// luwte demo load.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/staff.h"
#include "feature/demo/demonstration.h"

namespace luwte::app {
namespace {

int failed(const std::string& sentence, int code) {
    std::cerr << "luwte: " << sentence << '\n';
    return code;
}

std::string sentence_of(const base::Problem& problem, const std::string& organisation) {
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

}  // namespace

int run_demo_load(const Configuration& configuration, const Arguments& arguments) {
    const auto seed = demo::read_seed(std::filesystem::path(configuration.data) / "seed/demo.json");
    if (!seed) return failed(fmt::format("{} {}", seed.error().code, seed.error().field), exit_code_of(seed.error().kind));
    const auto key = base::SecretKey::load_or_create(configuration.key);
    if (!key) return failed(fmt::format("the installation key {} cannot be used: {}", configuration.key, key.error().code), EX_CONFIG);
    auto words = account::WordList::load(std::filesystem::path(configuration.data) / "seed/return_words.txt");
    if (!words) return failed("the words of return codes cannot be read", EX_NOINPUT);
    account::Hashing hashing;
    account::GuessLimits guesses;
    const account::StaffMembers staff(*key, std::make_shared<const account::WordList>(std::move(*words)), hashing, guesses);

    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    auto list = nlohmann::json::array();
    int code = EX_OK;
    for (const auto& organisation : *seed) {
        const auto made = demo::load(*connection, staff, organisation, base::SystemClock().now());
        // What was made before is told all the same: nobody can ask for these sign-ins again.
        if (!made) code = failed(sentence_of(made.error(), organisation.what.name), exit_code_of(made.error().kind));
        if (!made) break;
        if (arguments.json)
            list.push_back(to_json(*made));
        else
            print(*made);
    }
    if (arguments.json) std::cout << nlohmann::json{{"organisations", std::move(list)}}.dump(2) << '\n';
    return code;
}

}  // namespace luwte::app
