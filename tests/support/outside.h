// The world outside for tests: a web server (TLS or not) that notes what it is sent and answers as told, a
// certificate for it, and a mail server. All on this machine.
#pragma once

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <sys/types.h>
#include <vector>

#include "net/server.h"

namespace luwte::testing {

/// A key and a certificate for 127.0.0.1 that signs itself, in a folder that goes with it.
class Certificate {
  public:
    Certificate();
    ~Certificate();
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;
    [[nodiscard]] std::string key_file() const { return folder_ + "/key.pem"; }
    [[nodiscard]] std::string file() const { return folder_ + "/certificate.pem"; }
    [[nodiscard]] const std::string& folder() const { return folder_; }

  private:
    std::string folder_;
};

/// Notes every request, answers 201 unless told otherwise.
class Receiver final : public net::Application {
  public:
    /// Without a certificate: plain HTTP.
    explicit Receiver(const Certificate* certificate = nullptr);
    ~Receiver() override;

    [[nodiscard]] std::string host() const;  ///< "127.0.0.1:<port>"
    [[nodiscard]] std::string url(const std::string& path) const;
    [[nodiscard]] std::vector<net::Request> requests() const;
    /// What is answered to requests of a path from now on; without one: to all.
    void answer_with(net::Response response, const std::string& path = "");
    /// Requests of this path are not answered at all.
    void keep_silent(const std::string& path);

    net::Admission admit(const net::Request& head) override;
    std::optional<net::Response> answer_now(const net::Request& request) override;
    void answer(net::Request request, net::Respond respond) override;

  private:
    mutable std::mutex mutex_;
    std::vector<net::Request> requests_;
    std::map<std::string, net::Response> answers_;
    std::vector<std::string> silent_;
    std::vector<net::Respond> unanswered_;
    bool secure_;
    std::unique_ptr<net::Server> server_;
};

/// A real one (aiosmtpd): see mail_server.py.
class MailServer {
  public:
    /// With a certificate it wants STARTTLS; with a user it wants a sign-in.
    MailServer(const Certificate* certificate, const std::string& user, const std::string& password);
    ~MailServer();
    MailServer(const MailServer&) = delete;
    MailServer& operator=(const MailServer&) = delete;
    [[nodiscard]] int port() const { return port_; }
    /// The mails that were taken, in order.
    [[nodiscard]] std::vector<std::string> mails() const;

  private:
    std::string folder_;
    int port_ = 0;
    pid_t process_ = -1;
    int input_ = -1;
};

}  // namespace luwte::testing
