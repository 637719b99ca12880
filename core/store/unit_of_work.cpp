#include <algorithm>
#include <exception>
#include <stdexcept>

#include <spdlog/spdlog.h>

#include "store/database.h"

namespace luwte::store {
namespace {

/// One statement for all that a unit of work announces; the server sends them when it commits.
constexpr Statement announce_all{"store.announce",
                                 "select pg_notify('luwte', subject) from unnest($1::text[]) with ordinality "
                                 "as s (subject, place) order by place"};

constexpr std::size_t longest_subject = 200;  // bytes; PostgreSQL takes 7,999

}  // namespace

UnitOfWork::UnitOfWork(Connection& connection) : connection_(connection) {
    connection_.begin();
}

UnitOfWork::~UnitOfWork() {
    if (open_) connection_.roll_back();
}

void UnitOfWork::announce(std::string_view subject) {
    if (subject.empty() || subject.size() > longest_subject)
        throw std::invalid_argument("an announcement of no or too many bytes");
    if (std::ranges::find(subjects_, subject) == subjects_.end()) subjects_.emplace_back(subject);
}

void UnitOfWork::after_commit(std::function<void()> action) {
    actions_.push_back(std::move(action));
}

void UnitOfWork::commit() {
    if (!open_) throw std::logic_error("a unit of work that is over already");
    if (!subjects_.empty()) run(announce_all, subjects_);
    connection_.commit();
    open_ = false;
    for (const auto& action : actions_) {
        // What happened is in the database. A cache that could not be dropped must not look like a failed
        // commit.
        try {
            action();
        } catch (const std::exception& trouble) {
            spdlog::error("store.after-commit failed: {}", trouble.what());
        }
    }
}

}  // namespace luwte::store
