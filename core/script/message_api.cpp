#include "script/message_api.h"

#include <lua.hpp>

#include "script/message_facts.h"
#include "script/message_scope.h"
#include "script/sandbox.h"

namespace luwte::script {
namespace {

const char* place_name(Place place) {
    switch (place) {
        case Place::topic:
            return "topic";
        case Place::reply:
            return "reply";
        case Place::group:
            return "group";
        case Place::chat:
            return "chat";
        case Place::profile:
            return "profile";
    }
    return "";
}

void push_scope(lua_State* state, Asking& asking, std::size_t sentence, const char* type) {
    *static_cast<Scope*>(lua_newuserdatauv(state, sizeof(Scope), 0)) = {&scope_kind, &asking, sentence};
    luaL_setmetatable(state, type);
}

void push_sentences(lua_State* state, Asking& asking) {
    if (asking.sentences == 0) {
        const auto size = asking.evaluation->sentences().size();
        Sandbox::of(state).charge(size * 64);
        lua_createtable(state, static_cast<int>(size), 0);
        for (std::size_t i = 0; i < size; ++i) {
            push_scope(state, asking, i, sentence_type);
            lua_rawseti(state, -2, static_cast<lua_Integer>(i) + 1);
        }
        make_read_only(state, "m.sentences");
        asking.sentences = luaL_ref(state, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(state, LUA_REGISTRYINDEX, asking.sentences);
}

void push_author(lua_State* state, Asking& asking) {
    if (asking.author != 0) {
        lua_rawgeti(state, LUA_REGISTRYINDEX, asking.author);
        return;
    }
    const auto& message = asking.evaluation->message();
    lua_createtable(state, 0, 5);
    lua_pushinteger(state, message.author_last_ten_minutes);
    lua_setfield(state, -2, "last_ten_minutes");
    lua_pushinteger(state, message.author_same_text);
    lua_setfield(state, -2, "same_text");
    lua_pushinteger(state, message.author_messages);
    lua_setfield(state, -2, "messages");
    lua_pushinteger(state, message.author_days);
    lua_setfield(state, -2, "days");
    lua_pushboolean(state, message.author_is_expert);
    lua_setfield(state, -2, "expert");
    make_read_only(state, "m.author");
    lua_pushvalue(state, -1);
    asking.author = luaL_ref(state, LUA_REGISTRYINDEX);
}

int message_index(lua_State* state) {
    const auto& scope = scope_argument(state);
    const std::string_view name = luaL_checkstring(state, 2);
    auto& evaluation = *scope.asking->evaluation;
    const auto& message = evaluation.message();
    if (push_method(state, name)) return 1;
    if (name == "text")
        push_text(state, message.text);
    else if (name == "normalised")
        push_text(state, evaluation.normalised().plain.text);
    else if (name == "language")
        push_text(state, message.language);
    else if (name == "place")
        lua_pushstring(state, place_name(message.place));
    else if (name == "zone")
        push_text(state, message.zone);
    else if (name == "first_disclosure")
        lua_pushboolean(state, message.first_disclosure);
    else if (name == "replies_to_first_disclosure")
        lua_pushboolean(state, message.replies_to_first_disclosure);
    else if (name == "author")
        push_author(state, *scope.asking);
    else if (name == "now")
        lua_pushinteger(
            state, std::chrono::duration_cast<std::chrono::seconds>(message.now.time_since_epoch()).count());
    else if (name == "sentences")
        push_sentences(state, *scope.asking);
    else if (name == "words")
        push_count(state, evaluation.word_count());
    else if (name == "warnings") {
        lua_createtable(state, static_cast<int>(message.warnings.size()), 0);
        for (std::size_t i = 0; i < message.warnings.size(); ++i) {
            push_text(state, message.warnings[i]);
            lua_rawseti(state, -2, static_cast<lua_Integer>(i) + 1);
        }
    } else if (!push_fact(state, *scope.asking, name))
        return luaL_error(state, "a message has no '%s'", name.data());
    return 1;
}

int sentence_index(lua_State* state) {
    const auto& scope = scope_argument(state);
    const std::string_view name = luaL_checkstring(state, 2);
    const auto& evaluation = *scope.asking->evaluation;
    const auto& sentence = evaluation.sentences()[scope.sentence];
    if (push_method(state, name)) return 1;
    if (name == "index")
        push_count(state, scope.sentence + 1);
    else if (name == "text")
        push_text(state, std::string_view(evaluation.message().text)
                             .substr(sentence.begin, sentence.end - sentence.begin));
    else if (name == "normalised")
        push_text(state, std::string_view(evaluation.normalised().plain.text)
                             .substr(sentence.folded_begin, sentence.folded_end - sentence.folded_begin));
    else if (name == "words")
        push_count(state, sentence.word_count);
    else if (name == "first_word")
        push_count(state, sentence.first_word);
    else if (name == "last_word")
        push_count(state, sentence.first_word + sentence.word_count - 1);
    else if (name == "question")
        lua_pushboolean(state, sentence.question);
    else
        return luaL_error(state, "a sentence has no '%s'", name.data());
    return 1;
}

int refuse_writing(lua_State* state) {
    return luaL_error(state, "a message is read-only");
}

void make_type(lua_State* state, const char* type, lua_CFunction index) {
    luaL_newmetatable(state, type);
    lua_pushcfunction(state, index);
    lua_setfield(state, -2, "__index");
    lua_pushcfunction(state, refuse_writing);
    lua_setfield(state, -2, "__newindex");
    lua_pushboolean(state, false);
    lua_setfield(state, -2, "__metatable");
    lua_pop(state, 1);
}

}  // namespace

int make_message(lua_State* state, Asking& asking) {
    make_type(state, message_type, message_index);
    make_type(state, sentence_type, sentence_index);
    push_scope(state, asking, whole_message, message_type);
    return luaL_ref(state, LUA_REGISTRYINDEX);
}

void forget_message(lua_State* state, Asking& asking) {
    if (asking.sentences != 0) luaL_unref(state, LUA_REGISTRYINDEX, asking.sentences);
    if (asking.author != 0) luaL_unref(state, LUA_REGISTRYINDEX, asking.author);
    asking.sentences = asking.author = 0;
    asking.evaluation = nullptr;
    asking.links.reset();
    asking.danger = 0;
}

}  // namespace luwte::script
