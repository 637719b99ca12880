#include "feature/forum/drafts.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "feature/forum/personal_store.h"

namespace luwte::forum {
namespace {

/// What fits its column, with room for the seal.
constexpr std::size_t largest_draft = 120'000;

std::string seal_context(DraftId id) {
    return "draft:" + std::to_string(id.value);
}

Draft open_draft(const base::SecretKey& key, const SealedDraft& sealed) {
    Draft draft;
    draft.place = sealed.place;
    draft.updated_at = sealed.updated_at;
    const auto text = base::unseal(key, sealed.sealed, seal_context(sealed.id));
    const auto json = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
    if (!json.is_object()) return draft;
    draft.writing.title = json.value("title", "");
    draft.writing.text = json.value("text", "");
    draft.writing.warnings = json.value("warnings", WarningSet{0});
    draft.writing.warning_words = json.value("warning_words", "");
    draft.reason = json.value("reason", "");
    return draft;
}

}  // namespace

std::string draft_place(ForumId forum) {
    return "forum:" + base::to_public(forum);
}
std::string draft_place(TopicId topic) {
    return "topic:" + base::to_public(topic);
}
std::string draft_place(PostId post) {
    return "post:" + base::to_public(post);
}

std::string place_path(std::string_view place) {
    const std::size_t colon = std::min(place.find(':'), place.size());
    const std::string_view kind = place.substr(0, colon);
    const std::string id(place.substr(std::min(colon + 1, place.size())));
    if (!base::decode_id(id)) return {};
    if (kind == "forum") return "/t/new?f=" + id;
    if (kind == "topic") return "/t/" + id + "/reply";
    if (kind == "post") return "/b/" + id + "/edit";
    return {};
}

base::Result<> Drafts::save(store::Connection& connection, const Viewer& viewer, const Draft& draft,
                            base::TimePoint now) const {
    if (place_path(draft.place).empty())
        return base::problem(base::ProblemKind::invalid, "forum.no-place", "place");
    const Writing& writing = draft.writing;
    if (!base::is_utf8(writing.title) || !base::is_utf8(writing.text) ||
        !base::is_utf8(writing.warning_words)) {
        return base::problem(base::ProblemKind::invalid, "forum.not-text", "text");
    }
    if (writing.title.empty() && writing.text.empty() && draft.reason.empty()) {
        forget(connection, viewer, draft.place);
        return {};
    }
    const std::string json = nlohmann::json{
        {"title", writing.title},
        {"text", writing.text},
        {"warnings", writing.warnings},
        {"warning_words", writing.warning_words},
        {"reason", draft.reason}}.dump();
    if (json.size() > largest_draft)
        return base::problem(base::ProblemKind::too_large, "forum.draft-too-long", "text");
    const DraftId id = draft_id(connection, viewer.organisation, viewer.account, draft.place, now);
    update_draft(connection, viewer.organisation, id, base::seal(key_, json, seal_context(id)), now);
    return {};
}

std::optional<Draft> Drafts::find(store::Connection& connection, const Viewer& viewer,
                                  std::string_view place) const {
    if (!viewer.account) return std::nullopt;
    const auto sealed = find_draft(connection, viewer.organisation, viewer.account, place);
    if (!sealed || sealed->sealed.empty()) return std::nullopt;
    return open_draft(key_, *sealed);
}

Draft Drafts::open(const SealedDraft& sealed) const {
    return open_draft(key_, sealed);
}

std::vector<Draft> Drafts::list(store::Connection& connection, const Viewer& viewer) const {
    std::vector<Draft> drafts;
    for (const SealedDraft& sealed : list_drafts(connection, viewer.organisation, viewer.account)) {
        if (!sealed.sealed.empty()) drafts.push_back(open_draft(key_, sealed));
    }
    return drafts;
}

void Drafts::forget(store::Connection& connection, const Viewer& viewer, std::string_view place) const {
    delete_draft(connection, viewer.organisation, viewer.account, place);
}

}  // namespace luwte::forum
