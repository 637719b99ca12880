// Finds services by a person's own words: whole words, beginnings, and words that are nearly the same.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "feature/directory/service.h"

namespace luwte::directory {

/// Text in words as they are compared: without case and accents, letters and digits only, at least two
/// characters.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

/// Immutable, thread safe.
class WordIndex {
  public:
    explicit WordIndex(const std::vector<Service>& services);
    /// A score for each service, in the order given; 0 where nothing matches. Rare words weigh more, a name
    /// more than what it is about, that more than the summary.
    [[nodiscard]] std::vector<double> scores(std::string_view words) const;

  private:
    struct Place {
        std::size_t service = 0;
        double weight = 0;
    };
    struct Entry {
        std::vector<Place> places;
        std::set<std::string> trigrams;
    };
    std::map<std::string, Entry, std::less<>> entries_;
    std::size_t services_ = 0;
};

}  // namespace luwte::directory
