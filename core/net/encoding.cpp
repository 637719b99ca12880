#include "net/encoding.h"

#include <brotli/encode.h>
#include <libdeflate.h>
#include <memory>
#include <stdexcept>

#include "base/secret.h"
#include "net/response.h"

namespace luwte::net {
namespace {

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

/// A compressor costs a large allocation, so each thread keeps the one of the quick level.
libdeflate_compressor* quick_compressor(int level) {
    constexpr int kept_level = 1;
    if (level != kept_level) return nullptr;
    thread_local const Compressor kept{libdeflate_alloc_compressor(kept_level)};
    return kept.get();
}

constexpr int prepared_gzip_level = 9;
constexpr int prepared_brotli_quality = 5;  // about 1 ms for a page; 11 takes 50 times as long for 10 % less

}  // namespace

std::string gzip(std::string_view text, int level) {
    Compressor own;
    libdeflate_compressor* compressor = quick_compressor(level);
    if (compressor == nullptr) {
        own.reset(libdeflate_alloc_compressor(level));
        compressor = own.get();
    }
    if (compressor == nullptr) throw std::bad_alloc();
    std::string zipped(text.size(), '\0');
    const auto size =
        libdeflate_gzip_compress(compressor, text.data(), text.size(), zipped.data(), zipped.size());
    zipped.resize(size);  // 0 when it did not fit, that is, would not be smaller
    return zipped;
}

std::string brotli(std::string_view text, int quality) {
    std::string packed(text.size(), '\0');
    std::size_t size = packed.size();
    if (text.empty() ||
        BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                              reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                              reinterpret_cast<std::uint8_t*>(packed.data())) == BROTLI_FALSE ||
        size >= text.size())
        size = 0;
    packed.resize(size);
    return packed;
}

bool is_compressible(std::string_view content_type) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    return type.starts_with("text/") || type == "application/json" || type == "application/problem+json" ||
           type == "application/javascript" || type == "image/svg+xml" || type == "application/xml" ||
           type == "application/manifest+json";
}

std::string etag_of(std::string_view body) {
    return base::to_base64url(base::sha256(body).substr(0, 16));
}

std::shared_ptr<const PreparedBody> prepare_body(std::string identity) {
    auto body = std::make_shared<PreparedBody>();
    body->gzip = gzip(identity, prepared_gzip_level);
    body->brotli = brotli(identity, prepared_brotli_quality);
    body->etag = etag_of(identity);
    body->identity = std::move(identity);
    return body;
}

}  // namespace luwte::net
