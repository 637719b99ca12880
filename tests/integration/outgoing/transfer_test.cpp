// Real servers on this machine get what is sent out: web servers with and without TLS, and a mail server.
#include "outgoing/transfer.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/outside.h"

namespace luwte::outgoing {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const base::TimePoint moment{1'700'000'000s};

Post post_to(const Transfer& transfer, const std::string& url, const std::string& body = "{}") {
    const auto address = parse_address(url, transfer.rules());
    EXPECT_TRUE(address) << (address ? "" : address.error().code);
    return {*address, body.empty() ? "" : "application/json", {{"x-one", "1"}}, body};
}

struct Outside : ::testing::Test {
    testing::Certificate certificate;
    testing::Receiver secure{&certificate};
    testing::Receiver plain;
    Transfer transfer{
        {.rules = {.inside = {secure.host(), plain.host()}, .only = {}}, .authorities = certificate.file()}};
};

TEST_F(Outside, APostArrivesWhole) {
    const auto receipt = transfer.post(post_to(transfer, secure.url("/hook?a=b"), R"({"a":"é"})"), 5s);
    EXPECT_EQ(receipt.outcome, Outcome::taken);
    EXPECT_EQ(receipt.status, 201U);
    const auto requests = secure.requests();
    ASSERT_THAT(requests, SizeIs(1));
    EXPECT_EQ(requests[0].target, "/hook?a=b");
    EXPECT_EQ(requests[0].body, R"({"a":"é"})");
    EXPECT_EQ(requests[0].header("content-type"), "application/json");
    EXPECT_EQ(requests[0].header("x-one"), "1");
    EXPECT_EQ(requests[0].header("user-agent"), "");
}

TEST_F(Outside, AnEmptyPostHasNoTypeOfContent) {
    EXPECT_EQ(transfer.post(post_to(transfer, plain.url("/push"), ""), 5s).outcome, Outcome::taken);
    EXPECT_EQ(plain.requests().at(0).header("content-type"), "");
    EXPECT_EQ(plain.requests().at(0).header("content-length"), "0");
}

TEST_F(Outside, ARedirectIsNotFollowed) {
    plain.answer_with(net::redirect(plain.url("/elsewhere"), 307), "/hook");
    const auto receipt = transfer.post(post_to(transfer, plain.url("/hook")), 5s);
    EXPECT_EQ(receipt.outcome, Outcome::refused);
    EXPECT_EQ(receipt.status, 307U);
    EXPECT_THAT(plain.requests(), SizeIs(1));
}

TEST_F(Outside, AnAnswerIsReadAsWhatToDoNext) {
    auto busy = net::plain_text(503, "");
    busy.headers.push_back({"retry-after", "90"});
    plain.answer_with(busy, "/busy");
    plain.answer_with(net::plain_text(410, ""), "/gone");
    const auto later = transfer.post(post_to(transfer, plain.url("/busy")), 5s);
    EXPECT_EQ(later.outcome, Outcome::later);
    EXPECT_EQ(later.not_before, 90s);
    EXPECT_EQ(transfer.post(post_to(transfer, plain.url("/gone")), 5s).outcome, Outcome::gone);
}

TEST_F(Outside, AnAnswerWithoutEndIsCutOffAndCounts) {
    plain.answer_with(net::plain_text(200, std::string(5'000'000, 'x')), "/endless");
    EXPECT_EQ(transfer.post(post_to(transfer, plain.url("/endless")), 5s).outcome, Outcome::taken);
}

TEST_F(Outside, SilenceEndsAtTheDeadline) {
    plain.keep_silent("/silent");
    const Transfer hasty{{.rules = transfer.rules(), .authorities = {}}};
    EXPECT_EQ(hasty.post(post_to(hasty, plain.url("/silent")), 200ms).outcome, Outcome::later);
}

TEST_F(Outside, AStopEndsWhatIsUnderWay) {
    plain.keep_silent("/silent");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(transfer.post(post_to(transfer, plain.url("/silent")), 5s, stop.get_token()).outcome,
              Outcome::stopped);
}

TEST_F(Outside, NobodyListeningIsWorthAnotherTry) {
    const Rules rules{.inside = {"127.0.0.1:1"}, .only = {}};
    const Transfer other{{.rules = rules, .authorities = {}}};
    EXPECT_EQ(other.post(post_to(other, "http://127.0.0.1:1/"), 5s).outcome, Outcome::later);
}

TEST_F(Outside, ACertificateOfNobodyKnownIsNotTrusted) {
    const Transfer wary{{.rules = transfer.rules(), .authorities = {}}};
    EXPECT_EQ(wary.post(post_to(wary, secure.url("/hook")), 5s).outcome, Outcome::later);
    EXPECT_THAT(secure.requests(), IsEmpty());
}

// The name is fine when it is filled in; what it means is seen only when it is looked up.
TEST_F(Outside, ANameThatMeansThisMachineIsNotConnectedTo) {
    auto post = post_to(transfer, secure.url("/hook"));
    post.to.inside = false;
    EXPECT_EQ(transfer.post(post, 5s).outcome, Outcome::forbidden);
    post.to.url = "https://localhost:" + secure.host().substr(10) + "/hook";
    EXPECT_EQ(transfer.post(post, 5s).outcome, Outcome::forbidden);
    EXPECT_THAT(secure.requests(), IsEmpty());
}

TEST_F(Outside, PlainHttpIsForHostsInsideAlone) {
    auto post = post_to(transfer, plain.url("/hook"));
    post.to.inside = false;
    EXPECT_NE(transfer.post(post, 5s).outcome, Outcome::taken);
    EXPECT_THAT(plain.requests(), IsEmpty());
}

struct OutsideMail : Outside {
    [[nodiscard]] MailServer server(int port, const std::string& password = "open") const {
        return {url(port), "luwte", password, "agenda@example.org", false};
    }
    static std::string url(int port) { return "smtp://127.0.0.1:" + std::to_string(port); }
    Mail mail{"duty@example.net", "Agenda", "Kijk even.", "abc"};
};

TEST_F(OutsideMail, IsDeliveredByStartTlsAndASignIn) {
    const testing::MailServer real(&certificate, "luwte", "open");
    const auto receipt = transfer.mail(server(real.port()), mail, moment, 5s);
    EXPECT_EQ(receipt.outcome, Outcome::taken) << receipt.status;
    ASSERT_THAT(real.mails(), SizeIs(1));
    EXPECT_THAT(real.mails()[0], HasSubstr("To: <duty@example.net>\r\n"));
}

TEST_F(OutsideMail, GoesNowhereWithoutTls) {
    const testing::MailServer real(nullptr, "", "");
    EXPECT_EQ(transfer.mail(server(real.port()), mail, moment, 5s).outcome, Outcome::later);
    EXPECT_THAT(real.mails(), IsEmpty());
    // On this very machine nobody is in between.
    const MailServer local{url(real.port()), "", "", "agenda@example.org", true};
    EXPECT_EQ(transfer.mail(local, mail, moment, 5s).outcome, Outcome::taken);
}

TEST_F(OutsideMail, WaitsWhileOurPasswordIsWrongAndGivesUpOnNobody) {
    const testing::MailServer real(&certificate, "luwte", "open");
    EXPECT_EQ(transfer.mail(server(real.port(), "wrong"), mail, moment, 5s).outcome, Outcome::later);
    auto nobody = mail;
    nobody.to = "nobody@example.net";
    EXPECT_EQ(transfer.mail(server(real.port()), nobody, moment, 5s).outcome, Outcome::refused);
    auto busy = mail;
    busy.to = "busy@example.net";
    EXPECT_EQ(transfer.mail(server(real.port()), busy, moment, 5s).outcome, Outcome::later);
    auto two = mail;
    two.to = "a@example.net>\r\nRCPT TO:<b@example.net";
    EXPECT_EQ(transfer.mail(server(real.port()), two, moment, 5s).outcome, Outcome::refused);
    EXPECT_THAT(real.mails(), IsEmpty());
}

}  // namespace
}  // namespace luwte::outgoing
