#include "feature/delivery/senders.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "feature/delivery/delivery_store.h"
#include "outgoing/signing.h"

namespace luwte::delivery {
namespace {

using escalation::Attempt;
using escalation::Call;
using escalation::Recipient;
using outgoing::Outcome;
using outgoing::Receipt;

/// How loud: 5 is the loudest that ntfy knows (https://docs.ntfy.sh/publish/#message-priority).
int loudness(const Call& call) {
    return call.level >= 3 && !call.drill ? 5 : 4;
}

std::string seconds_text(base::TimePoint moment) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count());
}

/// A few words of what happened, for the room: "503", "no answer". No address.
std::string why(const Receipt& receipt) {
    if (receipt.outcome == Outcome::forbidden) return "address not allowed";
    return receipt.status == 0 ? "no answer" : std::to_string(receipt.status);
}

/// What any address gets, however slow those before it were.
constexpr std::chrono::milliseconds least_time{200};

std::chrono::milliseconds to_milliseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time);
}

class Sender : public escalation::Channel {
  public:
    Sender(const SenderParts& parts, Kind kind) : parts_(parts), transfer_(parts.options), kind_(kind) {}

    [[nodiscard]] std::string_view name() const override { return kind_name(kind_); }

    [[nodiscard]] std::vector<Recipient> reachable(store::Connection& connection, OrganisationId organisation,
                                                   const std::vector<Recipient>& wanted) const override {
        std::vector<StaffId> staff;
        bool fallback = false;
        for (const auto& one : wanted) {
            if (one.is_fallback())
                fallback = true;
            else
                staff.push_back(one.staff);
        }
        std::vector<Recipient> reached;
        for (const auto id : sql::list_reachable(connection, organisation, kind_, staff, fallback))
            reached.push_back({id});
        return reached;
    }

    [[nodiscard]] Attempt send(const Call& call, std::chrono::milliseconds deadline) override {
        std::vector<Deliveries::Opened> ways;
        Words words;
        {
            const auto connection = parts_.pool.lend();
            ways = parts_.deliveries.open(*connection, call.organisation, call.recipient.staff, kind_);
            words = words_of(*connection, call);
        }
        if (ways.empty()) return {Attempt::Result::give_up, "no address", {}};
        const auto until = std::chrono::steady_clock::now() + deadline;
        std::vector<std::pair<WayId, Receipt>> receipts;
        for (const auto& way : ways) {
            // One that is slow must not take the time of the others.
            const auto others = static_cast<int>(ways.size() - receipts.size());
            const auto left = (until - std::chrono::steady_clock::now()) / others;
            receipts.emplace_back(
                way.id, send_to(way.destination, call, words, std::max(least_time, to_milliseconds(left))));
        }
        note(call.organisation, receipts);
        return sum_up(receipts);
    }

  protected:
    [[nodiscard]] virtual Receipt send_to(const Destination& to, const Call& call, const Words& words,
                                          std::chrono::milliseconds deadline) const = 0;

    [[nodiscard]] const SenderParts& parts() const { return parts_; }
    [[nodiscard]] const outgoing::Transfer& transfer() const { return transfer_; }
    /// Judged anew: the operator's list may have become shorter since it was filled in.
    [[nodiscard]] Receipt post(const std::string& url, outgoing::Post what,
                               std::chrono::milliseconds deadline) const {
        auto address = outgoing::parse_address(url, transfer_.rules());
        if (!address) return {Outcome::forbidden, 0, {}};
        what.to = std::move(*address);
        return transfer_.post(what, deadline, parts_.stop);
    }

  private:
    [[nodiscard]] Words words_of(store::Connection& connection, const Call& call) const {
        auto words = parts_.deliveries.own_words(connection, call.organisation)
                         .value_or(parts_.usual_words(call.organisation));
        if (call.drill) words.title = parts_.mark_drill(call.organisation, words.title);
        return words;
    }

    void note(OrganisationId organisation, const std::vector<std::pair<WayId, Receipt>>& receipts) const {
        const auto connection = parts_.pool.lend();
        const auto now = parts_.clock.now();
        for (const auto& [id, receipt] : receipts) {
            if (receipt.outcome == Outcome::taken)
                sql::note_sent(*connection, organisation, id, now);
            else if (receipt.outcome == Outcome::gone && kind_ == Kind::push)
                sql::forget_way(*connection, organisation, id);  // the browser took it back (RFC 8030 7.3)
            else if (receipt.outcome != Outcome::stopped)
                sql::note_failure(*connection, organisation, id, why(receipt), now);
        }
    }

    /// One address that took it is enough; else as long as one may still take it, it is tried again.
    static Attempt sum_up(const std::vector<std::pair<WayId, Receipt>>& receipts) {
        const auto with = [&](Outcome outcome) {
            return std::ranges::find_if(receipts,
                                        [&](const auto& one) { return one.second.outcome == outcome; });
        };
        if (with(Outcome::taken) != receipts.end()) return {Attempt::Result::sent, {}, {}};
        for (const auto outcome : {Outcome::later, Outcome::stopped}) {
            const auto found = with(outcome);
            if (found == receipts.end()) continue;
            Attempt again{Attempt::Result::again, why(found->second), {}};
            if (found->second.not_before > std::chrono::seconds::zero())
                again.wait = found->second.not_before;
            return again;
        }
        return {Attempt::Result::give_up, why(receipts.front().second), {}};
    }

    SenderParts parts_;
    outgoing::Transfer transfer_;
    Kind kind_;
};

class MailSender final : public Sender {
  public:
    explicit MailSender(const SenderParts& parts) : Sender(parts, Kind::mail) {}

  private:
    [[nodiscard]] Receipt send_to(const Destination& to, const Call& call, const Words& words,
                                  std::chrono::milliseconds deadline) const override {
        return transfer().mail(parts().mail_server,
                               {to.address, words.title, words.text + "\n", base::to_public(call.id)},
                               parts().clock.now(), deadline, parts().stop);
    }
};

/// Without a body there is nothing to encrypt; the browser shows neutral words of its own.
class PushSender final : public Sender {
  public:
    explicit PushSender(const SenderParts& parts) : Sender(parts, Kind::push) {}

  private:
    [[nodiscard]] Receipt send_to(const Destination& to, const Call& call, const Words&,
                                  std::chrono::milliseconds deadline) const override {
        const auto address = outgoing::parse_address(to.address, transfer().rules());
        if (!address) return {Outcome::forbidden, 0, {}};
        const outgoing::PushKey key(parts().installation_key, base::encode_id(call.organisation.value));
        outgoing::Post what;
        what.headers = {
            {"Authorization", key.authorization(address->origin, parts().contact, parts().clock.now())},
            {"TTL", "900"},
            {"Urgency", "high"}};
        return post(to.address, std::move(what), deadline);
    }
};

class WebhookSender final : public Sender {
  public:
    explicit WebhookSender(const SenderParts& parts) : Sender(parts, Kind::webhook) {}

  private:
    [[nodiscard]] Receipt send_to(const Destination& to, const Call& call, const Words& words,
                                  std::chrono::milliseconds deadline) const override {
        const auto now = parts().clock.now();
        const auto id = base::to_public(call.id);
        outgoing::Post what;
        what.content_type = "application/json";
        what.body = nlohmann::json{{"id", id},
                                   {"title", words.title},
                                   {"text", words.text},
                                   {"priority", loudness(call)},
                                   {"drill", call.drill}}
                        .dump();
        what.headers = {{"webhook-id", id},
                        {"webhook-timestamp", seconds_text(now)},
                        {"webhook-signature", outgoing::webhook_signature(to.token, id, now, what.body)}};
        return post(to.address, std::move(what), deadline);
    }
};

class NtfySender final : public Sender {
  public:
    explicit NtfySender(const SenderParts& parts) : Sender(parts, Kind::ntfy) {}

  private:
    /// As JSON to the server's own address, so that words and topic need no header.
    [[nodiscard]] Receipt send_to(const Destination& to, const Call& call, const Words& words,
                                  std::chrono::milliseconds deadline) const override {
        outgoing::Post what;
        what.content_type = "application/json";
        what.body = nlohmann::json{{"topic", to.topic},
                                   {"title", words.title},
                                   {"message", words.text},
                                   {"priority", loudness(call)}}
                        .dump();
        if (!to.token.empty()) what.headers = {{"Authorization", "Bearer " + to.token}};
        return post(to.address, std::move(what), deadline);
    }
};

}  // namespace

std::vector<std::shared_ptr<escalation::Channel>> make_senders(const SenderParts& parts) {
    std::vector<std::shared_ptr<escalation::Channel>> senders;
    if (parts.mail_server.configured()) senders.push_back(std::make_shared<MailSender>(parts));
    senders.push_back(std::make_shared<PushSender>(parts));
    senders.push_back(std::make_shared<WebhookSender>(parts));
    senders.push_back(std::make_shared<NtfySender>(parts));
    return senders;
}

}  // namespace luwte::delivery
