// What the tests of delivery stand on: an organisation with colleagues, a web server and a mail server
// outside, and the real senders.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "feature/delivery/deliveries.h"
#include "feature/delivery/drills.h"
#include "feature/delivery/duty_calls.h"
#include "feature/delivery/senders.h"
#include "feature/escalation/roster.h"
#include "support/outside.h"
#include "support/people.h"

namespace luwte::delivery {

class TestClock final : public base::Clock {
  public:
    [[nodiscard]] base::TimePoint now() const override { return moment; }
    base::TimePoint moment{std::chrono::seconds(1'780'000'000)};
};

class DeliveryTest : public ::testing::Test {
  protected:
    DeliveryTest();

    store::Connection& connection() { return **lease; }
    [[nodiscard]] base::TimePoint now() const { return clock.moment; }
    Deliveries::Added add(StaffId staff, Kind kind, const std::string& address, const std::string& topic = "",
                          const std::string& token = "");
    std::string refusal(const NewWay& what);
    /// The sender of that name.
    escalation::Channel& sender(std::string_view name);
    escalation::Attempt send(std::string_view name, StaffId staff, bool drill = false, int level = 2);
    /// Sends until nothing is due; how often.
    int send_all();

    testing::Database database;
    OrganisationId organisation = database.insert_organisation("haven");
    OrganisationId other = database.insert_organisation("elders");
    StaffId noor = testing::insert_staff(database, organisation, "Noor", 3);
    StaffId sam = testing::insert_staff(database, organisation, "Sam", 2);
    StaffId ada = testing::insert_staff(database, organisation, "Ada", 32);
    testing::Certificate certificate;
    testing::Receiver receiver{&certificate};
    testing::MailServer mail{&certificate, "luwte", "open"};
    base::SecretKey key = base::SecretKey::random();
    TestClock clock;
    outgoing::Rules rules{.inside = {receiver.host()}, .only = {}};
    Deliveries deliveries{key, rules, true};
    std::stop_source stop;
    std::unique_ptr<DutyCalls> calls;
    std::unique_ptr<Drills> drills;
    std::unique_ptr<store::Pool::Lease> lease;
};

}  // namespace luwte::delivery
