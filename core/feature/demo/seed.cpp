#include "feature/demo/seed.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace luwte::demo {
namespace {

using nlohmann::json;

SeedConversation read_conversation(const json& from) {
    SeedConversation conversation;
    conversation.title = from.at("title");
    conversation.days_ago = from.at("days_ago");
    conversation.warnings = forum::warnings_from_codes(from.value("warnings", std::vector<std::string>{}));
    for (const json& post : from.at("posts"))
        conversation.posts.push_back({post.at("by"), post.at("text"), post.value("after_hours", 0.0)});
    if (conversation.posts.empty()) throw std::invalid_argument("a conversation without posts");
    return conversation;
}

SeedForum read_forum(const json& from, int position) {
    SeedForum seed;
    const auto zone = organisation::parse_zone(from.at("zone").get<std::string>());
    if (!zone) throw std::invalid_argument("an unknown zone");
    seed.forum.zone = *zone;
    seed.forum.position = position;
    seed.forum.name = from.at("name");
    seed.forum.purpose = from.at("purpose");
    seed.forum.rules = from.at("rules");
    seed.forum.language = from.value("language", "nl");
    if (from.value("may_read", "anyone") == "zone") seed.forum.may_read = forum::MayRead::zone;
    if (from.value("may_write", "anyone") == "zone") seed.forum.may_write = forum::MayWrite::zone;
    for (const json& conversation : from.at("conversations"))
        seed.conversations.push_back(read_conversation(conversation));
    return seed;
}

SeedOrganisation read_organisation(const json& from) {
    SeedOrganisation seed;
    seed.what.name = from.at("name");
    seed.what.title = from.at("title");
    seed.what.hosts = from.at("hosts");
    seed.what.theme = from.at("theme");
    seed.what.plugins = from.at("plugins");
    seed.what.duty_text = from.at("duty_text");
    for (const json& member : from.at("staff")) seed.staff.push_back({member.at("name"), member.at("roles")});
    seed.on_duty = from.at("on_duty");
    int position = 0;
    for (const json& forum : from.at("forums")) seed.forums.push_back(read_forum(forum, ++position));
    return seed;
}

}  // namespace

base::Result<std::vector<SeedOrganisation>> read_seed(const std::filesystem::path& file) {
    std::ifstream stream(file);
    if (!stream) return base::problem(base::ProblemKind::not_found, "demo.unreadable", file.string());
    try {
        std::vector<SeedOrganisation> seeds;
        for (const json& organisation : json::parse(stream).at("organisations"))
            seeds.push_back(read_organisation(organisation));
        return seeds;
    } catch (
        const std::exception& error) {  // the file is ours: what is wrong in it is for whoever changed it
        return base::problem(base::ProblemKind::internal, "demo.damaged", error.what());
    }
}

}  // namespace luwte::demo
