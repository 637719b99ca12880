#include "app/duty.h"

#include <fstream>
#include <stdexcept>
#include <stop_token>

#include "app/connect.h"
#include "feature/delivery/clockwork.h"
#include "feature/delivery/senders.h"

namespace luwte::app {
namespace {

constexpr std::size_t connections = 3;

outgoing::MailServer mail_server(const Configuration& configuration) {
    outgoing::MailServer server{configuration.mail_server, configuration.mail_user, {}, configuration.mail_from,
                                outgoing::is_this_machine(configuration.mail_server)};
    if (configuration.mail_password_file.empty()) return server;
    std::ifstream file(configuration.mail_password_file);
    if (!std::getline(file, server.password))
        throw std::runtime_error("delivery.mail_password_file cannot be read: " + configuration.mail_password_file);
    return server;
}

}  // namespace

/// In the order in which they need each other.
struct Duty::All {
    Parts parts;
    std::unique_ptr<store::Pool> pool;  // of its own: a busy site keeps nobody from being called
    std::stop_source stopping;
    delivery::Deliveries deliveries;
    delivery::Channels channels;
    delivery::DutyCalls calls;
    delivery::Drills drills;
    escalation::DutyNotes notes;
    std::unique_ptr<delivery::Clockwork> clockwork;

    explicit All(const Parts& given)
        : parts(given),
          pool(connect(given.configuration, connections)),
          deliveries(given.installation_key, rules(), !given.configuration.mail_server.empty()),
          channels(delivery::make_senders(sender_parts())),
          calls(channels),
          drills(calls),
          notes(given.installation_key),
          clockwork(std::make_unique<delivery::Clockwork>(
              delivery::Clockwork::Parts{*pool, given.clock, calls, drills, [this] { return organisations(); }})) {}

    outgoing::Rules rules() const { return {parts.configuration.inside, parts.configuration.only}; }

    delivery::SenderParts sender_parts() const {
        return {.deliveries = deliveries,
                .pool = *pool,
                .clock = parts.clock,
                .installation_key = parts.installation_key,
                .options = {.rules = rules(), .authorities = parts.configuration.authorities},
                .mail_server = mail_server(parts.configuration),
                .contact = parts.configuration.contact,
                .usual_words = [this](OrganisationId id) {
                    return delivery::Words{translate(id, LUWTE_TEXT("Diary")), translate(id, LUWTE_TEXT("Please have a look."))};
                },
                .mark_drill = [this](OrganisationId id, const std::string& title) {
                    return view::fill_in(translate(id, LUWTE_TEXT("Drill: {title}")), {{"title", title}});
                },
                .stop = stopping.get_token()};
    }

    /// In the language that the organisation has first.
    std::string translate(OrganisationId id, const char* text) const {
        const auto organisation = parts.organisations.by_id(id);
        const bool known = organisation && !organisation->languages.empty();
        return parts.catalogue.translate(known ? organisation->languages.front() : view::Language::dutch, text);
    }

    std::vector<OrganisationId> organisations() const {
        std::vector<OrganisationId> ids;
        for (const auto& organisation : parts.organisations.all()) ids.push_back(organisation->id);
        return ids;
    }
};

Duty::Duty(const Parts& parts) : all_(std::make_unique<All>(parts)) {}
Duty::~Duty() { stop(); }

const delivery::Deliveries& Duty::deliveries() const { return all_->deliveries; }
const delivery::Drills& Duty::drills() const { return all_->drills; }
const delivery::Channels& Duty::channels() const { return all_->channels; }
const escalation::DutyNotes& Duty::notes() const { return all_->notes; }

void Duty::heard(std::string_view subject) {
    if (subject.starts_with("escalation ")) gap();
}

void Duty::gap() {
    if (all_->clockwork) all_->clockwork->wake();
}

void Duty::stop() {
    all_->stopping.request_stop();
    all_->clockwork.reset();
}

}  // namespace luwte::app
