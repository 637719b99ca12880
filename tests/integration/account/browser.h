// A browser without JavaScript for tests of pages: one cookie, forms with their tokens, the real way of a
// request.
#pragma once

#include <future>
#include <map>
#include <memory>
#include <regex>
#include <string>

#include "feature/account/account_pages.h"
#include "feature/organisation/organisations.h"
#include "feature/visit/dispatcher.h"
#include "integration/account/fixture.h"
#include "view/assets.h"

namespace luwte::account {

class PagesTest : public AccountTest {
  protected:
    class HeldClock final : public base::Clock {
      public:
        explicit HeldClock(const base::TimePoint& moment) : moment_(moment) {}
        [[nodiscard]] base::TimePoint now() const override { return moment_; }

      private:
        const base::TimePoint& moment_;
    };

    /// Somebody's browser: keeps the one cookie as browsers do.
    struct Browser {
        std::string cookie;
        std::uint64_t client = 7;
        std::string sent_cookie_line;  ///< the last Set-Cookie, whole
    };

    PagesTest() {
        theme_->exit_address = "https://www.buienradar.nl/";
        organisations_.reload(connection);
        const std::filesystem::path web(LUWTE_SOURCE "/web");
        renderer_ = view::Renderer::create(web, view::Catalogue::load(LUWTE_LOCALE), view::Assets::read(web));
        const auto find = [this](store::Connection& on, const organisation::Organisation& organisation,
                                 std::string_view cookie, base::TimePoint moment) {
            if (database_is_away)
                throw store::DatabaseError(base::ProblemKind::unavailable, "08006", "the connection broke");
            return sessions.find_visitor(on, organisation, cookie, moment);
        };
        dispatcher_ = std::make_unique<visit::Dispatcher>(
            visit::Dispatcher::Parts{organisations_, database.pool(), *renderer_, clock_, key, find,
                                     [](auto&&...) { return std::optional<net::Response>(); }},
            pages_.routes(), visit::DispatcherOptions{.workers = 1});
    }

    net::Response get(Browser& browser, const std::string& target,
                      const std::vector<net::Header>& headers = {}) {
        return send(browser, net::Method::get, target, "", headers);
    }
    std::string page(Browser& browser, const std::string& target) {
        const auto response = get(browser, target);
        EXPECT_EQ(response.status, 200U) << target;
        return std::string(response.text());
    }
    /// Sends a form with the token of the page `from`.
    net::Response post(Browser& browser, const std::string& path,
                       const std::map<std::string, std::string>& fields, const std::string& from = "") {
        const auto form = std::string(get(browser, from.empty() ? path : from).text());
        std::smatch token;
        const bool found = std::regex_search(form, token, std::regex("name=\"token\" value=\"([^\"]*)\""));
        std::string body = "token=" + escape(found ? token[1].str() : "");
        for (const auto& [name, value] : fields) body += "&" + escape(name) + "=" + escape(value);
        return send(
            browser, net::Method::post, path, body,
            {{"content-type", "application/x-www-form-urlencoded"}, {"sec-fetch-site", "same-origin"}});
    }
    net::Response send(Browser& browser, net::Method method, const std::string& target,
                       const std::string& body, std::vector<net::Header> headers) {
        net::Request request;
        request.method = method;
        request.target = target;
        request.path = target.substr(0, target.find('?'));
        if (const auto at = target.find('?'); at != std::string::npos)
            request.query = net::Parameters::parse(target.substr(at + 1)).value();
        request.host = request.authority = "demo.example";
        request.secure = true;
        request.client = browser.client;
        request.body = body;
        request.headers = std::move(headers);
        if (!browser.cookie.empty()) request.headers.push_back({"cookie", "__Host-s=" + browser.cookie});
        auto response = answer(std::move(request));
        for (const auto& header : response.headers)
            if (header.name == "set-cookie") {
                browser.sent_cookie_line = header.value;
                browser.cookie = header.value.substr(9, header.value.find(';') - 9);
            }
        return response;
    }
    static std::string header(const net::Response& response, const std::string& name) {
        for (const auto& header : response.headers)
            if (header.name == name) return header.value;
        return "";
    }
    static std::string escape(const std::string& text) {
        std::string escaped;
        for (const char c : text) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            escaped.append({'%', digits[byte >> 4], digits[byte & 15]});
        }
        return escaped;
    }
    /// A browser in which somebody just wrote for the first time.
    Browser browser_of(const Fresh& fresh) { return {fresh.account.cookie, 7, ""}; }

    bool database_is_away = false;
    std::vector<Eraser> erasers_;
    std::vector<Exporter> exporters_ = {[](store::Connection&, const Whose& whose) {
        // What a forum would give: something of the one persona only.
        return std::vector<TakenSection>{
            {"posts",
             "Text",
             {{{"text", "Text", "Van " + base::to_public(whose.persona) + " <script>&\"'"}}}}};
    }};

  private:
    net::Response answer(net::Request request) {
        auto done = std::make_shared<std::promise<net::Response>>();
        dispatcher_->answer(std::move(request),
                            [done](net::Response response) { done->set_value(std::move(response)); });
        return done->get_future().get();
    }

    HeldClock clock_{now};
    std::shared_ptr<view::Theme> theme_ = std::make_shared<view::Theme>();
    organisation::Organisations organisations_{[this](const std::string&) { return theme_; }};
    std::unique_ptr<view::Renderer> renderer_;
    AccountPages pages_{{.accounts = accounts,
                         .sessions = sessions,
                         .staff = staff,
                         .words = words,
                         .installation_key = key,
                         .kinds = {{0, "Violence"}, {5, "A child"}},
                         .mine = {},
                         .exporters = exporters_,
                         .erasers = erasers_}};
    std::unique_ptr<visit::Dispatcher> dispatcher_;
};

}  // namespace luwte::account
