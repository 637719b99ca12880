#include "support/outside.h"

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace luwte::testing {
namespace {

std::string make_folder() {
    char name[] = "/tmp/luwte-outside-XXXXXX";
    if (::mkdtemp(name) == nullptr) throw std::runtime_error("no folder for a test");
    return name;
}

/// A port that nobody listens at now.
int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

}  // namespace

Certificate::Certificate() : folder_(make_folder()) {
    const auto command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=outside.test "
        "-addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout " +
        key_file() + " -out " + file() + " 2>/dev/null";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl made no certificate");
}

Certificate::~Certificate() {
    std::filesystem::remove_all(folder_);
}

Receiver::Receiver(const Certificate* certificate) : secure_(certificate != nullptr) {
    net::ServerOptions options;
    options.threads = 1;
    options.listen.push_back({.address = "127.0.0.1",
                              .port = 0,
                              .certificate_file = secure_ ? certificate->file() : "",
                              .private_key_file = secure_ ? certificate->key_file() : ""});
    auto server = net::Server::start(options, *this);
    if (!server) throw std::runtime_error("the receiver does not start: " + server.error().code);
    server_ = std::move(*server);
}

Receiver::~Receiver() {
    for (auto& respond : unanswered_) respond(net::plain_text(503, ""));
    server_->stop(std::chrono::milliseconds(100));
}

std::string Receiver::host() const {
    return "127.0.0.1:" + std::to_string(server_->port());
}

std::string Receiver::url(const std::string& path) const {
    return (secure_ ? "https://" : "http://") + host() + path;
}

std::vector<net::Request> Receiver::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

void Receiver::answer_with(net::Response response, const std::string& path) {
    const std::lock_guard lock(mutex_);
    answers_[path] = std::move(response);
}

void Receiver::keep_silent(const std::string& path) {
    const std::lock_guard lock(mutex_);
    silent_.push_back(path);
}

net::Admission Receiver::admit(const net::Request&) {
    return {};
}

std::optional<net::Response> Receiver::answer_now(const net::Request&) {
    return std::nullopt;
}

void Receiver::answer(net::Request request, net::Respond respond) {
    net::Response response = net::plain_text(201, "");
    {
        const std::lock_guard lock(mutex_);
        const auto path = request.path;
        requests_.push_back(std::move(request));
        if (std::ranges::find(silent_, path) != silent_.end()) {
            unanswered_.push_back(std::move(respond));
            return;
        }
        for (const auto& key : {std::string(), path})
            if (const auto found = answers_.find(key); found != answers_.end()) response = found->second;
    }
    respond(std::move(response));
}

MailServer::MailServer(const Certificate* certificate, const std::string& user, const std::string& password)
    : folder_(make_folder()), port_(free_port()) {
    // Debian's Python, whose packages are Debian's.
    std::vector<std::string> command = {"/usr/bin/python3", "-B",
                                        LUWTE_SOURCE "/tests/support/mail_server.py", std::to_string(port_),
                                        folder_};
    if (certificate != nullptr)
        command.insert(command.end(),
                       {"--certificate", certificate->file(), "--key", certificate->key_file()});
    if (!user.empty()) command.insert(command.end(), {"--user", user, "--password", password});
    std::vector<char*> arguments;
    for (auto& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    int in[2];
    int out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    char letter = 0;
    while (::read(out[0], &letter, 1) == 1 && letter != '\n') {
    }
    ::close(out[0]);
    if (letter != '\n')
        throw std::runtime_error("the mail server does not start: is python3-aiosmtpd installed?");
}

MailServer::~MailServer() {
    ::close(input_);
    ::waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(folder_);
}

std::vector<std::string> MailServer::mails() const {
    std::vector<std::string> mails;
    for (int number = 1;; ++number) {
        std::ifstream file(folder_ + "/" + std::to_string(number) + ".eml", std::ios::binary);
        if (!file) return mails;
        mails.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
}

}  // namespace luwte::testing
