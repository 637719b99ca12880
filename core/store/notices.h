// Change notices between processes: LISTEN/NOTIFY, with a thread of its own.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace luwte::store {

/// Hears what UnitOfWork::announce said in any process, including this one, after its commit.
/// Subjects look like "topic 8x2m4… " : a word, a space, an id. Callbacks come on the listener's own thread.
class Notices {
  public:
    /// `heard` gets each subject. `gap` is called after every (re)connect, since notices may have been missed:
    /// drop every cache and look at the durable record. `deaf` is called when the connection is lost, and at every
    /// attempt that fails: what others change goes unnoticed until the next `gap`, so keep nothing.
    static std::unique_ptr<Notices> listen(const std::string& connection_string,
                                           std::function<void(std::string_view subject)> heard,
                                           std::function<void()> gap, std::function<void()> deaf = {});
    /// Stops the thread.
    virtual ~Notices() = default;
    /// Whether changes are heard now. While this is false, what others change goes unnoticed here: keep nothing
    /// for long.
    [[nodiscard]] virtual bool listening() const = 0;
};

}  // namespace luwte::store
