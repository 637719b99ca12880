#include "outgoing/mail_text.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace luwte::outgoing {
namespace {

std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) c = ' ';
    return line;
}

/// An encoded word (RFC 2047) holds 75 characters, so 45 bytes, and no half characters.
std::string encode_words(std::string_view text) {
    constexpr std::size_t most = 42;
    std::string encoded;
    while (!text.empty()) {
        std::size_t end = std::min(most, text.size());
        while (end < text.size() && end > 1 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end;
        encoded +=
            fmt::format("{}=?utf-8?B?{}?=", encoded.empty() ? "" : "\r\n ", to_base64(text.substr(0, end)));
        text.remove_prefix(end);
    }
    return encoded;
}

std::string fold(std::string_view encoded) {
    constexpr std::size_t width = 76;
    std::string lines;
    for (std::size_t at = 0; at < encoded.size(); at += width) {
        lines += encoded.substr(at, width);
        lines += "\r\n";
    }
    return lines;
}

}  // namespace

std::string to_base64(std::string_view bytes) {
    std::string encoded((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    encoded.resize(static_cast<std::size_t>(length));
    return encoded;
}

std::string mail_text(const MailHead& head, std::string_view text, base::TimePoint now) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    const auto domain = head.from.substr(head.from.find('@') + 1);
    // English day and month names whatever the locale: they are the format's words.
    std::string mail = fmt::format(
        "Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nFrom: <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: "
        "{}\r\n",
        seconds, head.from, head.to, one_line(head.id), domain, encode_words(one_line(head.subject)));
    mail +=
        "Auto-Submitted: auto-generated\r\nImportance: high\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    return mail + fold(to_base64(text));
}

}  // namespace luwte::outgoing
