// Everything that calls colleagues on duty, put together: addresses, senders, drills, and the clockwork of
// the roster.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "app/configuration.h"
#include "base/clock.h"
#include "base/ids.h"
#include "base/secret.h"
#include "feature/delivery/deliveries.h"
#include "feature/delivery/drills.h"
#include "feature/delivery/duty_calls.h"
#include "feature/escalation/duty_notes.h"
#include "feature/organisation/organisations.h"
#include "store/database.h"
#include "view/catalogue.h"

namespace luwte::app {

class Duty {
  public:
    struct Parts {
        const Configuration& configuration;
        const base::Clock& clock;
        const base::SecretKey& installation_key;
        const organisation::Organisations& organisations;
        const view::Catalogue& catalogue;
    };
    /// Throws std::runtime_error when the mail server's password cannot be read.
    explicit Duty(const Parts& parts);
    ~Duty();

    [[nodiscard]] const delivery::Deliveries& deliveries() const;
    [[nodiscard]] const delivery::Drills& drills() const;
    [[nodiscard]] const delivery::Channels& channels() const;
    [[nodiscard]] const escalation::DutyNotes& notes() const;

    /// Change notices: alarms and drills are looked at now instead of in some seconds.
    void heard(std::string_view subject);
    void gap();
    /// Ends what runs by itself, and what is being sent.
    void stop();

  private:
    struct All;
    std::unique_ptr<All> all_;
};

}  // namespace luwte::app
