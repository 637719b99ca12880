// The ways of delivery as the chain knows them (escalation/channel.h): mail, web push, webhook and ntfy.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "base/clock.h"
#include "base/secret.h"
#include "feature/delivery/deliveries.h"
#include "feature/escalation/channel.h"
#include "outgoing/transfer.h"
#include "store/database.h"

namespace luwte::delivery {

/// The words of an organisation that has none of its own, and of a drill: "Agenda", "Drill: look for a
/// moment".
using UsualWords = std::function<Words(OrganisationId organisation)>;
/// Puts "Drill: " before a title, in the organisation's language.
using MarkDrill = std::function<std::string(OrganisationId organisation, const std::string& title)>;

/// What all of them send with. Everything outlives them.
struct SenderParts {
    const Deliveries& deliveries;
    store::Pool& pool;
    const base::Clock& clock;
    const base::SecretKey& installation_key;
    outgoing::Options options;
    outgoing::MailServer mail_server;
    std::string contact;  ///< for push services: "mailto:…" or "https://…"; empty: none
    UsualWords usual_words;
    MarkDrill mark_drill;
    std::stop_token stop;  ///< ends what is under way when the program ends
};

/// One sender for each kind that this installation has; they live as long as the longest of their holders.
[[nodiscard]] std::vector<std::shared_ptr<escalation::Channel>> make_senders(const SenderParts& parts);

}  // namespace luwte::delivery
