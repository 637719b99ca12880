#include "integration/delivery/delivery_fixture.h"

#include <stdexcept>

namespace luwte::delivery {

DeliveryTest::DeliveryTest() : lease(std::make_unique<store::Pool::Lease>(database.pool().lend())) {
    const SenderParts parts{
        .deliveries = deliveries,
        .pool = database.pool(),
        .clock = clock,
        .installation_key = key,
        .options = {.rules = rules, .authorities = certificate.file()},
        .mail_server = {"smtp://127.0.0.1:" + std::to_string(mail.port()), "luwte", "open",
                        "agenda@example.org", false},
        .contact = "mailto:post@example.org",
        .usual_words = [](OrganisationId) { return Words{"Agenda", "Kijk even."}; },
        .mark_drill = [](OrganisationId, const std::string& title) { return "Oefening: " + title; },
        .stop = stop.get_token()};
    calls = std::make_unique<DutyCalls>(make_senders(parts));
    drills = std::make_unique<Drills>(*calls);
}

Deliveries::Added DeliveryTest::add(StaffId staff, Kind kind, const std::string& address,
                                    const std::string& topic, const std::string& token) {
    auto added =
        deliveries.add(connection(), organisation, noor, {staff, kind, address, topic, token}, now());
    if (!added) throw std::runtime_error(added.error().code);
    return *added;
}

std::string DeliveryTest::refusal(const NewWay& what) {
    const auto added = deliveries.add(connection(), organisation, noor, what, now());
    return added ? "" : added.error().code;
}

escalation::Channel& DeliveryTest::sender(std::string_view name) {
    for (const auto& channel : calls->channels())
        if (channel->name() == name) return *channel;
    throw std::runtime_error("no such sender");
}

escalation::Attempt DeliveryTest::send(std::string_view name, StaffId staff, bool drill, int level) {
    escalation::Call call;
    call.id = base::new_id<escalation::AlarmCallId>();
    call.organisation = organisation;
    call.alarm = base::new_id<EscalationId>();
    call.recipient.staff = staff;
    call.level = level;
    call.drill = drill;
    call.raised_at = now();
    return sender(name).send(call, std::chrono::seconds(5));
}

int DeliveryTest::send_all() {
    int count = 0;
    while (calls->send_one(database.pool(), clock)) ++count;
    return count;
}

}  // namespace luwte::delivery
