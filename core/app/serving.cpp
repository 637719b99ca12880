#include "app/serving.h"

#include <fmt/format.h>

#include <atomic>
#include <map>
#include <mutex>

#include "app/asset_shelf.h"
#include "app/connect.h"
#include "app/features.h"
#include "app/listen_address.h"
#include "app/places.h"
#include "app/plugins.h"
#include "app/rule_book.h"
#include "base/log.h"
#include "feature/visit/dispatcher.h"
#include "net/metrics.h"
#include "net/server.h"
#include "store/notices.h"
#include "view/renderer.h"

namespace luwte::app {

/// In the order in which they are built; taken down in the reverse.
struct Serving::Parts {
    Configuration configuration;
    base::SystemClock clock;
    net::Metrics metrics;
    std::unique_ptr<store::Pool> pool;
    AssetShelf shelf;
    std::unique_ptr<view::Renderer> renderer;
    Themes themes;
    std::unique_ptr<organisation::Organisations> organisations;
    std::unique_ptr<RuleBook> rules;
    std::unique_ptr<Features> features;
    std::unique_ptr<visit::Dispatcher> dispatcher;
    std::unique_ptr<store::Notices> notices;
    std::unique_ptr<net::Server> server;
    std::shared_ptr<void> metrics_refresh;
    std::mutex reloading;
    /// A change of the organisations could not be read; the next notice tries again.
    std::atomic<bool> outdated = false;
};

namespace {

std::expected<net::ServerOptions, std::string> server_options(const Configuration& configuration) {
    net::ServerOptions options;
    const auto listening = [&](const std::string& text) -> std::optional<net::Listening> {
        const auto parsed = parse_listen_address(text);
        if (!parsed) return std::nullopt;
        return net::Listening{parsed->address, parsed->port, {}, {}};
    };
    for (const auto& text : configuration.listen) {
        auto one = listening(text);
        if (!one) return std::unexpected(fmt::format("server.listen: \"{}\" is no address with a port", text));
        one->certificate_file = configuration.certificate;
        one->private_key_file = configuration.private_key;
        options.listen.push_back(std::move(*one));
    }
    if (!configuration.metrics.empty()) {
        options.metrics = listening(configuration.metrics);
        if (!options.metrics) return std::unexpected(fmt::format("server.metrics: \"{}\" is no address with a port", configuration.metrics));
    }
    options.threads = static_cast<unsigned>(configuration.threads);
    options.trusted_proxies = configuration.trusted_proxies;
    options.limits.connections = static_cast<std::size_t>(configuration.connections);
    options.limits.connections_per_client = static_cast<std::size_t>(configuration.connections_per_client);
    return options;
}

std::string sentence_of(const base::Problem& problem, const Configuration& configuration) {
    if (problem.code == "key.readable-by-others") return fmt::format("{} may be read by others: chmod 600 it", configuration.key);
    if (problem.code == "key.damaged") return fmt::format("{} does not hold a key", configuration.key);
    if (problem.code.starts_with("key.")) return fmt::format("{} cannot be read or made: does its folder exist, and may this user write there?", configuration.key);
    return fmt::format("{} {}", problem.code, problem.field);
}

/// Which rules every organisation wants.
std::map<OrganisationId, std::vector<std::string>> plugins_of(const organisation::Organisations& organisations) {
    std::map<OrganisationId, std::vector<std::string>> plugins;
    for (const auto& organisation : organisations.all()) plugins.emplace(organisation->id, organisation->plugins);
    return plugins;
}

/// Numbers that are looked up when somebody reads them.
std::shared_ptr<void> watch(net::Metrics& metrics, store::Pool& pool, visit::Dispatcher& dispatcher) {
    auto& in_use = metrics.gauge("luwte_database_connections_in_use", "Database connections that serve a request now");
    auto& waiting = metrics.gauge("luwte_database_waiting", "Threads that wait for a database connection");
    auto& queued = metrics.gauge("luwte_requests_queued", "Requests that wait for a worker");
    auto& kept = metrics.gauge("luwte_kept_pages_bytes", "Bytes of finished pages kept for readers");
    return metrics.before_reading([&] {
        const auto state = pool.state();
        in_use.set(static_cast<double>(state.in_use));
        waiting.set(static_cast<double>(state.waiting));
        queued.set(static_cast<double>(dispatcher.waiting()));
        kept.set(static_cast<double>(dispatcher.kept_bytes()));
    });
}

}  // namespace

void Serving::read_organisations(Parts& parts) {
    const std::lock_guard lock(parts.reloading);
    try {
        parts.outdated = true;
        const auto before = plugins_of(*parts.organisations);
        parts.organisations->reload(*parts.pool->lend());
        // Compiling rules costs tenths of a second; a mere reconnect does not ask for it.
        if (plugins_of(*parts.organisations) != before) parts.rules->load(parts.organisations->all());
        parts.dispatcher->gap();
        parts.outdated = false;
    } catch (const store::DatabaseError& error) {
        spdlog::error("the organisations could not be read anew: {}", error.what());
    }
}

Serving::Serving(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Serving::~Serving() = default;

std::expected<std::unique_ptr<Serving>, std::string> Serving::start(const Configuration& configuration) {
    auto options = server_options(configuration);
    if (!options) return std::unexpected(options.error());
    const auto key = base::SecretKey::load_or_create(configuration.key);
    if (!key) return std::unexpected(sentence_of(key.error(), configuration));

    auto parts = std::make_unique<Parts>();
    parts->configuration = configuration;
    parts->pool = connect(configuration);

    const auto assets = view::Assets::read(configuration.web);
    for (const auto* asset : {&assets.script, &assets.room_script, &assets.editor_script, &assets.icon}) parts->shelf.add(*asset);
    parts->renderer = view::Renderer::create(configuration.web, view::Catalogue::load(locale_folder()), assets);
    parts->themes = load_themes(configuration, assets, parts->shelf);
    for (const auto& [name, theme] : parts->themes) parts->renderer->prepare(*theme);

    parts->organisations = std::make_unique<organisation::Organisations>([themes = &parts->themes](const std::string& name) {
        const auto found = themes->find(name);
        return found == themes->end() ? nullptr : found->second;
    });
    parts->organisations->reload(*parts->pool->lend());
    if (parts->organisations->all().empty())
        return std::unexpected("there is no organisation to serve yet: luwte organisation add --help, or luwte demo load");
    parts->rules = std::make_unique<RuleBook>(configuration, *parts->pool, parts->clock);
    parts->rules->load_at_start(parts->organisations->all());

    parts->features = std::make_unique<Features>(Features::Parts{configuration, *parts->pool, *parts->renderer, parts->clock, *key,
                                                                 *parts->organisations, *parts->rules, assets, parts->metrics});
    visit::DispatcherOptions limits;
    limits.workers = static_cast<std::size_t>(configuration.workers);
    limits.kept_bytes = static_cast<std::size_t>(configuration.kept_megabytes) * 1024 * 1024;
    limits.requests_per_client = static_cast<unsigned>(configuration.requests_per_client);
    parts->dispatcher = std::make_unique<visit::Dispatcher>(
        visit::Dispatcher::Parts{*parts->organisations, *parts->pool, *parts->renderer, parts->clock, *key,
                                 parts->features->visitor_finder(),
                                 [shelf = &parts->shelf](std::string_view path) { return shelf->find(path); },
                                 parts->features->visitor_finder(false)},
        parts->features->routes(), limits);

    auto* raw = parts.get();
    parts->notices = store::Notices::listen(
        configuration.connection,
        [raw](std::string_view subject) {
            raw->dispatcher->heard(subject);
            raw->features->heard(subject);
            raw->rules->heard(subject);
            if (subject == "organisation" || raw->outdated) read_organisations(*raw);
        },
        [raw] {
            raw->dispatcher->gap();
            raw->features->gap();
            read_organisations(*raw);
            raw->rules->gap();
        },
        [raw] { raw->dispatcher->deaf(); });
    parts->metrics_refresh = watch(parts->metrics, *parts->pool, *parts->dispatcher);
    auto server = net::Server::start(*options, *parts->dispatcher, &parts->metrics);
    if (!server) return std::unexpected(fmt::format("cannot listen: {} {}", server.error().code, server.error().field));
    parts->server = std::move(*server);
    return std::unique_ptr<Serving>(new Serving(std::move(parts)));
}

std::vector<std::string> Serving::addresses() const {
    const char* scheme = parts_->configuration.certificate.empty() ? "http" : "https";
    std::vector<std::string> addresses;
    for (const auto& organisation : parts_->organisations->all())
        for (const auto& host : organisation->hosts) addresses.push_back(fmt::format("{}://{}:{}/", scheme, host, parts_->server->port()));
    return addresses;
}

void Serving::reload_plugins() {
    const std::lock_guard lock(parts_->reloading);
    const bool whole = parts_->rules->load(parts_->organisations->all());
    spdlog::info(whole ? "plugins read anew" : "some plugins did not load; see above");
}

void Serving::stop() {
    parts_->dispatcher->drain();
    parts_->features->stop();
    parts_->server->stop(std::chrono::seconds(parts_->configuration.stop_seconds));
    parts_->notices.reset();
    parts_->rules->stop();
}

}  // namespace luwte::app
