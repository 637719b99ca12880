#include "feature/account/page_parts.h"

#include <array>

#include "feature/account/cookie.h"

namespace luwte::account {
namespace {

struct Sentence {
    std::string_view code;
    const char* english;
};

constexpr std::array sentences = {
    Sentence{"account.code-not-six-words",
             LUWTE_TEXT("A code has six words. Look whether one is missing, or one too many.")},
    Sentence{"account.code-wrong", LUWTE_TEXT("These six words open nothing here. Look at the order, and "
                                              "whether every word is spelled right.")},
    Sentence{
        "account.too-many-tries",
        LUWTE_TEXT(
            "There were many tries from here. Wait ten minutes, then try again. Your words keep working.")},
    Sentence{"account.busy", LUWTE_TEXT("It is busy now. Nothing is lost. Try again in a minute.")},
    Sentence{"account.pin-wrong",
             LUWTE_TEXT("That is not the PIN. After three wrong ones you come in with your six words.")},
    Sentence{"account.pin-not-digits", LUWTE_TEXT("A PIN has 4 to 8 digits.")},
    Sentence{"account.session-ended",
             LUWTE_TEXT("This visit has ended. You can come back with your six words.")},
    Sentence{"account.staff-sign-in-wrong",
             LUWTE_TEXT("Code or digits are not right. The digits change every half minute.")},
    Sentence{"account.idle-too-long", LUWTE_TEXT("You can choose a shorter time here, not a longer one.")},
    Sentence{"account.name-too-short", LUWTE_TEXT("A name has at least 2 characters.")},
    Sentence{"account.name-too-long", LUWTE_TEXT("A name has at most 30 characters.")},
    Sentence{"account.name-characters", LUWTE_TEXT("A name has letters, digits, spaces and hyphens only.")},
    Sentence{"account.name-contact", LUWTE_TEXT("This looks like a mail address, a web address or a phone "
                                                "number. Choose a name that leads nowhere.")},
    Sentence{"account.name-staff",
             LUWTE_TEXT("Others could think that you belong to the team. Choose another name.")},
    Sentence{"account.name-taken",
             LUWTE_TEXT("Somebody has this name, or one that looks like it. Choose another one.")},
};

constexpr std::size_t longest_path = 200;

}  // namespace

std::string sentence(const visit::Context& context, const base::Problem& problem) {
    for (const auto& [code, english] : sentences)
        if (code == problem.code) return context.translate(english);
    return context.translate("This did not work. Nothing is lost. Try again in a minute.");
}

std::string zone_title(const visit::Context& context, organisation::Zone zone) {
    switch (zone) {
        case organisation::Zone::survivors:
            return context.translate("Among peers");
        case organisation::Zone::nearby:
            return context.translate("Among people nearby");
        case organisation::Zone::involved:
            return context.translate("Among people involved");
        case organisation::Zone::professionals:
            return context.translate("Among professionals");
    }
    return {};
}

std::string way_back(std::string_view wished, std::string_view otherwise) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789/-";
    const bool ours = wished.size() > 1 && wished.size() <= longest_path && wished.front() == '/' &&
                      wished[1] != '/' && wished.find_first_not_of(plain) == std::string_view::npos &&
                      !wished.starts_with("/in") && !wished.starts_with("/weg") &&
                      !wished.starts_with("/api");
    return std::string(ours ? wished : otherwise);
}

net::Response redirect_with_cookie(const visit::Context& context, std::string_view path,
                                   std::string_view cookie) {
    auto response = context.redirect(path);
    response.headers.push_back({"set-cookie", session_cookie(cookie)});
    return response;
}

void clear_browser(net::Response& response, std::string set_cookie) {
    // Not "cookies": that would take away the one that is set here.
    response.headers.push_back({"clear-site-data", "\"cache\", \"storage\""});
    if (!set_cookie.empty()) response.headers.push_back({"set-cookie", std::move(set_cookie)});
}

}  // namespace luwte::account
