// What holds for a request at a moment, who may answer it or look, and where a copied address leads.
#include "feature/unmasking/unmasking.h"

#include <gtest/gtest.h>

namespace luwte::unmasking {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;

const base::TimePoint asked{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};
constexpr StaffId first{1}, second{2}, third{3};

Request open_request() {
    Request request;
    request.id = UnmaskingId{9};
    request.persona = PersonaId{5};
    request.asked_by = first;
    request.asked_at = asked;
    request.open_until = asked + answer_within;
    return request;
}

Request agreed_request() {
    auto request = open_request();
    request.state = State::agreed;
    request.decided_by = second;
    request.decided_at = asked + hours(1);
    request.visible_until = asked + hours(1) + seen_for;
    return request;
}

TEST(Unmasking, EndsByItself) {
    const auto open = open_request();
    EXPECT_EQ(state_at(open, open.open_until - microseconds(1)), State::open);
    EXPECT_EQ(state_at(open, open.open_until), State::expired);
    const auto agreed = agreed_request();
    EXPECT_EQ(state_at(agreed, *agreed.visible_until - microseconds(1)), State::agreed);
    EXPECT_EQ(state_at(agreed, *agreed.visible_until), State::ended);
}

TEST(Unmasking, IsAnsweredByAnotherThanWhoAsked) {
    const auto open = open_request();
    EXPECT_FALSE(may_answer(open, first, asked));
    EXPECT_TRUE(may_answer(open, second, asked));
    EXPECT_FALSE(may_answer(open, second, open.open_until));
    EXPECT_FALSE(may_answer(open, StaffId{}, asked));
    EXPECT_FALSE(may_answer(agreed_request(), third, asked));
    auto erased = open;
    erased.persona = {};
    EXPECT_FALSE(may_answer(erased, second, asked));
}

TEST(Unmasking, IsSeenByTheTwoAlone) {
    const auto agreed = agreed_request();
    const auto now = asked + hours(2);
    EXPECT_TRUE(may_look(agreed, first, now));
    EXPECT_TRUE(may_look(agreed, second, now));
    EXPECT_FALSE(may_look(agreed, third, now));
    EXPECT_FALSE(may_look(agreed, first, *agreed.visible_until));
    EXPECT_FALSE(may_look(open_request(), first, now));
    auto refused = agreed;
    refused.state = State::refused;
    EXPECT_FALSE(may_look(refused, first, now));
    auto erased = agreed;
    erased.persona = {};
    EXPECT_FALSE(may_look(erased, first, now));
}

TEST(Unmasking, StartsFromACopiedAddress) {
    const PostId post{1234567};
    const ReviewItemId item{7654321};
    const auto p = base::to_public(post);
    const auto i = base::to_public(item);
    for (const auto& text : {"https://luwte.example/t/0123456789ab?b=" + p + "#p-" + p, "/l-en/t/0123456789ab?b=" + p,
                             "post:" + p, "https://luwte.example/b/" + p + "/signal"}) {
        EXPECT_EQ(parse_origin(text).post, post) << text;
        EXPECT_FALSE(parse_origin(text).item) << text;
    }
    EXPECT_EQ(parse_origin("https://luwte.example/room/r/" + i + "?x=1").item, item);
    for (const auto& text : {std::string(), std::string("https://luwte.example/t/0123456789ab"), "post:" + p + "0",
                             std::string("post:"), std::string("post:\xff\xfe"), std::string("' or 1=1 --")})
        EXPECT_FALSE(parse_origin(text)) << text;
}

}  // namespace
}  // namespace luwte::unmasking
