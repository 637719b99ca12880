// What forums add to a person's own page (/m).
#include "base/text.h"
#include "feature/forum/forum_pages.h"
#include "feature/forum/markdown.h"
#include "feature/forum/personal_store.h"

namespace luwte::forum {
namespace {

using account::MineItem;
using account::MineSection;
using visit::Context;

constexpr int most_posts = 50;

const char* state_words(PostState state) {
    switch (state) {
        case PostState::held:
            return LUWTE_TEXT("waits until the team has read it");
        case PostState::returned:
            return LUWTE_TEXT("the team asks for a change");
        case PostState::removed:
            return LUWTE_TEXT("taken away by the team");
        case PostState::published:
        case PostState::withdrawn:
            return "";
    }
    return "";
}

std::string path_to(TopicId topic, PostId post) {
    const std::string id = base::to_public(post);
    return "/t/" + base::to_public(topic) + "?b=" + id + "#p-" + id;
}

MineSection posts_of(Context& context, const Viewer& viewer) {
    MineSection section{context.translate(LUWTE_TEXT("What I wrote")),
                        context.translate(LUWTE_TEXT("You have not written anything yet.")),
                        {}};
    for (const OwnPost& post :
         list_own_posts(context.database(), viewer.organisation, viewer.account, {}, most_posts)) {
        const std::string words =
            post.heading.empty() ? render_markdown(post.source).first_line : post.heading;
        const std::string state = state_words(post.state);
        section.items.push_back(
            {base::shorten(words, 100), path_to(post.topic, post.id),
             state.empty() ? when_text(context, post.created_at) : context.translate(state)});
    }
    return section;
}

MineSection drafts_of(Context& context, const Viewer& viewer, const Drafts& drafts) {
    MineSection section{context.translate(LUWTE_TEXT("What I am writing")),
                        context.translate(LUWTE_TEXT("There are no drafts.")),
                        {}};
    for (const Draft& draft : drafts.list(context.database(), viewer)) {
        const Writing& writing = draft.writing;
        section.items.push_back(
            {base::shorten(base::clean_line(writing.title.empty() ? writing.text : writing.title), 100),
             place_path(draft.place), when_text(context, draft.updated_at)});
    }
    return section;
}

MineSection followed_by(Context& context, const Viewer& viewer) {
    MineSection section{context.translate(LUWTE_TEXT("What I follow")),
                        context.translate(LUWTE_TEXT("You follow no conversations.")),
                        {}};
    for (const Followed& followed : list_followed(context.database(), viewer.organisation, viewer.account)) {
        section.items.push_back(
            {followed.title.empty() ? context.translate(LUWTE_TEXT("A conversation")) : followed.title,
             "/t/" + base::to_public(followed.topic),
             followed.fresh ? context.translate(LUWTE_TEXT("new")) : std::string()});
    }
    return section;
}

MineSection avoided_by(Context& context, const Viewer& viewer) {
    MineSection section{context.translate(LUWTE_TEXT("Whom I do not meet")),
                        context.translate(LUWTE_TEXT("There is nobody whom you do not meet.")),
                        {}};
    for (const Blocked& blocked : list_blocked(context.database(), viewer.organisation, viewer.account)) {
        section.items.push_back({blocked.name, "/m/meet", ""});
    }
    return section;
}

std::string notice_text(const Context& context, const Notice& notice) {
    const char* text =
        notice.kind == "published"  ? LUWTE_TEXT("The team read your message. It is there for everybody now.")
        : notice.kind == "returned" ? LUWTE_TEXT("The team asks you to change something in your message.")
        : notice.kind == "removed"  ? LUWTE_TEXT("The team took your message away.")
        : notice.kind == "reply"    ? ""
                                    : LUWTE_TEXT("Two people of the team could see for one day which of your names belong together.");
    if (*text == '\0') return notice.reason;  // a rule's own sentence
    return context.translate(text) + (notice.reason.empty() ? "" : " " + told_notice(context, notice));
}

MineSection notices_for(Context& context, const Viewer& viewer) {
    MineSection section{context.translate(LUWTE_TEXT("What the team told me")),
                        context.translate(LUWTE_TEXT("There is nothing to tell.")),
                        {}};
    for (const Notice& notice : list_notices(context.database(), viewer.organisation, viewer.account)) {
        std::string path;
        if (notice.post && !notice.post_gone) {
            path = notice.kind == "returned" ? "/b/" + base::to_public(notice.post) + "/edit"
                                             : path_to(notice.topic, notice.post);
        }
        section.items.push_back({notice_text(context, notice), path, when_text(context, notice.created_at)});
    }
    return section;
}

}  // namespace

account::MineSource make_mine_source(const Drafts& drafts) {
    return [&drafts](Context& context) {
        const Viewer viewer = viewer_of(context);
        return std::vector<MineSection>{notices_for(context, viewer), posts_of(context, viewer),
                                        drafts_of(context, viewer, drafts), followed_by(context, viewer),
                                        avoided_by(context, viewer)};
    };
}

}  // namespace luwte::forum
