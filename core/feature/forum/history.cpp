#include "feature/forum/history.h"

#include <nlohmann/json.hpp>

#include "feature/forum/reading.h"

namespace luwte::forum {
namespace {

std::string seal_context(PostId post, int version) {
    return "version:" + std::to_string(post.value) + ":" + std::to_string(version);
}

base::Result<> check_own(store::Connection& connection, const Viewer& viewer, PostId post) {
    const auto seen = see_post(connection, viewer, post);
    if (!seen || !seen->stored.post.own)
        return base::problem(base::ProblemKind::not_found, "forum.not-found");
    return {};
}

}  // namespace

void History::keep(store::Connection& connection, OrganisationId organisation, const StoredPost& post,
                   base::TimePoint now) const {
    const std::string json = nlohmann::json{{"title", post.post.heading},
                                            {"text", post.source},
                                            {"warnings", post.post.warnings},
                                            {"warning_words", post.post.warning_words}}
                                 .dump();
    insert_version(connection, organisation, post.post.id, post.post.version,
                   base::seal(key_, json, seal_context(post.post.id, post.post.version)), now);
}

base::Result<std::vector<Version>> History::list(store::Connection& connection, const Viewer& viewer,
                                                 PostId post) const {
    if (const auto own = check_own(connection, viewer, post); !own) return std::unexpected(own.error());
    std::vector<Version> versions;
    for (const SealedVersion& sealed : list_versions(connection, viewer.organisation, post)) {
        const auto text = base::unseal(key_, sealed.sealed, seal_context(post, sealed.version));
        const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
        if (!json.is_object()) continue;
        versions.push_back({sealed.version,
                            {json.value("title", ""), json.value("text", ""),
                             json.value("warnings", WarningSet{0}), json.value("warning_words", "")},
                            sealed.replaced_at});
    }
    return versions;
}

base::Result<> History::erase(store::Connection& connection, const Viewer& viewer, PostId post) const {
    if (const auto own = check_own(connection, viewer, post); !own) return std::unexpected(own.error());
    store::UnitOfWork work(connection);
    delete_versions(connection, viewer.organisation, post);
    work.commit();
    return {};
}

}  // namespace luwte::forum
