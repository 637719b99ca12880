// luwte staff add.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/connect.h"
#include "app/exit_codes.h"
#include "app/find_organisation.h"
#include "feature/account/guess_limits.h"
#include "feature/account/hashing.h"
#include "feature/account/staff.h"

namespace luwte::app {
namespace {

int failed(const std::string& sentence, int code) {
    std::cerr << "luwte: " << sentence << '\n';
    return code;
}

}  // namespace

int run_staff_add(const Configuration& configuration, const Arguments& arguments) {
    const auto& typed = arguments.staff;
    std::uint16_t roles = 0;
    for (const auto& role : typed.roles) {
        const auto bit = account::role_bit(role);
        if (bit == 0) return failed(fmt::format("there is no role \"{}\": moderator, duty, host, companion, editor, administrator, custodian", role), EX_USAGE);
        roles = static_cast<std::uint16_t>(roles | bit);
    }
    const auto key = base::SecretKey::load_or_create(configuration.key);
    if (!key) return failed(fmt::format("the installation key {} cannot be used: {}", configuration.key, key.error().code), EX_CONFIG);
    auto words = account::WordList::load(std::filesystem::path(configuration.data) / "seed/return_words.txt");
    if (!words) return failed("the words of return codes cannot be read", EX_NOINPUT);

    const auto pool = connect(configuration);
    const auto connection = pool->lend();
    const auto organisation = find_organisation(*connection, typed.organisation);
    if (!organisation) return EX_NOINPUT;
    account::Hashing hashing;
    account::GuessLimits guesses;
    const account::StaffMembers staff(*key, std::make_shared<const account::WordList>(std::move(*words)), hashing, guesses);
    const auto made = staff.add(*connection, *organisation, typed.name, roles, base::SystemClock().now());
    if (!made) return failed(made.error().code == "account.staff-name" ? "the name has to be 2 to 40 characters" : made.error().code, exit_code_of(made.error().kind));
    if (arguments.json) {
        std::cout << nlohmann::json{{"name", typed.name}, {"code", made->code}, {"totp_secret", made->secret}, {"otpauth", made->otpauth}}.dump(2) << '\n';
        return EX_OK;
    }
    std::cout << fmt::format("{} comes in at /room/in with:\n  code         {}\n  TOTP secret  {}\n  or scan      {}\nThis is shown once.\n",
                             typed.name, made->code, made->secret, made->otpauth);
    return EX_OK;
}

}  // namespace luwte::app
