// What the directory knows, in words for a person.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feature/directory/service.h"
#include "feature/directory/vocabulary.h"
#include "feature/visit/context.h"

namespace luwte::directory {

/// "Open now", "Open until 22.00", "Opens tomorrow at 11.00", "Opening hours not known".
[[nodiscard]] std::string openness_text(const Openness& open, const visit::Context& context);
/// The style for it: "open-now", "shut" or "unsure".
[[nodiscard]] std::string_view openness_class(OpenState state);
/// "Monday to Friday 9.00 to 17.00, Saturday …"; says so when it is not known.
[[nodiscard]] std::string hours_text(const std::optional<Hours>& hours, const visit::Context& context);
/// Empty when it is not known.
[[nodiscard]] std::string cost_text(Cost cost, const visit::Context& context);
[[nodiscard]] std::string anonymous_text(std::optional<bool> anonymous, const visit::Context& context);
[[nodiscard]] std::string bill_text(std::optional<bool> on_bill, const visit::Context& context);
/// "professionals and volunteers"; empty when it is not known.
[[nodiscard]] std::string staff_text(const std::vector<std::string>& staffed_by,
                                     const visit::Context& context);
/// "Facts from 2022, not yet checked", or when they were checked.
[[nodiscard]] std::string checked_text(bool verified, int source_year, std::string_view verified_on,
                                       const visit::Context& context);
/// The labels of these keys, in the order of the vocabulary, joined: "Calling; Chatting".
[[nodiscard]] std::string labels_text(std::span<const Term> terms, const std::vector<std::string>& keys,
                                      const visit::Context& context);
/// The summary in the visitor's language.
[[nodiscard]] const std::string& in_language(const std::string& dutch, const std::string& english,
                                             const visit::Context& context);
/// "www.example.nl" of "https://www.example.nl/way".
[[nodiscard]] std::string_view host_of(std::string_view address);
/// What a telephone dials for a number as people write it.
[[nodiscard]] std::string digits_of(std::string_view number);

}  // namespace luwte::directory
