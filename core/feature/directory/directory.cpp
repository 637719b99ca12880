#include "feature/directory/directory.h"

#include <algorithm>
#include <tuple>

#include "feature/directory/word_index.h"

namespace luwte::directory {
namespace {

/// Whether a wish holds for a service, as far as the list says.
enum class Fit : std::uint8_t { no, unknown, yes };

bool has(const std::vector<std::string>& values, std::string_view wanted) {
    return std::ranges::find(values, wanted) != values.end();
}

/// What somebody names often goes by a neighbouring name in the list.
bool deals_with(const Service& service, std::string_view violence_type) {
    const auto& types = service.violence_types;
    if (has(types, violence_type)) return true;
    if (violence_type == "partner") return has(types, "domestic");
    if (violence_type == "honour") return has(types, "harmful-practices");
    return false;
}

bool is_for(const Service& service, std::string_view audience) {
    if (audience == "perpetrators") return service.involved_only || has(service.audiences, audience);
    if (service.involved_only) return false;
    if (audience.empty()) return true;
    if (has(service.audiences, audience)) return true;
    return audience != "professionals" && has(service.audiences, "everyone");
}

Fit speaks(const Service& service, std::string_view language) {
    if (language.empty() || has(service.languages, language)) return Fit::yes;
    return service.languages.empty() ? Fit::unknown : Fit::no;
}

Fit stays_anonymous(const Service& service, bool wanted) {
    if (!wanted || service.anonymous.value_or(false)) return Fit::yes;
    return service.anonymous ? Fit::no : Fit::unknown;
}

Fit is_open(const Openness& open, bool wanted) {
    if (!wanted || open.state == OpenState::open) return Fit::yes;
    return open.state == OpenState::closed ? Fit::no : Fit::unknown;
}

bool has_channel(const Service& service, std::string_view type) {
    return type.empty() ||
           std::ranges::any_of(service.channels, [&](const auto& each) { return each.type == type; });
}

/// A channel that was asked for decides; with hours of its own it may be closed while another is
/// open.
Openness openness_for(const Service& service, std::string_view channel, base::TimePoint now) {
    if (channel.empty()) return service_openness(service, now);
    Service narrowed;
    std::ranges::copy_if(service.channels, std::back_inserter(narrowed.channels),
                         [&](const auto& each) { return each.type == channel; });
    return service_openness(narrowed, now);
}

}  // namespace

Directory::Directory(std::vector<Service> services, std::vector<HelpPlan> plans)
    : services_(std::move(services)), plans_(std::move(plans)) {
    for (const auto& service : services_) by_id_.emplace(service.id, &service);
    index_ = std::make_unique<const WordIndex>(services_);
}

Directory::~Directory() = default;

const Service* Directory::find(ServiceId id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
}

std::vector<Found> Directory::search(const Search& search, base::TimePoint now) const {
    struct Ranked {
        Found found;
        bool made_for_them = false;
        double score = 0;
    };
    const auto words = folded_words(search.words);
    const auto scores = words.empty() ? std::vector<double>() : index_->scores(search.words);
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < services_.size(); ++i) {
        const auto& service = services_[i];
        const double score = scores.empty() ? 0 : scores[i];
        if (!words.empty() && score <= 0) continue;
        if (!is_for(service, search.audience)) continue;
        if (!search.violence_type.empty() && !deals_with(service, search.violence_type)) continue;
        if (!search.help_type.empty() && !has(service.help_types, search.help_type)) continue;
        if (!has_channel(service, search.channel)) continue;
        const auto open = openness_for(service, search.channel, now);
        const Fit fit =
            std::min({speaks(service, search.language), stays_anonymous(service, search.anonymous),
                      is_open(open, search.open_now)});
        if (fit == Fit::no) continue;
        ranked.push_back(
            {.found = {&service, open, fit == Fit::yes},
             .made_for_them = !search.audience.empty() && has(service.audiences, search.audience),
             .score = score});
    }
    std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
        if (a.found.certain != b.found.certain) return a.found.certain;
        if (a.made_for_them != b.made_for_them) return a.made_for_them;
        if (a.score != b.score) return a.score > b.score;
        if (a.found.open.state != b.found.open.state) return a.found.open.state < b.found.open.state;
        return std::tie(a.found.service->name, a.found.service->id) <
               std::tie(b.found.service->name, b.found.service->id);
    });
    std::vector<Found> all;
    all.reserve(ranked.size());
    for (const auto& each : ranked) all.push_back(each.found);
    return all;
}

Openness service_openness(const Service& service, base::TimePoint now) {
    Openness best;
    bool first = true;
    for (const auto& channel : service.channels) {
        if (!channel.staffed) continue;
        const auto open = openness(channel.hours, now);
        const bool opens_sooner = open.state == OpenState::closed && best.state == OpenState::closed &&
                                  open.from && (!best.from || *open.from < *best.from);
        const bool stays_longer = open.state == OpenState::open && best.state == OpenState::open &&
                                  best.until && (!open.until || *open.until > *best.until);
        if (first || open.state < best.state || opens_sooner || stays_longer) best = open;
        first = false;
    }
    return best;
}

}  // namespace luwte::directory
