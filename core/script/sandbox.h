// One Lua 5.4 state in which strangers' code can run: nothing of the machine within reach, memory,
// instructions and time counted, and what is spent cannot be caught.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct lua_State;
struct lua_Debug;

namespace luwte::script {

/// What a piece of work may cost.
struct Allowance {
    std::int64_t instructions = 200'000;
    std::chrono::microseconds processor_time{20'000};  ///< of this thread: a busy machine fails no rule
};

/// Not thread safe: one thread at a time.
class Sandbox {
  public:
    static constexpr std::size_t memory_limit = 16U << 20U;
    static constexpr std::size_t longest_text = 256U << 10U;  ///< of any one string
    static constexpr std::size_t longest_made = 64U << 10U;   ///< by string.rep and table.concat
    static constexpr std::size_t most_sorted = 10'000;
    static constexpr std::size_t allocated_per_message = 64U << 20U;  ///< bytes ever asked for, freed or not

    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    [[nodiscard]] lua_State* state() const { return state_; }
    [[nodiscard]] std::size_t memory_used() const { return used_; }

    /// Starts counting anew for a message (or a file that is loaded).
    void begin(Allowance allowance);
    /// A share of what is left: until `end_share`, no more than this may be spent. Its time counts from the
    /// first thousand instructions on.
    void begin_share(std::int64_t instructions, std::chrono::microseconds processor_time);
    void end_share();
    /// Whether the whole allowance is spent, beyond any share.
    [[nodiscard]] bool is_spent() const;

    /// Runs `work` so that no error of Lua leaves it: an error comes back as text with its traceback, and the
    /// stack is as before. Everything that touches the state goes through here. What a rule said in error()
    /// is left out when `conceal` is set: it may quote a message.
    [[nodiscard]] std::optional<std::string> run(const std::function<void(lua_State*)>& work,
                                                 bool conceal = false);
    /// Within `run`: text (never bytecode) as a function on the stack, with the table on top of the stack as
    /// its globals, which it replaces. Raises what is wrong with it.
    void load(std::string_view source, const std::string& chunk_name);

    /// For the functions that rules call: counts `work` (about one per byte or element touched, divided by
    /// 16).
    void charge(std::size_t work);
    [[nodiscard]] static Sandbox& of(lua_State* state);
    /// Raised by error() or assert() of a rule; read and reset by `call` and pcall.
    bool raised_by_rule = false;
    /// Whether an error must not be caught.
    [[nodiscard]] bool must_stop() const { return stopped_; }
    void stop_uncaught() { stopped_ = true; }

  private:
    friend void count_instructions(lua_State*, lua_Debug*);
    static void* allocate(void* self, void* block, std::size_t old_size, std::size_t new_size);
    /// Counts, and looks at the time now and then.
    void spend(std::int64_t instructions);
    void resume();

    lua_State* state_ = nullptr;
    std::size_t used_ = 0;
    std::size_t allocated_ = 0;
    bool counting_ = false;
    bool stopped_ = false;
    std::int64_t left_ = 0;        ///< instructions, of the whole
    std::int64_t share_left_ = 0;  ///< of the share
    std::int64_t since_look_ = 0;  ///< instructions since the time was looked at
    bool late_ = false;            ///< the whole's time is over
    std::chrono::nanoseconds deadline_{0};
    std::chrono::microseconds share_time_{0};
    std::optional<std::chrono::nanoseconds> share_deadline_;  ///< from the first look on
};

/// Opens the functions that rules may use, as a read-only table on top of the stack: sandbox_library.cpp.
void push_safe_library(lua_State* state);
/// A value between "locked" and the reader: an empty table whose __index is the table on top (replaced),
/// which cannot be written, and whose metatable cannot be seen.
void make_read_only(lua_State* state, const char* what);

}  // namespace luwte::script
