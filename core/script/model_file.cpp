// The bytes of a model file. They come from outside: every count is checked before anything is made of it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "script/statistical_model.h"

namespace luwte::script {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");
constexpr std::string_view magic = "LUWTE MODEL 1\n";
constexpr std::size_t most_classes = 20'000;
constexpr std::size_t longest_name = 40;

class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <class Number>
    Number number() {
        Number value{};
        if (const auto part = take(sizeof value); !part.empty())
            std::memcpy(&value, part.data(), sizeof value);
        return value;
    }
    std::string text() {
        const auto size = number<std::uint8_t>();
        return std::string(size > longest_name ? (failed_ = true, std::string_view{}) : take(size));
    }
    template <class Number>
    std::vector<Number> numbers(std::size_t count) {
        const auto part = take(count * sizeof(Number));
        std::vector<Number> values(part.size() / sizeof(Number));
        if (!part.empty()) std::memcpy(values.data(), part.data(), part.size());
        return values;
    }
    std::string_view take(std::size_t size) {
        if (failed_ || size > bytes_.size()) return failed_ = true, std::string_view{};
        const auto part = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return part;
    }
    [[nodiscard]] bool is_whole() const { return !failed_ && bytes_.empty(); }
    [[nodiscard]] bool failed() const { return failed_; }

  private:
    std::string_view bytes_;
    bool failed_ = false;
};

template <class Number>
void put(std::string& into, Number value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    into.append(bytes, sizeof value);
}
void put_text(std::string& into, std::string_view text) {
    put(into, static_cast<std::uint8_t>(text.size()));
    into += text;
}

bool is_name(std::string_view name) {
    return !name.empty() &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}
bool all_finite(const std::vector<float>& numbers) {
    return std::ranges::all_of(numbers,
                               [](float each) { return std::isfinite(each) && std::abs(each) < 1e6F; });
}

std::string fault_of(const ModelData& data) {
    if (data.outputs.empty() || data.outputs.size() > ModelData::most_outputs ||
        !std::ranges::all_of(data.outputs, is_name))
        return "its outputs have no names";
    if (!std::has_single_bit(data.slots) || data.slots > ModelData::most_slots)
        return "its number of slots is no power of two up to 131,072";
    if (!all_finite(data.scale) || !all_finite(data.bias) || !all_finite(data.calibration))
        return "it holds a number that is none";
    if (data.texts.size() != 16 || !is_name(data.texts)) return "it does not say which texts it belongs to";
    return {};
}

}  // namespace

std::uint8_t ModelData::mark_of(std::uint64_t hash) {
    return static_cast<std::uint8_t>(std::max<std::uint64_t>(hash >> 56U, 1));
}

std::uint32_t ModelData::slot_of(std::uint64_t hash) const {
    const auto wanted = mark_of(hash);
    for (std::uint32_t probe = 0; probe < probes; ++probe) {
        const auto slot = (static_cast<std::uint32_t>(hash) + probe) & (slots - 1);
        if (mark[slot] == wanted) return slot;
        if (mark[slot] == 0) break;
    }
    return slots;
}

ModelData read_model(std::string_view bytes, std::string& error) {
    ModelData data;
    Reader reader(bytes.size() > ModelData::largest_file ? std::string_view{} : bytes);
    if (reader.take(magic.size()) != magic)
        return error = "it is no model file. Run scripts/train-model", ModelData{};
    data.texts = reader.text();
    const auto outputs = reader.number<std::uint8_t>();
    for (unsigned i = 0; i < outputs && i < ModelData::most_outputs; ++i)
        data.outputs.push_back(reader.text());
    const auto classes = reader.number<std::uint32_t>();
    if (classes > most_classes || outputs > ModelData::most_outputs)
        return error = "it says that it holds more than a model may", ModelData{};
    for (std::uint32_t i = 0; i < classes && !reader.failed(); ++i) {
        const auto hash = reader.number<std::uint64_t>();
        const auto number = reader.number<std::uint16_t>();
        data.classes.push_back({hash, number, reader.number<std::uint8_t>() != 0});
    }
    data.scale = reader.numbers<float>(outputs);
    data.bias = reader.numbers<float>(outputs);
    data.calibration = reader.numbers<float>(outputs * data.calibration_size());
    data.slots = reader.number<std::uint32_t>();
    if (data.slots > ModelData::most_slots)
        return error = "it says that it holds more than a model may", ModelData{};
    data.mark = reader.numbers<std::uint8_t>(data.slots);
    data.weight = reader.numbers<std::int8_t>(std::size_t{data.slots} * outputs);
    if (!reader.is_whole())
        return error = "it is cut off or goes on too long. Run scripts/train-model", ModelData{};
    error = fault_of(data);
    return error.empty() ? data : ModelData{};
}

std::string write_model(const ModelData& data) {
    std::string bytes(magic);
    put_text(bytes, data.texts);
    put(bytes, static_cast<std::uint8_t>(data.outputs.size()));
    for (const auto& name : data.outputs) put_text(bytes, name);
    put(bytes, static_cast<std::uint32_t>(data.classes.size()));
    for (const auto& each : data.classes) {
        put(bytes, each.hash);
        put(bytes, each.number);
        put(bytes, static_cast<std::uint8_t>(each.prefix));
    }
    for (const auto* numbers : {&data.scale, &data.bias, &data.calibration})
        for (const auto each : *numbers) put(bytes, each);
    put(bytes, data.slots);
    bytes.append(data.mark.begin(), data.mark.end());
    for (const auto each : data.weight) bytes += static_cast<char>(each);
    return bytes;
}

}  // namespace luwte::script
