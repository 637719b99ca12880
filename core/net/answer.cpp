#include "net/answer.h"

#include <atomic>
#include <utility>

#include <boost/asio/post.hpp>

#include "base/log.h"

namespace luwte::net {
namespace {

class Answer {
  public:
    Answer(std::weak_ptr<Waiter> waiter, std::uint64_t turn, std::shared_ptr<IoThread> io, Wishes wishes)
        : waiter_(std::move(waiter)), turn_(turn), io_(std::move(io)), wishes_(std::move(wishes)) {}
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    ~Answer() {
        if (given_.exchange(true)) return;
        spdlog::error("a request was dropped without an answer");
        send(std::nullopt);
    }

    void give(Response response) {
        if (given_.exchange(true)) {
            spdlog::error("a request was answered twice; the second answer was dropped");
            return;
        }
        send(prepare_answer(std::move(response), wishes_));
    }

  private:
    void send(std::optional<Outgoing> outgoing) {
        boost::asio::post(io_->context(), [waiter = std::move(waiter_), turn = turn_,
                                           outgoing = std::move(outgoing)]() mutable {
            if (const auto waiting = waiter.lock()) waiting->answered(turn, std::move(outgoing));
        });
    }

    std::atomic<bool> given_ = false;
    std::weak_ptr<Waiter> waiter_;
    std::uint64_t turn_;
    std::shared_ptr<IoThread> io_;  // so that there is a context to post to, however late the answer comes
    Wishes wishes_;
};

}  // namespace

Respond make_respond(std::weak_ptr<Waiter> waiter, std::uint64_t turn, std::shared_ptr<IoThread> io,
                     Wishes wishes) {
    const auto answer = std::make_shared<Answer>(std::move(waiter), turn, std::move(io), std::move(wishes));
    return [answer](Response response) { answer->give(std::move(response)); };
}

}  // namespace luwte::net
