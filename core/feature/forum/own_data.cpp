#include "feature/forum/own_data.h"

#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "feature/forum/forum_store.h"
#include "feature/forum/personal_store.h"
#include "feature/forum/post_store.h"
#include "feature/forum/search_store.h"
#include "feature/forum/writing.h"
#include "feature/moderation/pipeline.h"
#include "feature/moderation/told.h"
#include "view/catalogue.h"

namespace luwte::forum {
namespace {

/// More than anybody has; a bound all the same.
constexpr int most_posts = 10'000;

/// "2026-11-21": their own file may know the day.
std::string day_text(base::TimePoint moment) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(moment)};
    return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
}

std::string join(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

account::TakenItem take_post(const OwnPost& post, const std::string& explanation) {
    account::TakenItem item{{"written", LUWTE_TEXT("Written"), day_text(post.created_at)},
                            {"state", LUWTE_TEXT("State"), post_state_name(post.state)}};
    if (!post.heading.empty()) item.push_back({"title", LUWTE_TEXT("Title"), post.heading});
    item.push_back({"text", LUWTE_TEXT("Text"), post.source});
    if (!post.warnings.empty()) item.push_back({"warnings", LUWTE_TEXT("About"), join(post.warnings)});
    if (!post.warning_words.empty())
        item.push_back({"warning_words", LUWTE_TEXT("About, in own words"), post.warning_words});
    if (!explanation.empty()) item.push_back({"explanation", LUWTE_TEXT("What the team said"), explanation});
    return item;
}

account::TakenItem take_draft(const Draft& draft) {
    account::TakenItem item{{"changed", LUWTE_TEXT("Changed"), day_text(draft.updated_at)}};
    if (!draft.writing.title.empty()) item.push_back({"title", LUWTE_TEXT("Title"), draft.writing.title});
    item.push_back({"text", LUWTE_TEXT("Text"), draft.writing.text});
    return item;
}

}  // namespace

account::Exporter make_exporter(const Drafts& drafts, const view::Catalogue& catalogue) {
    return [&drafts, &catalogue](store::Connection& connection, const account::Whose& whose) {
        std::vector<account::TakenSection> sections;
        if (whose.persona) {
            account::TakenSection posts{"posts", LUWTE_TEXT("What you wrote"), {}};
            for (const OwnPost& post :
                 list_own_posts(connection, whose.organisation, whose.account, whose.persona, most_posts)) {
                posts.items.push_back(
                    take_post(post, moderation::tell(catalogue, whose.language, post.explanation)));
            }
            sections.push_back(std::move(posts));
            return sections;
        }
        account::TakenSection kept{"drafts", LUWTE_TEXT("What you were writing"), {}};
        for (const Draft& draft : drafts.list(connection, {whose.organisation, whose.account, false})) {
            kept.items.push_back(take_draft(draft));
        }
        sections.push_back(std::move(kept));
        return sections;
    };
}

account::Eraser make_eraser(const base::Clock& clock) {
    return [&clock](store::UnitOfWork& work, OrganisationId organisation, AccountId account) {
        store::Connection& connection = work.connection();
        const std::vector<PostId> posts = lock_own_posts(connection, organisation, account);
        for (const PostId post : posts) {
            const auto stored = find_post(connection, organisation, post, account, false);
            if (!stored) continue;
            const std::vector<std::string> stems = list_stems(connection, organisation, post);
            empty_post(connection, organisation, post);
            if (stored->post.state == PostState::published)
                prune_stems(connection, organisation, stored->zone, stems);
            refresh_topic(connection, organisation, stored->post.topic);
            announce_topic(work, stored->post.forum, stored->post.topic);
        }
        forget_account(connection, organisation, account);
        for (const PostId post : posts)
            moderation::withdraw(work, organisation, "post", post.value, clock.now());
    };
}

}  // namespace luwte::forum
