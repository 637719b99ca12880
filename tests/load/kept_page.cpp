// Serves one kept page of 8 kB, and nothing else: what the server room alone can do, beside nginx on the same
// bytes.
//
//   cmake --preset release && ninja -C build/release kept_page && build/release/tests/kept_page 18081 1
//   wrk -t1 -c32 -d10s http://127.0.0.1:18081/
//
// The arguments are the port, the number of I/O threads, and perhaps a file whose bytes are served instead.
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "net/server.h"

namespace {

using namespace luwte;

class KeptPage final : public net::Application {
  public:
    explicit KeptPage(std::string page) : page_(net::prepare_body(std::move(page))) {}
    net::Admission admit(const net::Request&) override { return {}; }
    std::optional<net::Response> answer_now(const net::Request&) override {
        net::Response response;
        response.body = page_;
        response.caching = net::Caching::revalidate;
        return response;
    }
    void answer(net::Request, net::Respond respond) override { respond(net::plain_text(404, {})); }

  private:
    std::shared_ptr<const net::PreparedBody> page_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: kept_page PORT THREADS [FILE]\n";
        return 64;
    }
    std::string page(8192, 'x');
    if (count > 3) {
        std::ifstream file(arguments[3], std::ios::binary);
        page.assign(std::istreambuf_iterator<char>(file), {});
    }
    KeptPage application(std::move(page));
    net::ServerOptions options;
    options.listen.emplace_back().port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
    options.threads = static_cast<unsigned>(std::atoi(arguments[2]));
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    const auto server = net::Server::start(options, application);
    if (!server) {
        std::cerr << server.error().code << ": " << server.error().field << '\n';
        return 69;
    }
    int received = 0;
    sigwait(&ends, &received);
    (*server)->stop(std::chrono::seconds(1));
    return 0;
}
