// Colleagues are called by mail, push, webhook and ntfy; what is sent says nothing.
#include <chrono>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "integration/delivery/delivery_fixture.h"
#include "outgoing/mail_text.h"
#include "outgoing/signing.h"
#include "support/push_check.h"

namespace luwte::delivery {
namespace {

using namespace std::chrono_literals;
using escalation::Attempt;
using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

struct Sending : DeliveryTest {};

TEST_F(Sending, AMailSaysNothingButTheTwoNeutralLines) {
    add(noor, Kind::mail, "noor@example.net");
    EXPECT_EQ(send("mail", noor).result, Attempt::Result::sent);
    const auto mails = mail.mails();
    ASSERT_THAT(mails, SizeIs(1));
    EXPECT_THAT(mails[0], HasSubstr("To: <noor@example.net>\r\n"));
    EXPECT_THAT(mails[0], HasSubstr("Subject: =?utf-8?B?" + outgoing::to_base64("Agenda") + "?=\r\n"));
    EXPECT_THAT(mails[0], HasSubstr("\r\n\r\n" + outgoing::to_base64("Kijk even.\n")));
    for (const auto* word : {"Noor", "haven", "alarm", "room", "Luwte", "luwte"})
        EXPECT_THAT(mails[0], Not(HasSubstr(word)));
}

TEST_F(Sending, APushIsEmptyAndProvesWhoItIsFrom) {
    add(noor, Kind::push, receiver.url("/push/abc"));
    EXPECT_EQ(send("push", noor).result, Attempt::Result::sent);
    const auto requests = receiver.requests();
    ASSERT_THAT(requests, SizeIs(1));
    EXPECT_EQ(requests[0].body, "");
    EXPECT_EQ(requests[0].header("ttl"), "900");
    EXPECT_EQ(requests[0].header("urgency"), "high");
    const outgoing::PushKey push_key(key, base::encode_id(organisation.value));
    const auto claims =
        testing::check_push_authorization(requests[0].header("authorization"), push_key.public_key());
    ASSERT_TRUE(claims);
    EXPECT_EQ((*claims)["aud"], receiver.url(""));
    EXPECT_EQ((*claims)["sub"], "mailto:post@example.org");
}

TEST_F(Sending, ASubscriptionThatIsGoneIsForgotten) {
    for (const unsigned status : {404U, 410U}) {
        add(noor, Kind::push, receiver.url("/push/gone"));
        receiver.answer_with(net::plain_text(status, ""), "/push/gone");
        EXPECT_EQ(send("push", noor).result, Attempt::Result::give_up);
        EXPECT_THAT(deliveries.ways(connection(), organisation, noor), IsEmpty());
    }
    // A webhook that is not there now may come back; its owner sees that it fails.
    add(noor, Kind::webhook, receiver.url("/push/gone"));
    EXPECT_EQ(send("webhook", noor).result, Attempt::Result::give_up);
    const auto ways = deliveries.ways(connection(), organisation, noor);
    ASSERT_THAT(ways, SizeIs(1));
    EXPECT_EQ(ways[0].failing_since, now());
    EXPECT_EQ(ways[0].failure, "410");
}

TEST_F(Sending, AWebhookIsSignedAndSaysWhetherItIsADrill) {
    const auto added = add({}, Kind::webhook, receiver.url("/hook"));
    ASSERT_THAT(added.secret, ::testing::StartsWith("whsec_"));
    EXPECT_EQ(send("webhook", {}, true, 3).result, Attempt::Result::sent);
    const auto request = receiver.requests().at(0);
    const auto body = json::parse(request.body);
    EXPECT_EQ(body["id"], request.header("webhook-id"));
    EXPECT_EQ(body["title"], "Oefening: Agenda");
    EXPECT_EQ(body["drill"], true);
    EXPECT_EQ(body.size(), 5U);
    EXPECT_EQ(request.header("webhook-timestamp"), "1780000000");
    // As a receiver checks it: with the secret that was shown once.
    const auto secret =
        deliveries.open(connection(), organisation, {}, Kind::webhook).at(0).destination.token;
    EXPECT_EQ(outgoing::show_webhook_secret(secret), added.secret);
    EXPECT_EQ(request.header("webhook-signature"),
              outgoing::webhook_signature(secret, request.header("webhook-id"), now(), request.body));
    EXPECT_THAT(request.body, Not(HasSubstr("haven")));
}

TEST_F(Sending, NtfyGetsTopicWordsAndToken) {
    add(sam, Kind::ntfy, receiver.url("/"), "agenda-7f3", "tk_abc");
    EXPECT_EQ(send("ntfy", sam, false, 3).result, Attempt::Result::sent);
    const auto request = receiver.requests().at(0);
    EXPECT_EQ(request.header("authorization"), "Bearer tk_abc");
    EXPECT_EQ(
        json::parse(request.body),
        (json{{"topic", "agenda-7f3"}, {"title", "Agenda"}, {"message", "Kijk even."}, {"priority", 5}}));
}

TEST_F(Sending, TheOrganisationChoosesTheWords) {
    ASSERT_TRUE(deliveries.set_words(connection(), organisation, ada, " Rooster ", "Er is\nnieuws.", now()));
    add(sam, Kind::ntfy, receiver.url("/"), "t");
    EXPECT_EQ(send("ntfy", sam).result, Attempt::Result::sent);
    const auto body = json::parse(receiver.requests().at(0).body);
    EXPECT_EQ(body["title"], "Rooster");
    EXPECT_EQ(body["message"], "Er is nieuws.");
    ASSERT_TRUE(deliveries.set_words(connection(), organisation, ada, "", "", now()));
    EXPECT_FALSE(deliveries.own_words(connection(), organisation));
    EXPECT_FALSE(deliveries.set_words(connection(), organisation, ada, std::string(61, 'x'), "y", now()));
    EXPECT_FALSE(deliveries.set_words(connection(), organisation, ada, "x", "\xff", now()));
}

TEST_F(Sending, OneAddressThatTakesItIsEnoughAndABusyOneIsTriedAgain) {
    add(noor, Kind::webhook, receiver.url("/busy"));
    auto busy = net::plain_text(429, "");
    busy.headers.push_back({"retry-after", "40"});
    receiver.answer_with(busy, "/busy");
    const auto attempt = send("webhook", noor);
    EXPECT_EQ(attempt.result, Attempt::Result::again);
    EXPECT_EQ(attempt.wait, 40s);
    EXPECT_EQ(attempt.why, "429");
    add(noor, Kind::webhook, receiver.url("/good"));
    EXPECT_EQ(send("webhook", noor).result, Attempt::Result::sent);
}

TEST_F(Sending, ARedirectLeadsNowhere) {
    add(noor, Kind::webhook, receiver.url("/moved"));
    receiver.answer_with(net::redirect("http://169.254.169.254/latest", 307), "/moved");
    EXPECT_EQ(send("webhook", noor).result, Attempt::Result::give_up);
    EXPECT_THAT(receiver.requests(), SizeIs(1));
}

TEST_F(Sending, WhatTheOperatorForbidsLaterIsNotSentToAnyMore) {
    add(noor, Kind::webhook, receiver.url("/hook"));
    const Deliveries same{key, {}, true};
    SenderParts parts{.deliveries = same,
                      .pool = database.pool(),
                      .clock = clock,
                      .installation_key = key,
                      .options = {.rules = {}, .authorities = certificate.file()},
                      .mail_server = {},
                      .contact = {},
                      .usual_words = [](OrganisationId) { return Words{"Agenda", "Kijk even."}; },
                      .mark_drill = [](OrganisationId, const std::string& title) { return title; },
                      .stop = {}};
    const auto senders = make_senders(parts);
    EXPECT_THAT(senders, SizeIs(3));  // no mail without a mail server
    escalation::Call call;
    call.organisation = organisation;
    call.recipient.staff = noor;
    for (const auto& one : senders) {
        if (one->name() != "webhook") continue;
        EXPECT_EQ(one->send(call, 5s).result, Attempt::Result::give_up);
    }
    EXPECT_THAT(receiver.requests(), IsEmpty());
}

TEST_F(Sending, ReachesThoseWhoHaveAnAddressOfThatKind) {
    add(noor, Kind::mail, "noor@example.net");
    add({}, Kind::mail, "balie@example.net");
    const auto stranger = testing::insert_staff(database, other, "Eva", 3);
    ASSERT_TRUE(
        deliveries.add(connection(), other, stranger, {stranger, Kind::mail, "eva@example.net"}, now()));
    const auto reached = [&](std::vector<escalation::Recipient> wanted) {
        return sender("mail").reachable(connection(), organisation, wanted);
    };
    EXPECT_THAT(reached({{noor}, {sam}, {stranger}}), ElementsAre(escalation::Recipient{noor}));
    EXPECT_THAT(reached({{sam}, {}}), ElementsAre(escalation::Recipient{}));
    database.run("update staff set disabled = true where id = $1", {noor});
    EXPECT_THAT(reached({{noor}}), IsEmpty());
}

struct Addresses : DeliveryTest {};

TEST_F(Addresses, AreSealedInTheDatabase) {
    add(noor, Kind::mail, "noor@example.net");
    add(sam, Kind::ntfy, receiver.url("/"), "secret-topic", "secret-token");
    const auto rows =
        database.run("select encode(address, 'escape') || encode(address_hash, 'escape') from delivery_way");
    ASSERT_EQ(rows.size(), 2U);
    for (const auto row : rows)
        for (const auto* word : {"example", "noor", "secret", "127.0.0.1"})
            EXPECT_THAT(std::string(row.text(0)), Not(HasSubstr(word)));
    for (const auto row : database.run("select subject || details from audit_entry"))
        EXPECT_THAT(std::string(row.text(0)), Not(HasSubstr("example")));
    const auto ways = deliveries.ways(connection(), organisation, noor);
    ASSERT_THAT(ways, SizeIs(1));
    EXPECT_EQ(ways[0].label, "n…@example.net");
    // With another key: it says that it cannot be opened, and calls nobody.
    const Deliveries lost{base::SecretKey::random(), rules, true};
    EXPECT_TRUE(lost.ways(connection(), organisation, noor).at(0).unreadable);
    EXPECT_THAT(lost.open(connection(), organisation, noor, Kind::mail), IsEmpty());
}

TEST_F(Addresses, OfOneCannotBeTakenAwayByAnother) {
    const auto added = add(noor, Kind::mail, "noor@example.net");
    for (const auto& [where, who] :
         {std::pair(organisation, sam), std::pair(other, noor), std::pair(organisation, StaffId{})})
        EXPECT_EQ(deliveries.remove(connection(), where, sam, who, added.id, now()).error().code,
                  "delivery.not-found");
    EXPECT_TRUE(deliveries.remove(connection(), organisation, noor, noor, added.id, now()));
    EXPECT_THAT(deliveries.ways(connection(), organisation, noor), IsEmpty());
}

TEST_F(Addresses, ThatWouldDoHarmAreRefused) {
    EXPECT_EQ(refusal({noor, Kind::mail, "noor@example.net\r\nBcc: x@y.nl"}), "delivery.mail-address");
    EXPECT_EQ(refusal({noor, Kind::webhook, "https://169.254.169.254/latest/meta-data"}),
              "outgoing.private-address");
    EXPECT_EQ(refusal({noor, Kind::push, "http://push.example.org/a"}), "outgoing.not-https");
    EXPECT_EQ(refusal({noor, Kind::ntfy, "https://ntfy.example.org/", "a/../b"}), "delivery.topic");
    EXPECT_EQ(refusal({noor, Kind::ntfy, "https://ntfy.example.org/", "a", "b\r\nX: y"}), "delivery.token");
    EXPECT_EQ(refusal({{}, Kind::push, "https://push.example.org/a"}), "delivery.subscription");
    EXPECT_EQ(refusal({noor, Kind::webhook, "'; drop table delivery_way; --"}), "outgoing.no-address");
    const Deliveries without{key, rules, false};
    EXPECT_EQ(without.add(connection(), organisation, noor, {noor, Kind::mail, "a@b.nl"}, now()).error().code,
              "delivery.no-mail");
}

TEST_F(Addresses, AreKeptOnceAndNotWithoutEnd) {
    add(noor, Kind::mail, "noor@example.net");
    EXPECT_EQ(refusal({noor, Kind::mail, "noor@example.net"}), "delivery.known");
    for (int i = 1; i < most_ways; ++i) add(noor, Kind::mail, "noor" + std::to_string(i) + "@example.net");
    EXPECT_EQ(refusal({noor, Kind::mail, "more@example.net"}), "delivery.too-many");
    add({}, Kind::mail, "noor@example.net");
    EXPECT_EQ(refusal({{}, Kind::mail, "noor@example.net"}), "delivery.known");
}

}  // namespace
}  // namespace luwte::delivery
