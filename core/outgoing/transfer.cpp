#include "outgoing/transfer.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>
#include <sys/socket.h>

#include <fmt/format.h>

#include "outgoing/mail_text.h"

namespace luwte::outgoing {
namespace {

/// What comes back is thrown away; a side that sends more than this is cut off.
constexpr std::size_t most_answer = 64 * 1024;
constexpr std::chrono::hours longest_wait{24};
constexpr auto connect_deadline = std::chrono::milliseconds(5'000);

struct Handle {
    CURL* curl = curl_easy_init();
    Handle() {
        if (curl == nullptr) throw std::bad_alloc();
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }
    template <class Value>
    void set(CURLoption option, Value value) const {
        if (curl_easy_setopt(curl, option, value) != CURLE_OK)
            throw std::runtime_error(
                fmt::format("libcurl does not take option {}", static_cast<int>(option)));
    }
};

class List {
  public:
    void add(const std::string& line) {
        auto* longer = curl_slist_append(list_.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        list_.release();  // is part of the longer one
        list_.reset(longer);
    }
    [[nodiscard]] curl_slist* get() const { return list_.get(); }

  private:
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> list_{nullptr, &curl_slist_free_all};
};

/// What libcurl's callbacks see of one exchange.
struct Exchange {
    const std::stop_token& stop;
    bool inside = false;     // the operator named the host: no check of its network address
    bool forbidden = false;  // it led to an address that is none of the Internet's
    std::size_t received = 0;
    std::string retry_after;
    std::string_view upload;
};

// C functions: nothing may be thrown through libcurl, so they do nothing that throws.

curl_socket_t open_socket(void* exchange, curlsocktype, curl_sockaddr* address) {
    auto& state = *static_cast<Exchange*>(exchange);
    // After the name was looked up: a name that means the inside of our network today is caught here.
    if (!state.inside && !is_public(address->addr)) {
        state.forbidden = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t drop_answer(char*, std::size_t size, std::size_t count, void* exchange) {
    auto& state = *static_cast<Exchange*>(exchange);
    state.received += size * count;
    return state.received > most_answer ? 0 : size * count;
}

std::size_t read_header(char* line, std::size_t size, std::size_t count, void* exchange) {
    constexpr std::string_view name = "retry-after:";
    constexpr std::size_t longest = 64;
    auto& state = *static_cast<Exchange*>(exchange);
    state.received += size * count;
    const std::string_view text(line, size * count);
    const bool ours = text.size() > name.size() && text.size() < longest &&
                      std::ranges::equal(
                          text.substr(0, name.size()), name, {},
                          [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    try {
        if (ours) state.retry_after = text.substr(name.size());
    } catch (const std::bad_alloc&) {
        return 0;
    }
    return state.received > most_answer ? 0 : size * count;
}

std::size_t give_upload(char* into, std::size_t size, std::size_t count, void* exchange) {
    auto& state = *static_cast<Exchange*>(exchange);
    const auto length = std::min(size * count, state.upload.size());
    std::copy_n(state.upload.data(), length, into);
    state.upload.remove_prefix(length);
    return length;
}

int ask_stop(void* exchange, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(exchange)->stop.stop_requested() ? 1 : 0;
}

void set_usual(const Handle& handle, Exchange& exchange, const Options& options,
               std::chrono::milliseconds deadline) {
    handle.set(CURLOPT_NOSIGNAL, 1L);
    handle.set(CURLOPT_TIMEOUT_MS, static_cast<long>(deadline.count()));
    handle.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(deadline, connect_deadline).count()));
    handle.set(CURLOPT_FOLLOWLOCATION, 0L);
    handle.set(CURLOPT_PROXY, "");
    handle.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    handle.set(CURLOPT_SSL_VERIFYPEER, 1L);
    handle.set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.authorities.empty()) handle.set(CURLOPT_CAINFO, options.authorities.c_str());
    handle.set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    handle.set(CURLOPT_OPENSOCKETDATA, &exchange);
    handle.set(CURLOPT_WRITEFUNCTION, &drop_answer);
    handle.set(CURLOPT_WRITEDATA, &exchange);
    handle.set(CURLOPT_HEADERFUNCTION, &read_header);
    handle.set(CURLOPT_HEADERDATA, &exchange);
    handle.set(CURLOPT_NOPROGRESS, 0L);
    handle.set(CURLOPT_XFERINFOFUNCTION, &ask_stop);
    handle.set(CURLOPT_XFERINFODATA, &exchange);
    handle.set(CURLOPT_FORBID_REUSE, 1L);
}

/// libcurl wants one call of its own before any thread uses it.
void start_libcurl() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
            throw std::runtime_error("libcurl does not start");
    });
}

unsigned status_of(const Handle& handle) {
    long status = 0;
    curl_easy_getinfo(handle.curl, CURLINFO_RESPONSE_CODE, &status);
    return status > 0 ? static_cast<unsigned>(status) : 0;
}

Receipt mail_receipt(CURLcode code, unsigned status, bool stopped) {
    constexpr unsigned temporary = 400;
    constexpr unsigned permanent = 500;
    if (stopped) return {Outcome::stopped, status, {}};
    if (code == CURLE_OK) return {Outcome::taken, status, {}};
    // A server that does not take our name and password, or no TLS, may be put right; the mail waits for
    // that.
    const bool about_us = code == CURLE_LOGIN_DENIED || code == CURLE_USE_SSL_FAILED;
    if (!about_us && status >= permanent) return {Outcome::refused, status, {}};
    return {Outcome::later, status >= temporary ? status : 0, {}};
}

}  // namespace

bool is_this_machine(std::string_view url) {
    for (const std::string_view host : {"smtp://127.0.0.1", "smtp://[::1]", "smtp://localhost"}) {
        if (!url.starts_with(host)) continue;
        const auto rest = url.substr(host.size());
        if (rest.empty() || rest.front() == ':' || rest.front() == '/') return true;
    }
    return false;
}

const char* outcome_name(Outcome outcome) {
    switch (outcome) {
        case Outcome::taken:
            return "taken";
        case Outcome::gone:
            return "gone";
        case Outcome::refused:
            return "refused";
        case Outcome::later:
            return "later";
        case Outcome::forbidden:
            return "forbidden";
        case Outcome::stopped:
            return "stopped";
    }
    return "later";
}

Outcome outcome_of_status(unsigned status) {
    if (status >= 200 && status < 300) return Outcome::taken;
    if (status == 404 || status == 410) return Outcome::gone;
    if (status == 0 || status >= 500 || status == 408 || status == 425 || status == 429)
        return Outcome::later;
    return Outcome::refused;
}

std::chrono::seconds parse_retry_after(std::string_view value, base::TimePoint now) {
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && static_cast<unsigned char>(value.back()) <= ' ') value.remove_suffix(1);
    if (value.empty()) return {};
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc{} || end != value.data() + value.size()) {
        const auto moment = curl_getdate(std::string(value).c_str(), nullptr);
        if (moment < 0) return {};
        seconds = moment - std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    }
    const std::int64_t most = std::chrono::seconds(longest_wait).count();
    return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, most));
}

Transfer::Transfer(Options options) : options_(std::move(options)) {
    start_libcurl();
}

Receipt Transfer::post(const Post& what, std::chrono::milliseconds deadline,
                       const std::stop_token& stop) const {
    const Handle handle;
    Exchange exchange{.stop = stop, .inside = what.to.inside, .retry_after = {}, .upload = {}};
    set_usual(handle, exchange, options_, deadline);
    handle.set(CURLOPT_PROTOCOLS_STR, what.to.inside ? "http,https" : "https");
    handle.set(CURLOPT_URL, what.to.url.c_str());
    handle.set(CURLOPT_POST, 1L);
    handle.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(what.body.size()));
    handle.set(CURLOPT_POSTFIELDS, what.body.data());
    List headers;
    headers.add(what.content_type.empty() ? "Content-Type:" : "Content-Type: " + what.content_type);
    headers.add("Expect:");
    for (const auto& [name, value] : what.headers) headers.add(fmt::format("{}: {}", name, value));
    handle.set(CURLOPT_HTTPHEADER, headers.get());
    const auto code = curl_easy_perform(handle.curl);
    const auto status = status_of(handle);
    if (exchange.forbidden) return {Outcome::forbidden, 0, {}};
    if (stop.stop_requested() && code != CURLE_OK) return {Outcome::stopped, 0, {}};
    // Cut off for sending too much: it has answered all the same.
    if (code != CURLE_OK && !(code == CURLE_WRITE_ERROR && status != 0)) return {Outcome::later, 0, {}};
    const auto now =
        std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    return {outcome_of_status(status), status, parse_retry_after(exchange.retry_after, now)};
}

Receipt Transfer::mail(const MailServer& server, const Mail& what, base::TimePoint now,
                       std::chrono::milliseconds deadline, const std::stop_token& stop) const {
    if (!server.configured() || !is_mail_address(what.to) || !is_mail_address(server.from))
        return {Outcome::refused, 0, {}};
    const auto text = mail_text({server.from, what.to, what.subject, what.id}, what.text, now);
    const Handle handle;
    // The operator chose the mail server, so it may stand inside.
    Exchange exchange{.stop = stop, .inside = true, .retry_after = {}, .upload = text};
    set_usual(handle, exchange, options_, deadline);
    handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    handle.set(CURLOPT_URL, server.url.c_str());
    handle.set(CURLOPT_USE_SSL, static_cast<long>(server.without_tls ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server.user.empty()) {
        handle.set(CURLOPT_USERNAME, server.user.c_str());
        handle.set(CURLOPT_PASSWORD, server.password.c_str());
    }
    const auto from = fmt::format("<{}>", server.from);
    handle.set(CURLOPT_MAIL_FROM, from.c_str());
    List receivers;
    receivers.add(fmt::format("<{}>", what.to));
    handle.set(CURLOPT_MAIL_RCPT, receivers.get());
    handle.set(CURLOPT_UPLOAD, 1L);
    handle.set(CURLOPT_READFUNCTION, &give_upload);
    handle.set(CURLOPT_READDATA, &exchange);
    const auto code = curl_easy_perform(handle.curl);
    return mail_receipt(code, status_of(handle), stop.stop_requested() && code != CURLE_OK);
}

}  // namespace luwte::outgoing
