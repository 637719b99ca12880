// TLS, with a certificate made for the occasion.
#include <cstdio>
#include <filesystem>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "stream/harness.h"

namespace luwte::net::test {
namespace {

using namespace std::chrono_literals;

/// A folder with a new key and a certificate that signs itself.
class Certificate {
  public:
    Certificate() {
        char name[] = "/tmp/luwte-tls-XXXXXX";
        folder_ = ::mkdtemp(name);
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("luwte.test"), -1, -1, 0);
        X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
        X509_sign(certificate, key, EVP_sha256());
        std::FILE* file = std::fopen(key_file().c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        file = std::fopen(certificate_file().c_str(), "w");
        PEM_write_X509(file, certificate);
        std::fclose(file);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;
    ~Certificate() { std::filesystem::remove_all(folder_); }
    [[nodiscard]] std::string key_file() const { return folder_ + "/key.pem"; }
    [[nodiscard]] std::string certificate_file() const { return folder_ + "/certificate.pem"; }

  private:
    std::string folder_;
};

struct Tls : ::testing::Test {
    std::unique_ptr<Server> start(const Limits& limits = {}) {
        ServerOptions options;
        options.listen.push_back({.address = "127.0.0.1",
                                  .port = 0,
                                  .certificate_file = certificate.certificate_file(),
                                  .private_key_file = certificate.key_file()});
        options.limits = limits;
        auto server = Server::start(options, application);
        return server ? std::move(*server) : nullptr;
    }
    Certificate certificate;
    TestApplication application;
};

TEST_F(Tls, CarriesTheSameExchanges) {
    const auto server = start();
    ASSERT_TRUE(server);
    Client client(server->port(), true);
    EXPECT_EQ(client.protocol(), "http/1.1");
    const Answer answer = client.ask(get("/one"));
    EXPECT_EQ(answer.body, "/one|");
    EXPECT_EQ(answer.header("strict-transport-security"), "max-age=31536000");
    const std::string large(60'000, 'x');
    EXPECT_EQ(client.ask("POST /two HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n" + large).body,
              "/two|" + large);
    client.ask(get("/three", "Connection: close\r\n"));
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Tls, CarriesEvents) {
    std::shared_ptr<EventSender> kept;
    application.on_answer_now = [&kept](const Request&) {
        Response response;
        response.body = EventStream{[&kept](std::shared_ptr<EventSender> sender) {
            sender->send({"wake", "1"});
            kept = std::move(sender);
            return nullptr;
        }};
        return response;
    };
    const auto server = start();
    Client client(server->port(), true);
    client.send(get("/wake"));
    EXPECT_THAT(client.read_until("\r\n\r\n"), ::testing::HasSubstr("content-type: text/event-stream\r\n"));
    EXPECT_EQ(client.read_until("\n\n"), "event: wake\ndata: 1\n\n");
    server->stop(10s);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(Tls, RefusesOldVersions) {
    const auto server = start();
    EXPECT_ANY_THROW(Client(server->port(), true, TLS1_1_VERSION));
    EXPECT_NO_THROW(Client(server->port(), true, TLS1_2_VERSION));
    EXPECT_NO_THROW(Client(server->port(), true, TLS1_3_VERSION));
}

TEST_F(Tls, ClosesWhoSpeaksSomethingElseOrNothing) {
    const auto server = start(Limits{.header_deadline = 40ms});
    Client plain(server->port());
    plain.send(get("/"));
    plain.finish();
    EXPECT_EQ(plain.read_all().find("HTTP/"), std::string::npos);
    Client silent(server->port());
    EXPECT_TRUE(silent.is_closed());
}

TEST_F(Tls, NeedsAKeyThatFits) {
    const Certificate other;
    ServerOptions options;
    options.listen.push_back({.address = "127.0.0.1",
                              .port = 0,
                              .certificate_file = certificate.certificate_file(),
                              .private_key_file = other.key_file()});
    const auto server = Server::start(options, application);
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().field, other.key_file());
}

}  // namespace
}  // namespace luwte::net::test
