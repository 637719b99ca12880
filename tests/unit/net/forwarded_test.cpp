// What proxies say, and what clients would like us to think that proxies say.
#include "net/forwarded.h"

#include <gtest/gtest.h>

namespace luwte::net {
namespace {

using boost::asio::ip::make_address;

struct ForwardedHeaders : ::testing::Test {
    TrustedNetworks trusted = *TrustedNetworks::parse({"10.0.0.0/8", "::1"});

    std::optional<Forwarded> read(std::vector<Header> headers) const {
        Request request;
        request.headers = std::move(headers);
        return read_forwarded(request, trusted);
    }
};

TEST_F(ForwardedHeaders, NameClientHostAndScheme) {
    const auto said = read({{"forwarded", "for=192.0.2.7;proto=https;host=\"luwte.test:443\";by=10.0.0.1"}});
    ASSERT_TRUE(said);
    EXPECT_EQ(said->client, make_address("192.0.2.7"));
    EXPECT_EQ(said->host, "luwte.test:443");
    EXPECT_TRUE(said->secure);
}

TEST_F(ForwardedHeaders, MayHoldPortsAndIpv6) {
    EXPECT_EQ(read({{"forwarded", "For=\"[2001:db8::7]:4711\""}})->client, make_address("2001:db8::7"));
    EXPECT_EQ(read({{"x-forwarded-for", "192.0.2.7:4711"}})->client, make_address("192.0.2.7"));
    EXPECT_EQ(read({{"x-forwarded-for", "2001:db8::7"}})->client, make_address("2001:db8::7"));
}

TEST_F(ForwardedHeaders, AreReadFromOurSideSoThatAClientCannotPrependItsOwn) {
    EXPECT_EQ(read({{"x-forwarded-for", "203.0.113.9, 192.0.2.7, 10.0.0.2"}})->client,
              make_address("192.0.2.7"));
    EXPECT_EQ(
        read({{"forwarded", "for=203.0.113.9;host=evil.test"}, {"forwarded", "for=192.0.2.7;host=a.test"}})
            ->host,
        "a.test");
}

TEST_F(ForwardedHeaders, GiveTheFirstProxyWhenAllAreOurs) {
    EXPECT_EQ(read({{"x-forwarded-for", "10.0.0.9, 10.0.0.2"}})->client, make_address("10.0.0.9"));
}

TEST_F(ForwardedHeaders, ThatContradictEachOtherAreNotBelieved) {
    EXPECT_FALSE(read({{"forwarded", "for=203.0.113.9"}, {"x-forwarded-for", "192.0.2.7"}}));
    EXPECT_FALSE(read({{"forwarded", "for=192.0.2.7;proto=https"}, {"x-forwarded-for", "192.0.2.7"}}));
    EXPECT_TRUE(read({{"forwarded", "for=192.0.2.7"}, {"x-forwarded-for", "192.0.2.7"}}));
}

TEST_F(ForwardedHeaders, MayHideTheClient) {
    EXPECT_FALSE(read({{"forwarded", "for=unknown;proto=https"}})->client);
    EXPECT_TRUE(read({{"forwarded", "for=_hidden;proto=https"}})->secure);
    EXPECT_FALSE(read({})->client);
}

TEST_F(ForwardedHeaders, MayNameOnlyTheScheme) {
    EXPECT_TRUE(read({{"x-forwarded-proto", "https"}})->secure);
    EXPECT_TRUE(read({{"x-forwarded-for", "192.0.2.7, 10.0.0.2"}, {"x-forwarded-proto", "https"}})->secure);
    EXPECT_FALSE(read({{"x-forwarded-for", "192.0.2.7"}, {"x-forwarded-proto", "http"}})->secure);
}

TEST_F(ForwardedHeaders, SurviveNonsense) {
    for (const char* text :
         {"", ";", ",", "for", "for=", "for=\"", "for=\"[", "for=[", "=;=;", "for=\"\\", ",,,,", "for=]:"})
        EXPECT_FALSE(read({{"forwarded", text}, {"x-forwarded-for", text}}).value_or(Forwarded{}).client)
            << text;
}

TEST(TrustedNetworks, HoldAddressesAndPrefixes) {
    const auto networks = TrustedNetworks::parse({"10.0.0.0/8", "192.0.2.1", "2001:db8::/33"});
    ASSERT_TRUE(networks);
    EXPECT_TRUE(networks->contains(make_address("10.255.0.1")));
    EXPECT_TRUE(networks->contains(make_address("::ffff:10.1.2.3")));
    EXPECT_FALSE(networks->contains(make_address("11.0.0.1")));
    EXPECT_TRUE(networks->contains(make_address("192.0.2.1")));
    EXPECT_FALSE(networks->contains(make_address("192.0.2.2")));
    EXPECT_TRUE(networks->contains(make_address("2001:db8:7fff::1")));
    EXPECT_FALSE(networks->contains(make_address("2001:db8:8000::1")));
    EXPECT_FALSE(TrustedNetworks{}.contains(make_address("127.0.0.1")));
}

TEST(TrustedNetworks, NameWhatIsNone) {
    for (const char* text :
         {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x", "::/129", "10.0.0/8", "/8"}) {
        const auto networks = TrustedNetworks::parse({"127.0.0.1", text});
        ASSERT_FALSE(networks) << text;
        EXPECT_EQ(networks.error().field, text);
    }
}

}  // namespace
}  // namespace luwte::net
