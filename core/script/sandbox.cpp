#include "script/sandbox.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <time.h>
#include <utility>

#include <lua.hpp>

namespace luwte::script {
namespace {

constexpr int instructions_per_count = 250;
/// Asking for this thread's time is a system call: as dear as a small rule.
constexpr std::int64_t instructions_per_look = 1000;

std::chrono::nanoseconds processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

/// Turns any error into text with a traceback. Calls no metamethod: an error object's __tostring is a
/// stranger's code.
int describe_error(lua_State* state) {
    const char* text = lua_type(state, 1) == LUA_TSTRING ? lua_tostring(state, 1) : nullptr;
    if (text == nullptr) text = lua_pushfstring(state, "(an error that is a %s)", luaL_typename(state, 1));
    luaL_traceback(state, state, text, 1);
    return 1;
}

}  // namespace

void count_instructions(lua_State* state, lua_Debug*) {
    auto& sandbox = Sandbox::of(state);
    if (!sandbox.counting_) return;
    sandbox.spend(instructions_per_count);
    if (sandbox.stopped_) {
        // From here on every instruction is one too many, so that no handler gets far.
        lua_sethook(state, count_instructions, LUA_MASKCOUNT, 1);
        luaL_error(state, "the rule used up its instructions or time");
    }
}

void* Sandbox::allocate(void* self, void* block, std::size_t old_size, std::size_t new_size) {
    auto& sandbox = *static_cast<Sandbox*>(self);
    if (new_size == 0) {
        if (block != nullptr) sandbox.used_ -= old_size;
        std::free(block);
        return nullptr;
    }
    // For a new object, old_size says what kind it is.
    const bool is_text = block == nullptr && old_size == LUA_TSTRING;
    const std::size_t before = block == nullptr ? 0 : old_size;
    if (new_size > before) {
        if (is_text && new_size > longest_text + 64) return nullptr;
        if (sandbox.used_ - before + new_size > memory_limit) return nullptr;
        if (sandbox.counting_ && sandbox.allocated_ + (new_size - before) > allocated_per_message)
            return nullptr;
        if (sandbox.counting_) sandbox.allocated_ += new_size;
    }
    void* result = std::realloc(block, new_size);
    if (result != nullptr) sandbox.used_ += new_size - before;
    return result;
}

Sandbox::Sandbox() {
    state_ = lua_newstate(&Sandbox::allocate, this);
    if (state_ == nullptr) throw std::bad_alloc();
    auto* self = this;
    std::memcpy(lua_getextraspace(state_), &self, sizeof self);
    lua_sethook(state_, count_instructions, LUA_MASKCOUNT, instructions_per_count);
}

Sandbox::~Sandbox() {
    counting_ = false;
    lua_close(state_);
}

Sandbox& Sandbox::of(lua_State* state) {
    Sandbox* self = nullptr;
    std::memcpy(&self, lua_getextraspace(state), sizeof self);
    return *self;
}

void Sandbox::begin(Allowance allowance) {
    left_ = allowance.instructions;
    deadline_ = processor_time() + allowance.processor_time;
    allocated_ = 0;
    since_look_ = 0;
    late_ = false;
    end_share();
}

void Sandbox::begin_share(std::int64_t instructions, std::chrono::microseconds time) {
    share_left_ = std::min(left_, instructions);
    share_time_ = time;
    share_deadline_.reset();
    resume();
}

void Sandbox::end_share() {
    share_left_ = left_;
    share_deadline_ = deadline_;
    resume();
}

void Sandbox::resume() {
    // Who was stopped was counted by the instruction.
    if (std::exchange(stopped_, is_spent()))
        lua_sethook(state_, count_instructions, LUA_MASKCOUNT, instructions_per_count);
}

bool Sandbox::is_spent() const {
    return left_ <= 0 || late_ || allocated_ >= allocated_per_message;
}

void Sandbox::spend(std::int64_t instructions) {
    left_ -= instructions;
    share_left_ -= instructions;
    since_look_ += instructions;
    if (since_look_ >= instructions_per_look) {
        since_look_ = 0;
        const auto now = processor_time();
        if (!share_deadline_)
            share_deadline_ = std::min<std::chrono::nanoseconds>(deadline_, now + share_time_);
        late_ = now >= deadline_;
        if (now >= *share_deadline_) stopped_ = true;
    }
    if (share_left_ <= 0) stopped_ = true;
}

void Sandbox::charge(std::size_t work) {
    const auto cost = static_cast<std::int64_t>(work / 16);
    if (cost == 0) return;
    if (!counting_) {
        left_ -= cost;
        share_left_ -= cost;
        return;
    }
    spend(cost);
    if (stopped_) luaL_error(state_, "the rule used up its instructions or time");
}

std::optional<std::string> Sandbox::run(const std::function<void(lua_State*)>& work, bool conceal) {
    const int top = lua_gettop(state_);
    const auto call = [](lua_State* state) {
        const auto& function = *static_cast<const std::function<void(lua_State*)>*>(lua_touserdata(state, 1));
        lua_settop(state, 0);
        try {
            function(state);
        } catch (const std::exception& error) {  // Lua's own errors are no std::exception and pass
            return luaL_error(state, "%s", error.what());
        }
        return 0;
    };
    lua_pushcfunction(state_, describe_error);
    lua_pushcfunction(state_, call);
    lua_pushlightuserdata(state_, const_cast<void*>(static_cast<const void*>(&work)));
    const bool was_counting = std::exchange(counting_, true);
    raised_by_rule = false;
    const int status = lua_pcall(state_, 1, 0, top + 1);
    counting_ = was_counting;
    if (status == LUA_OK) return lua_settop(state_, top), std::nullopt;
    std::string text = status != LUA_ERRMEM && lua_type(state_, -1) == LUA_TSTRING
                           ? lua_tostring(state_, -1)
                           : "the rules need more memory than they may have";
    lua_settop(state_, top);
    if (conceal && raised_by_rule) {
        const auto trace = text.find("\nstack traceback:");
        text = "the rule called error()" + (trace == std::string::npos ? std::string{} : text.substr(trace));
    }
    return text;
}

void Sandbox::load(std::string_view source, const std::string& chunk_name) {
    const auto chunk = "=" + chunk_name;
    if (luaL_loadbufferx(state_, source.data(), source.size(), chunk.c_str(), "t") != LUA_OK)
        lua_error(state_);
    lua_insert(state_, -2);
    lua_setupvalue(state_, -2, 1);  // _ENV
}

}  // namespace luwte::script
