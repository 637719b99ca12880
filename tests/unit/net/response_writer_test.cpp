// How an answer becomes bytes: compression, conditions, headers.
#include "net/response_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/encoding.h"
#include "net/safe_headers.h"

namespace luwte::net {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Wishes wishes(std::string_view accept_encoding, std::string if_none_match = {}) {
    return {.method = Method::get,
            .secure = false,
            .codings = parse_accept_encoding(accept_encoding),
            .if_none_match = std::move(if_none_match)};
}

Response page(std::string text, Caching caching = Caching::never) {
    Response response;
    response.body = std::move(text);
    response.caching = caching;
    return response;
}

std::string head_of(const Outgoing& outgoing, const Wishes& wanted) {
    std::string head;
    write_head(head, outgoing, wanted, "Sun, 06 Nov 1994 08:49:37 GMT", true);
    return head;
}

TEST(ResponseWriter, WritesAWholeHeaderBlock) {
    const Wishes wanted = wishes("");
    Response response = plain_text(404, "weg");
    response.headers = {{"content-language", "nl"}};
    const Outgoing outgoing = prepare_answer(response, wanted);
    EXPECT_EQ(head_of(outgoing, wanted),
              "HTTP/1.1 404 Not Found\r\n"
              "date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
              "content-type: text/plain; charset=utf-8\r\n"
              "content-length: 3\r\n"
              "cache-control: no-store\r\n"
              "content-language: nl\r\n" +
                  std::string(safe_headers(false)) + "connection: keep-alive\r\n\r\n");
}

TEST(ResponseWriter, CompressesLongTextsThatTheClientTakesCompressed) {
    const Outgoing outgoing = prepare_answer(page(std::string(5000, 'a')), wishes("gzip, br"));
    EXPECT_EQ(outgoing.coding, Coding::gzip);
    EXPECT_LT(outgoing.payload().size(), 200U);
    EXPECT_THAT(head_of(outgoing, wishes("gzip")),
                HasSubstr("content-encoding: gzip\r\nvary: accept-encoding\r\n"));
    const Outgoing plain = prepare_answer(page(std::string(5000, 'a')), wishes(""));
    EXPECT_EQ(plain.payload().size(), 5000U);
    EXPECT_THAT(head_of(plain, wishes("")), HasSubstr("vary: accept-encoding"));
}

TEST(ResponseWriter, LeavesShortAndIncompressibleBodiesAlone) {
    EXPECT_EQ(prepare_answer(page(std::string(1000, 'a')), wishes("gzip")).coding, Coding::identity);
    Response picture = page(std::string(5000, 'a'));
    picture.content_type = "image/png";
    const Outgoing outgoing = prepare_answer(picture, wishes("gzip"));
    EXPECT_EQ(outgoing.coding, Coding::identity);
    EXPECT_THAT(head_of(outgoing, wishes("gzip")), Not(HasSubstr("vary")));
}

TEST(ResponseWriter, PicksTheEncodingOfAPreparedBody) {
    Response response;
    response.caching = Caching::forever;
    response.body = prepare_body(std::string(5000, 'b'));
    const auto& body = *std::get<std::shared_ptr<const PreparedBody>>(response.body);
    EXPECT_EQ(prepare_answer(response, wishes("gzip, br")).payload(), body.brotli);
    EXPECT_EQ(prepare_answer(response, wishes("gzip")).payload(), body.gzip);
    EXPECT_EQ(prepare_answer(response, wishes("")).payload(), body.identity);
    EXPECT_EQ(prepare_answer(response, wishes("br")).etag, body.etag + "-br");
    EXPECT_THAT(head_of(prepare_answer(response, wishes("")), wishes("")),
                HasSubstr("max-age=31536000, immutable"));
}

TEST(ResponseWriter, SaysNotModifiedToWhoHoldsTheSameVersion) {
    const Outgoing first = prepare_answer(page("hallo", Caching::revalidate), wishes(""));
    ASSERT_FALSE(first.etag.empty());
    const Wishes again = wishes("", "\"" + first.etag + "\"");
    const Outgoing second = prepare_answer(page("hallo", Caching::revalidate), again);
    EXPECT_EQ(second.response.status, 304U);
    EXPECT_EQ(second.payload(), "");
    const std::string head = head_of(second, again);
    EXPECT_THAT(head, HasSubstr("etag: \"" + first.etag + "\""));
    EXPECT_THAT(head, Not(HasSubstr("content-length")));
    EXPECT_THAT(head, HasSubstr("cache-control: no-cache"));
    EXPECT_EQ(prepare_answer(page("anders", Caching::revalidate), again).response.status, 200U);
}

TEST(ResponseWriter, TagsNothingThatDiffersPerPersonOrIsNoSuccess) {
    EXPECT_EQ(prepare_answer(page("hallo"), wishes("", "*")).response.status, 200U);
    EXPECT_EQ(prepare_answer(page("hallo"), wishes("")).etag, "");
    Response missing = page("weg", Caching::revalidate);
    missing.status = 404;
    EXPECT_EQ(prepare_answer(missing, wishes("", "*")).response.status, 404U);
    Wishes posting = wishes("", "*");
    posting.method = Method::post;
    EXPECT_EQ(prepare_answer(page("hallo", Caching::revalidate), posting).response.status, 200U);
}

class UnsendableHeader : public ::testing::TestWithParam<Header> {};
TEST_P(UnsendableHeader, TurnsTheAnswerIntoAnError) {
    Response response = plain_text(200, "x");
    response.headers.push_back(GetParam());
    const Outgoing outgoing = prepare_answer(response, wishes(""));
    EXPECT_EQ(outgoing.response.status, 500U);
    EXPECT_TRUE(outgoing.response.headers.empty());
}
INSTANTIATE_TEST_SUITE_P(All, UnsendableHeader,
                         ::testing::Values(Header{"location", "/a\r\nset-cookie: x=1"},
                                           Header{"location", "/a\n"}, Header{"x", std::string("a\0b", 3)},
                                           Header{"", "x"}, Header{"x y", "z"}, Header{"X-Upper", "z"},
                                           Header{"content-length", "3"},
                                           Header{"content-security-policy", "default-src *"}));

TEST(ResponseWriter, SendsNoBodyWithoutContent) {
    const Outgoing outgoing = prepare_answer(plain_text(204, "x"), wishes(""));
    EXPECT_EQ(outgoing.payload(), "");
    EXPECT_THAT(head_of(outgoing, wishes("")),
                Not(::testing::AnyOf(HasSubstr("content-length"), HasSubstr("\r\ncontent-type"))));
}

TEST(SafeHeaders, HoldHstsOnlyOverTls) {
    EXPECT_THAT(std::string(safe_headers(true)),
                HasSubstr("strict-transport-security: max-age=31536000\r\n"));
    EXPECT_THAT(std::string(safe_headers(false)), Not(HasSubstr("strict-transport-security")));
    EXPECT_TRUE(safe_headers(true).ends_with("\r\n"));
}

TEST(Encoding, PreparesABodyInEveryCodingThatIsSmaller) {
    const auto body = prepare_body(std::string(3000, 'x'));
    EXPECT_LT(body->gzip.size(), 100U);
    EXPECT_LT(body->brotli.size(), body->gzip.size());
    EXPECT_EQ(body->etag.size(), 22U);
    EXPECT_EQ(body->etag, prepare_body(std::string(3000, 'x'))->etag);
    EXPECT_NE(body->etag, prepare_body(std::string(3001, 'x'))->etag);
    const auto tiny = prepare_body("x");
    EXPECT_TRUE(tiny->gzip.empty());
    EXPECT_TRUE(tiny->brotli.empty());
    EXPECT_NO_THROW(static_cast<void>(prepare_body("")));
}

}  // namespace
}  // namespace luwte::net
