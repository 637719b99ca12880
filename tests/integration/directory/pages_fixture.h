// What tests of pages about help stand on: the shipped list in a database, the real templates and texts, the
// real way of a request, and a clock that stands still.
#pragma once

#include <future>
#include <map>
#include <memory>
#include <string>

#include <gmock/gmock.h>

#include "base/secret.h"
#include "feature/directory/directories.h"
#include "feature/directory/snapshot.h"
#include "feature/organisation/organisations.h"
#include "feature/visit/dispatcher.h"
#include "support/database.h"

namespace luwte::testing {

class HeldClock final : public base::Clock {
  public:
    [[nodiscard]] base::TimePoint now() const override { return moment; }
    base::TimePoint moment;
};

/// A moment in 2026, in UTC.
inline base::TimePoint moment_of_2026(int month, int day, std::chrono::minutes of_day) {
    const std::chrono::sys_days date(std::chrono::year(2026) / month / day);
    return base::TimePoint(date.time_since_epoch() + of_day);
}

class PagesTest : public ::testing::Test {
  protected:
    using MakeRoutes = std::function<std::vector<visit::Route>(directory::Snapshots&)>;

    explicit PagesTest(const MakeRoutes& routes, bool with_list = true) {
        clock_.moment = moment_of_2026(1, 6, std::chrono::hours(11));  // a Tuesday, noon in the Netherlands
        database_.insert_organisation("demo");
        auto lease = database_.pool().lend();
        if (with_list) {
            store::UnitOfWork work(*lease);
            if (!directory::load_seed(work, LUWTE_SOURCE "/db/seed/directory.json"))
                throw std::runtime_error("no list");
            work.commit();
        }
        organisations_.reload(*lease);
        const std::filesystem::path web(LUWTE_SOURCE "/web");
        renderer_ = view::Renderer::create(web, view::Catalogue::load(LUWTE_LOCALE), view::Assets::read(web));
        const auto reader = [](auto&&...) { return visit::Visitor{}; };
        const auto no_asset = [](std::string_view) { return std::optional<net::Response>(); };
        dispatcher_ = std::make_unique<visit::Dispatcher>(
            visit::Dispatcher::Parts{organisations_, database_.pool(), *renderer_, clock_, key_, reader,
                                     no_asset},
            routes(snapshots_), visit::DispatcherOptions{.workers = 1});
    }

    net::Response get(const std::string& path, const std::string& query = "") {
        net::Request request;
        request.path = path;
        request.target = query.empty() ? path : path + "?" + query;
        const auto parsed = net::Parameters::parse(query);
        if (parsed) request.query = *parsed;
        return send(std::move(request));
    }
    net::Response post(const std::string& path, const std::string& body) {
        net::Request request;
        request.method = net::Method::post;
        request.path = request.target = path;
        request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                           {"sec-fetch-site", "same-origin"}};
        request.body = body;
        return send(std::move(request));
    }
    std::string page(const std::string& path, const std::string& query = "") {
        const auto response = get(path, query);
        EXPECT_EQ(response.status, 200U) << path << "?" << query;
        return std::string(response.text());
    }
    void change_list(const std::string& sql) {
        database_.run(sql);
        snapshots_.heard("directory");
        dispatcher_->heard("directory");
    }

    Database database_;
    HeldClock clock_;
    directory::Snapshots snapshots_;
    std::shared_ptr<view::Theme> theme_ = std::make_shared<view::Theme>();

  private:
    net::Response send(net::Request request) {
        request.host = request.authority = "demo.example";
        if (auto kept = dispatcher_->answer_now(request)) return *kept;
        auto done = std::make_shared<std::promise<net::Response>>();
        dispatcher_->answer(std::move(request),
                            [done](net::Response response) { done->set_value(std::move(response)); });
        return done->get_future().get();
    }

    organisation::Organisations organisations_{[this](const std::string&) { return theme_; }};
    std::unique_ptr<view::Renderer> renderer_;
    base::SecretKey key_ = base::SecretKey::random();
    std::unique_ptr<visit::Dispatcher> dispatcher_;
};

}  // namespace luwte::testing
