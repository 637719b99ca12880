#include "feature/directory/snapshot.h"

#include "feature/directory/directory_store.h"

namespace luwte::directory {

std::shared_ptr<const Directory> Snapshots::current(const Lend& lend) {
    unsigned long changes = 0;
    std::shared_ptr<const Directory> before;
    {
        const std::lock_guard lock(mutex_);
        if (fresh_) return last_;
        changes = changes_;
        before = last_;
    }
    // Without the lock: several threads may read it at once after a change, which is harmless and rare.
    std::shared_ptr<const Directory> read;
    try {
        read = load_directory(lend());
    } catch (const store::DatabaseError&) {
        if (before == nullptr) throw;
        return before;  // help of a minute ago is better than none; the next page tries again
    }
    const std::lock_guard lock(mutex_);
    if (changes == changes_ || last_ == nullptr) last_ = read;
    fresh_ = changes == changes_;
    return read;
}

void Snapshots::drop() {
    const std::lock_guard lock(mutex_);
    fresh_ = false;
    ++changes_;
}

}  // namespace luwte::directory
