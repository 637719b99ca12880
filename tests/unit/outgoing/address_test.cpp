// Which addresses this server sends to, and which it never does.
#include "outgoing/address.h"

#include <arpa/inet.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outgoing/transfer.h"

namespace luwte::outgoing {
namespace {

bool is_public_text(const char* text) {
    sockaddr_in four{};
    four.sin_family = AF_INET;
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        return is_public(reinterpret_cast<const sockaddr&>(four));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text, &six.sin6_addr), 1) << text;
    return is_public(reinterpret_cast<const sockaddr&>(six));
}

std::string refusal(std::string_view text, const Rules& rules = {}) {
    const auto address = parse_address(text, rules);
    return address ? "" : address.error().code;
}

TEST(Address, OfThePublicInternetAreKnown) {
    for (const auto* text :
         {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
          "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808"})
        EXPECT_TRUE(is_public_text(text)) << text;
}

TEST(Address, InsideAnyNetworkAreRefused) {
    for (const auto* text : {"0.0.0.0",
                             "10.0.0.1",
                             "100.64.0.1",
                             "127.0.0.1",
                             "127.255.255.254",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.0.8",
                             "192.0.2.1",
                             "192.168.1.1",
                             "198.18.0.1",
                             "198.51.100.1",
                             "203.0.113.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fe80::1",
                             "fc00::1",
                             "fd00::1",
                             "ff02::1",
                             "::ffff:8.8.8.8",
                             "::ffff:127.0.0.1",
                             "64:ff9b::7f00:1",
                             "64:ff9b:1::1",
                             "2001::1",
                             "2001:db8::1",
                             "2002:7f00:1::1",
                             "3fff::1"})
        EXPECT_FALSE(is_public_text(text)) << text;
}

TEST(Address, IsTakenApartAsItIsRequestedLater) {
    const auto address = parse_address("https://Push.Example.org/send/a?b=c", {});
    ASSERT_TRUE(address);
    EXPECT_EQ(address->host, "push.example.org");
    EXPECT_EQ(address->origin, "https://push.example.org");
    EXPECT_EQ(address->port, 443);
    EXPECT_FALSE(address->inside);
    EXPECT_EQ(parse_address("https://push.example.org:8443/", {})->origin, "https://push.example.org:8443");
}

TEST(Address, ThatIsNoneIsRefused) {
    for (const auto* text :
         {"", "push.example.org", "ftp://push.example.org/", "file:///etc/passwd", "gopher://x.org/",
          "https://", "https://name:word@push.example.org/", "https://push.example.org/#part",
          "https://push.example.org/a b", "https://push.example.org/\r\nHost: x",
          "https://push.example.org:99999/", "https://push.example.org:0/", "https:\\\\push.example.org",
          "https://[::1%25lo]/", "javascript:alert(1)", "https://\xff.example.org/"})
        EXPECT_EQ(refusal(text), "outgoing.no-address") << text;
    EXPECT_EQ(refusal("https://example.org/" + std::string(longest_address, 'a')), "outgoing.no-address");
}

TEST(Address, OfPrivateNetworksWrittenOutIsRefusedInEveryWriting) {
    for (const auto* text :
         {"https://127.0.0.1/", "https://localhost/", "https://a.localhost/", "https://2130706433/",
          "https://0x7f.1/", "https://0177.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/",
          "https://169.254.169.254/latest", "https://intranet/", "https://localhost./"})
        EXPECT_EQ(refusal(text), "outgoing.private-address") << text;
}

TEST(Address, WithoutTlsIsForTheOperatorsOwnHostsAlone) {
    const Rules rules{.inside = {"ntfy.internal:8080", "[fd00::5]:80"}, .only = {}};
    EXPECT_EQ(refusal("http://push.example.org/"), "outgoing.not-https");
    EXPECT_EQ(refusal("http://ntfy.internal:8080/x", rules), "");
    EXPECT_EQ(refusal("http://[fd00::5]/", rules), "");
    EXPECT_TRUE(parse_address("http://NTFY.internal:8080/x", rules)->inside);
    EXPECT_EQ(refusal("http://ntfy.internal:8081/x", rules), "outgoing.not-https");
    EXPECT_EQ(refusal("https://evil-ntfy.internal.example.org:8080/", rules), "");
    EXPECT_FALSE(parse_address("https://evil-ntfy.internal.example.org:8080/", rules)->inside);
}

TEST(Address, OutsideTheOperatorsListIsRefused) {
    const Rules rules{.inside = {"127.0.0.1:9000"}, .only = {"*.push.example.org", "hook.example.net:443"}};
    EXPECT_EQ(refusal("https://eu.push.example.org/a", rules), "");
    EXPECT_EQ(refusal("https://hook.example.net/a", rules), "");
    EXPECT_EQ(refusal("http://127.0.0.1:9000/a", rules), "");
    for (const auto* text :
         {"https://push.example.org/", "https://evilpush.example.org/", "https://hook.example.net:444/",
          "https://eu.push.example.org.evil.net/", "https://other.example/"})
        EXPECT_EQ(refusal(text, rules), "outgoing.not-allowed") << text;
}

TEST(Address, OfMailHoldsNothingThatAServerCouldReadAsMore) {
    for (const auto* text : {"a@example.org", "first.last+duty@mail.example.co.uk", "x_1%y@example.org"})
        EXPECT_TRUE(is_mail_address(text)) << text;
    for (const auto* text :
         {"", "a", "@example.org", "a@", "a@example", "a@@example.org", "a@b@example.org", "a b@example.org",
          "<a@example.org>", "\"a\"@example.org", "a@example.org,b@example.org",
          "a@example.org\r\nRCPT TO:<b@example.org>", "a@.example.org", "a@example.org.", "-a@example.org",
          "a@ex..org", "\xc3\xa9@example.org"})
        EXPECT_FALSE(is_mail_address(text)) << text;
    EXPECT_FALSE(is_mail_address(std::string(250, 'a') + "@b.nl"));
}

TEST(MailServer, OnThisMachineIsKnownByItsAddressAlone) {
    for (const auto* text : {"smtp://127.0.0.1", "smtp://localhost:25", "smtp://[::1]:587"})
        EXPECT_TRUE(is_this_machine(text)) << text;
    for (const auto* text :
         {"smtp://127.0.0.1.example.org", "smtp://localhost.example.org:25", "smtp://mail.example.org"})
        EXPECT_FALSE(is_this_machine(text)) << text;
}

}  // namespace
}  // namespace luwte::outgoing
