// The clockwork of alarms alone, as a process that a test can kill, with a channel that asks the test what
// came of each call. See escalation_test.py.
//
// usage: chain_process CONNECTION PORT LEASE_MS             runs until killed
//        chain_process CONNECTION raise ORGANISATION SUBJECT
//
// The channel connects to 127.0.0.1:PORT, writes "<call> <alarm> <stage> <recipient> <attempt>\n" and reads
// one line: "sent", "again" or "give-up".
#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

#include "feature/escalation/chain_timer.h"
#include "feature/escalation/chains.h"
#include "feature/escalation/escalation.h"
#include "store/database.h"

namespace {

using namespace luwte;  // NOLINT(google-build-using-namespace): a program of one file
using escalation::Attempt;
using escalation::Call;
using escalation::Recipient;

class AskingChannel final : public escalation::Channel {
  public:
    explicit AskingChannel(std::uint16_t port) : port_(port) {}
    [[nodiscard]] std::string_view name() const override { return "mail"; }
    [[nodiscard]] std::vector<Recipient> reachable(store::Connection& /*connection*/,
                                                   OrganisationId /*organisation*/,
                                                   const std::vector<Recipient>& wanted) const override {
        return wanted;
    }
    [[nodiscard]] Attempt send(const Call& call, std::chrono::milliseconds /*deadline*/) override {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto answer = ask(descriptor, call);
        ::close(descriptor);
        if (answer == "sent\n") return {};
        return {answer == "give-up\n" ? Attempt::Result::give_up : Attempt::Result::again, "no",
                std::chrono::seconds(0)};
    }

  private:
    [[nodiscard]] std::string ask(int descriptor, const Call& call) const {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return {};
        const auto line =
            fmt::format("{} {} {} {} {}\n", call.id.value, call.alarm.value,
                        escalation::stage_name(call.stage), call.recipient.staff.value, call.attempt);
        if (::write(descriptor, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return {};
        std::string answer(16, '\0');
        const auto length = ::read(descriptor, answer.data(), answer.size());
        answer.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
        return answer;
    }

    std::uint16_t port_;
};

int raise_alarm(store::Pool& pool, const base::Clock& clock, const std::string& organisation,
                const std::string& subject) {
    auto connection = pool.lend();
    store::UnitOfWork work(*connection);
    const auto id = escalation::raise(
        work, {OrganisationId{std::stoull(organisation)}, subject, 3, {"suicide"}, {}}, clock.now());
    work.commit();
    std::cout << id.value << std::endl;
    return 0;
}

[[noreturn]] void run(store::Pool& pool, const base::Clock& clock, std::uint16_t port,
                      std::chrono::milliseconds lease) {
    escalation::ChainOptions options;
    options.lease = lease;
    options.most_attempts = 1000;
    const escalation::Chains chains({std::make_shared<AskingChannel>(port)}, options);
    const escalation::ChainTimer timer(pool, clock, chains,
                                       {.senders = 2,
                                        .longest_wait = std::chrono::milliseconds(100),
                                        .after_trouble = std::chrono::milliseconds(100)});
    for (;;) ::pause();
}

}  // namespace

int main(int count, char** words) {
    if (count < 4) return EXIT_FAILURE;
    std::signal(SIGPIPE, SIG_IGN);
    const base::SystemClock clock;
    store::PoolOptions options;
    options.connection_string = words[1];
    options.connections = 3;
    const auto pool = store::Pool::create(options);
    if (std::string(words[2]) == "raise") return raise_alarm(*pool, clock, words[3], words[4]);
    run(*pool, clock, static_cast<std::uint16_t>(std::stoi(words[2])),
        std::chrono::milliseconds(std::stoi(words[3])));
}
