// Keeps the directory in memory for every page of this process, and reads it again when it has changed.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string_view>

#include "feature/directory/directory.h"
#include "store/database.h"

namespace luwte::directory {

/// Thread safe. Wire `heard` and `gap` to store::Notices: the subject is "directory".
class Snapshots {
  public:
    using Lend = std::function<store::Connection&()>;

    /// The directory as it is now. Asks for a connection only when it has to be read. When it cannot be read,
    /// the one from before is given; throws store::DatabaseError when there was none yet.
    [[nodiscard]] std::shared_ptr<const Directory> current(const Lend& lend);
    [[nodiscard]] std::shared_ptr<const Directory> current(store::Connection& connection) {
        return current([&]() -> store::Connection& { return connection; });
    }

    void heard(std::string_view subject) {
        if (subject == "directory" || subject.starts_with("directory ")) drop();
    }
    void gap() { drop(); }

  private:
    void drop();
    std::mutex mutex_;
    std::shared_ptr<const Directory> last_;
    bool fresh_ = false;
    unsigned long changes_ = 0;
};

}  // namespace luwte::directory
