// Ids that cannot be mixed up, and their public form.
//
// An id is a random number of 60 bits, so that it tells neither order nor number nor kinship. In addresses it
// is written as 12 characters of Crockford's base 32 in lower case (https://www.crockford.com/base32.html):
// letters and digits only, no vowel words, hard to misread.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace luwte::base {

/// A strong id. `Public` says whether the id may appear in a page, an address or an API answer at all.
template <class Tag, bool Public>
struct Id {
    std::uint64_t value = 0;

    /// False for the id that stands for "none".
    [[nodiscard]] explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

template <class Tag>
using PublicId = Id<Tag, true>;
/// An id that has no way into a page: `to_public` does not take it.
template <class Tag>
using PrivateId = Id<Tag, false>;

/// 60 random bits, never 0. From libsodium, so unguessable.
[[nodiscard]] std::uint64_t random_id_value();
/// The 12 characters.
[[nodiscard]] std::string encode_id(std::uint64_t value);
/// Reads what encode_id wrote; exactly 12 characters, upper case and look-alikes (o, i, l) accepted.
[[nodiscard]] std::optional<std::uint64_t> decode_id(std::string_view text);

template <class IdType>
[[nodiscard]] IdType new_id() {
    return IdType{random_id_value()};
}
template <class Tag>
[[nodiscard]] std::string to_public(PublicId<Tag> id) {
    return encode_id(id.value);
}
template <class IdType>
[[nodiscard]] std::optional<IdType> from_public(std::string_view text) {
    if (auto value = decode_id(text)) return IdType{*value};
    return std::nullopt;
}

}  // namespace luwte::base

template <class Tag, bool Public>
struct std::hash<luwte::base::Id<Tag, Public>> {
    std::size_t operator()(const luwte::base::Id<Tag, Public>& id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value);
    }
};
