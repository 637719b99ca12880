// libFuzzer against a whole connection in memory: whatever comes, nothing crashes, every answer is an answer,
// and what reaches the application is what Request promises. The first byte says into what pieces the rest is
// cut.
//
//   cmake --preset sanitize -DLUWTE_FUZZ=ON && ninja -C build/sanitize fuzz_request
//   build/sanitize/tests/fuzz_request -dict=tests/fuzz/http.dict FOLDER_FOR_FINDINGS tests/fuzz/requests
#include <cstdio>
#include <cstdlib>

#include <spdlog/spdlog.h>

#include "base/text.h"
#include "net/target.h"
#include "stream/memory_connection.h"

namespace {

using namespace luwte;

void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void check(const net::Request& request) {
    const std::string& path = request.path;
    promise(path.starts_with('/') && base::is_utf8(path), "a path starts with / and is UTF-8");
    promise(path.find("//") == std::string::npos, "a path holds no //");
    promise((path + "/").find("/../") == std::string::npos && (path + "/").find("/./") == std::string::npos,
            "a path holds no dot segments");
    promise(path.find('\0') == std::string::npos && path.find('\\') == std::string::npos,
            "a path holds no NUL and no backslash");
    promise(request.host.empty() || net::parse_host(request.authority).has_value(), "a host is a host");
    promise(request.body.size() <= 1000, "a body is no larger than admitted");
    for (const auto& [name, value] : request.query.pairs())
        promise(base::is_utf8(name) && base::is_utf8(value), "a query is UTF-8");
    for (const net::Header& header : request.headers)
        promise(header.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
                "a header is one line");
}

class Checker final : public net::Application {
  public:
    net::Admission admit(const net::Request& head) override {
        check(head);
        net::Admission admission{.body_limit = 1000, .refusal = std::nullopt};
        if (head.path == "/refused") admission.refusal = net::plain_text(403, "no");
        return admission;
    }
    std::optional<net::Response> answer_now(const net::Request& request) override {
        check(request);
        if (request.path != "/now") return std::nullopt;
        return net::plain_text(200, request.body);
    }
    void answer(net::Request request, net::Respond respond) override {
        static_cast<void>(net::Parameters::parse(request.body));
        static_cast<void>(request.cookie("__Host-luwte"));
        respond(net::plain_text(200, std::move(request.path)));
    }
};

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    spdlog::set_level(spdlog::level::off);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size == 0) return 0;
    Checker checker;
    net::Limits limits;
    limits.header = 2048;
    limits.request_line = 512;
    net::test::MemoryConnection connection(checker, nullptr, limits);
    const std::size_t piece = data[0] == 0 ? size : data[0];
    for (std::size_t at = 1; at < size; at += piece)
        connection.send({reinterpret_cast<const char*>(data) + at, std::min(piece, size - at)});
    const std::string received = connection.received();
    promise(received.empty() || received.starts_with("HTTP/1.1 "), "an answer is an answer");
    connection.hang_up();
    promise(connection.is_over(), "a connection ends with its client");
    return 0;
}
