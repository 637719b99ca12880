#include "feature/forum/api_parts.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "view/avatar.h"

namespace luwte::forum {

using nlohmann::json;
using visit::Context;

net::Response refuse(const Context& context, const base::Problem& problem) {
    return visit::json_refusal(problem, [&] { return problem_text(context, problem); });
}

json author_json(const Author& author) {
    if (!author.persona) return nullptr;
    return {{"id", base::to_public(author.persona)},
            {"name", author.name},
            {"avatar", view::avatar_svg(author.avatar_seed)}};
}

json forum_json(const Forum& forum) {
    return {{"id", base::to_public(forum.id)},
            {"zone", std::string(1, zone_letter(forum.zone))},
            {"name", forum.name},
            {"purpose", forum.purpose},
            {"rules", forum.rules},
            {"language", forum.language},
            {"archive", forum.may_write == MayWrite::nobody}};
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::vector<std::string> reaction_codes(std::uint8_t bits) {
    std::vector<std::string> codes;
    for (const auto& [reaction, code] : {std::pair{Reaction::recognition, "recognition"},
                                         {Reaction::support, "support"},
                                         {Reaction::thanks, "thanks"}}) {
        if ((bits & std::to_underlying(reaction)) != 0) codes.emplace_back(code);
    }
    return codes;
}

json post_json(const Context& context, const Post& post, bool opened) {
    const bool gone = post.state == PostState::withdrawn || (post.state == PostState::removed && !post.own);
    json value{{"id", base::to_public(post.id)},
               {"topic", base::to_public(post.topic)},
               {"opens_topic", post.opens_topic},
               {"own", post.own},
               {"state", gone ? "gone" : post_state_name(post.state)},
               {"hidden", false},
               {"author", nullptr}};
    if (gone) return value;
    value["warnings"] = warning_codes(post.warnings);
    value["warning_words"] = post.warning_words;
    if ((post.warnings & context.hidden_warnings) != 0 && !opened && !post.own) {
        value["hidden"] = true;
        return value;
    }
    value["author"] = author_json(post.author);
    value["when"] = visit::coarse_json(context, post.created_at);
    value["edited"] = post.edited;
    value["language"] = post.language;
    value["title"] = post.heading;
    value["html"] = post.html;
    value["reactions"] = reaction_codes(post.reactions);
    if (context.visitor.is_person()) value["own_reactions"] = reaction_codes(post.own_reactions);
    if (post.own) {
        value["version"] = post.version;
        value["reasons"] = lines_of(told(context, post.explanation));
    }
    return value;
}

json pieces_json(const std::vector<Piece>& pieces) {
    auto list = json::array();
    for (const Piece& piece : pieces) list.push_back({{"text", piece.text}, {"marked", piece.marked}});
    return list;
}

std::vector<Piece> mark_words(const std::string& text,
                              const std::vector<moderation::Judge::Explanation>& explanations) {
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    for (const auto& explanation : explanations)
        marks.insert(marks.end(), explanation.marks.begin(), explanation.marks.end());
    std::ranges::sort(marks);
    std::vector<Piece> pieces;
    std::size_t at = 0;
    for (const auto& [begin, end] : marks) {
        if (begin < at || end <= begin || end > text.size()) continue;
        if (begin > at) pieces.push_back({text.substr(at, begin - at), false});
        pieces.push_back({text.substr(begin, end - begin), true});
        at = end;
    }
    if (at < text.size()) pieces.push_back({text.substr(at), false});
    return pieces;
}

json writing_json(const Writing& writing) {
    return {{"title", writing.title},
            {"text", writing.text},
            {"warnings", warning_codes(writing.warnings)},
            {"warning_words", writing.warning_words}};
}

base::Result<Zone> zone_in(std::string_view letter) {
    if (letter.empty()) return Zone::survivors;
    const auto zone = zone_of_letter(letter);
    if (!zone) return base::problem(base::ProblemKind::invalid, "api.no-zone", "zone");
    return *zone;
}

}  // namespace luwte::forum
