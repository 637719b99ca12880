// What rules ask of a message or a sentence with a colon: m:has "name", m:near("a", "b", 3), m:links_to { …
// }.
#include <algorithm>
#include <vector>

#include "script/message_facts.h"
#include "script/message_scope.h"
#include "script/sandbox.h"

namespace luwte::script {
namespace {

/// The group of patterns that argument `index` names.
std::uint32_t group_argument(lua_State* state, const Scope& scope, int index) {
    const std::string_view name = luaL_checkstring(state, index);
    const auto group = scope.asking->rule->groups.find(name);
    if (group == scope.asking->rule->groups.end())
        luaL_error(state, "there is no pattern named '%s'", name.data());
    Sandbox::of(state).charge(256);
    return group->second;
}

/// The hits of the pattern that argument `index` names, in the scope. They stay where they are for this
/// message.
std::vector<const PlacedHit*> hits_argument(lua_State* state, const Scope& scope, int index) {
    const auto group = group_argument(state, scope, index);
    std::vector<const PlacedHit*> hits;
    for (const auto& hit : scope.asking->evaluation->hits(group))
        if (scope.sentence == whole_message || hit.sentence == scope.sentence) hits.push_back(&hit);
    return hits;
}

void note(const Scope& scope, const PlacedHit& hit) {
    scope.asking->found.emplace_back(hit.hit.begin, hit.hit.end);
}

void push_hit(lua_State* state, const Scope& scope, const PlacedHit& hit) {
    const auto& entry = scope.asking->evaluation->entry(hit.hit.entry);
    lua_createtable(state, 0, 10);
    const auto set_text = [&](const char* name, std::string_view text) {
        push_text(state, text), lua_setfield(state, -2, name);
    };
    const auto set_count = [&](const char* name, std::size_t count) {
        push_count(state, count), lua_setfield(state, -2, name);
    };
    set_text("text", hit.hit.text);
    set_text("written", std::string_view(scope.asking->evaluation->message().text)
                            .substr(hit.hit.begin, hit.hit.end - hit.hit.begin));
    set_count("start", hit.hit.begin + 1);
    set_count("stop", hit.hit.end);
    set_count("sentence", hit.sentence + 1);
    set_count("first_word", hit.first_word);
    set_count("last_word", hit.last_word);
    set_text("entry", entry.source);
    set_text("language", entry.phrase.language);
    lua_pushboolean(state, hit.hit.disguised);
    lua_setfield(state, -2, "disguised");
}

int has(lua_State* state) {
    const auto& scope = scope_argument(state);
    const auto group = group_argument(state, scope, 2);
    bool any = false;
    // Asked more often than everything else together, and mostly in vain.
    if (scope.asking->evaluation->may_have_hits(group))
        for (const auto& hit : scope.asking->evaluation->hits(group))
            if (scope.sentence == whole_message || hit.sentence == scope.sentence) {
                any = true;
                note(scope, hit);
            }
    lua_pushboolean(state, any);
    return 1;
}

int count(lua_State* state) {
    const auto& scope = scope_argument(state);
    const auto hits = hits_argument(state, scope, 2);
    for (const auto* hit : hits) note(scope, *hit);
    push_count(state, hits.size());
    return 1;
}

int all_hits(lua_State* state) {
    const auto& scope = scope_argument(state);
    const auto hits = hits_argument(state, scope, 2);
    lua_createtable(state, static_cast<int>(hits.size()), 0);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        note(scope, *hits[i]);
        push_hit(state, scope, *hits[i]);
        lua_rawseti(state, -2, static_cast<lua_Integer>(i) + 1);
    }
    return 1;
}

/// The hit nearest to one end of a stretch of words that it touches, without looking at the others: what a
/// rule that asks about many places needs to stay linear. `m:within(name, first, last)` takes the first, with
/// `true` behind it the last.
int within(lua_State* state) {
    const auto& scope = scope_argument(state);
    const std::string_view name = luaL_checkstring(state, 2);
    const auto from = static_cast<std::size_t>(std::max<lua_Integer>(luaL_checkinteger(state, 3), 0));
    const auto to = static_cast<std::size_t>(std::max<lua_Integer>(luaL_checkinteger(state, 4), 0));
    const bool backward = lua_toboolean(state, 5) != 0;
    const auto group = scope.asking->rule->groups.find(name);
    if (group == scope.asking->rule->groups.end())
        luaL_error(state, "there is no pattern named '%s'", name.data());
    const auto& hits = scope.asking->evaluation->hits(group->second);
    // None overlaps another, so that first and last words ascend together.
    auto found = std::ranges::lower_bound(hits, from, {}, &PlacedHit::last_word);
    const auto fits = [&](auto each) {
        return each->first_word <= to &&
               (scope.sentence == whole_message || each->sentence == scope.sentence);
    };
    const auto end = std::ranges::upper_bound(hits, to, {}, &PlacedHit::first_word);
    if (backward) {
        auto each = end;
        while (each > found && !fits(each - 1)) --each;
        if (each <= found) return 0;
        found = each - 1;
    } else
        while (found < end && !fits(found)) ++found;
    if (found >= end) return 0;
    note(scope, *found);
    push_hit(state, scope, *found);
    return 1;
}

/// The first pair (in the order of the text) that satisfies `fits`: as two hits, or nothing.
template <class Fits>
int first_pair(lua_State* state, const Scope& scope, Fits fits) {
    const auto first = hits_argument(state, scope, 2);
    const auto second = hits_argument(state, scope, 3);
    Sandbox::of(state).charge(first.size() * second.size() * 16);
    for (const auto* a : first)
        for (const auto* b : second) {
            if (a == b || !fits(*a, *b)) continue;
            note(scope, *a);
            note(scope, *b);
            push_hit(state, scope, *a);
            push_hit(state, scope, *b);
            return 2;
        }
    return 0;
}

int near_by(lua_State* state) {
    const auto& scope = scope_argument(state);
    const auto distance =
        static_cast<std::size_t>(std::clamp<lua_Integer>(luaL_checkinteger(state, 4), 0, 10'000));
    return first_pair(state, scope, [&](const PlacedHit& a, const PlacedHit& b) {
        if (a.hit.begin < b.hit.end && b.hit.begin < a.hit.end) return false;
        const auto& left = a.hit.begin < b.hit.begin ? a : b;
        const auto& right = &left == &a ? b : a;
        return right.first_word <= left.last_word + distance + (right.first_word > left.last_word ? 0 : 1);
    });
}

int same_sentence(lua_State* state) {
    const auto& scope = scope_argument(state);
    return first_pair(state, scope,
                      [](const PlacedHit& a, const PlacedHit& b) { return a.sentence == b.sentence; });
}

/// Whether any hit of the pattern is (or is not) in disguise.
template <bool in_disguise>
int has_kind(lua_State* state) {
    const auto& scope = scope_argument(state);
    bool any = false;
    for (const auto* hit : hits_argument(state, scope, 2)) {
        if (hit->hit.disguised != in_disguise) continue;
        note(scope, *hit);
        any = true;
    }
    lua_pushboolean(state, any);
    return 1;
}

/// A hit of the first pattern that lies in no hit of the second: words with those that are fine taken out.
int outside(lua_State* state) {
    const auto& scope = scope_argument(state);
    const auto hits = hits_argument(state, scope, 2);
    const auto fine = hits_argument(state, scope, 3);
    Sandbox::of(state).charge(hits.size() * fine.size() * 16);
    bool any = false;
    for (const auto* hit : hits) {
        const bool inside = std::ranges::any_of(fine, [&](const PlacedHit* other) {
            return other->hit.begin <= hit->hit.begin && hit->hit.end <= other->hit.end;
        });
        if (inside) continue;
        note(scope, *hit);
        any = true;
    }
    lua_pushboolean(state, any);
    return 1;
}

int links_to(lua_State* state) {
    return ask_links(state, *scope_argument(state).asking, true);
}
int links_beyond(lua_State* state) {
    return ask_links(state, *scope_argument(state).asking, false);
}
int between(lua_State* state) {
    return ask_between(state, *scope_argument(state).asking);
}

int match(lua_State* state) {
    const auto& scope = scope_argument(state);
    const auto& evaluation = *scope.asking->evaluation;
    const auto& expression = *evaluation.entry(expression_argument(state, 2)).expression;
    const bool folded = expression.against() == Expression::Against::folded;
    std::string_view text = folded ? evaluation.normalised().plain.text : evaluation.message().text;
    std::size_t offset = 0;
    if (scope.sentence != whole_message) {
        const auto& sentence = evaluation.sentences()[scope.sentence];
        offset = folded ? sentence.folded_begin : sentence.begin;
        text = text.substr(offset, (folded ? sentence.folded_end : sentence.end) - offset);
    }
    Sandbox::of(state).charge(text.size() * 8);
    const auto found = expression.find(text);
    if (found.empty()) return 0;
    scope.asking->found.push_back(
        folded ? evaluation.normalised().plain.original(offset + found[0].first, offset + found[0].second)
               : std::pair(offset + found[0].first, offset + found[0].second));
    const std::size_t first = found.size() > 1 ? 1 : 0;
    luaL_checkstack(state, static_cast<int>(found.size()), "too many groups");
    for (auto i = first; i < found.size(); ++i) {
        if (found[i].first == std::string_view::npos)
            lua_pushnil(state);
        else
            push_text(state, text.substr(found[i].first, found[i].second - found[i].first));
    }
    return static_cast<int>(found.size() - first);
}

/// m:score(model, output): how much the message reads like what the model learnt under that name (0 to 1),
/// and the words that weighed most, as hits.
int score(lua_State* state) {
    const auto& scope = scope_argument(state);
    if (scope.sentence != whole_message) luaL_error(state, "a model judges messages: m:score(...)");
    const std::string_view name = luaL_checkstring(state, 2);
    const std::string_view output = luaL_checkstring(state, 3);
    const auto& models = scope.asking->rule->models;
    const auto model = models.find(name);
    if (model == models.end()) luaL_error(state, "the manifest names no model '%s'", name.data());
    const auto& outputs = model->second->outputs();
    const auto number = static_cast<std::size_t>(std::ranges::find(outputs, output) - outputs.begin());
    if (number == outputs.size()) luaL_error(state, "the model has no output '%s'", output.data());
    auto& evaluation = *scope.asking->evaluation;
    Sandbox::of(state).charge(evaluation.message().text.size());
    const auto& opinion = evaluation.opinions(*model->second, scope.asking->rule->groups)[number];
    lua_pushnumber(state, opinion.probability);
    lua_createtable(state, static_cast<int>(opinion.words.size()), 0);
    lua_Integer count = 0;
    for (const auto& [begin, end] : opinion.words) {
        const auto text = std::string_view(evaluation.message().text).substr(begin, end - begin);
        const auto placed = evaluation.place({0, begin, end, false, std::string(text)});
        lua_createtable(state, 0, 5);
        push_text(state, text);
        lua_setfield(state, -2, "written");
        push_count(state, begin + 1);
        lua_setfield(state, -2, "start");
        push_count(state, end);
        lua_setfield(state, -2, "stop");
        push_count(state, placed.sentence + 1);
        lua_setfield(state, -2, "sentence");
        lua_rawseti(state, -2, ++count);
    }
    return 2;
}

constexpr luaL_Reg methods[] = {{"score", score},
                                {"has", has},
                                {"count", count},
                                {"hits", all_hits},
                                {"near", near_by},
                                {"same_sentence", same_sentence},
                                {"match", match},
                                {"within", within},
                                {"plain", has_kind<false>},
                                {"disguised", has_kind<true>},
                                {"outside", outside},
                                {"links_to", links_to},
                                {"links_beyond", links_beyond},
                                {"between", between}};

}  // namespace

Scope& scope_argument(lua_State* state) {
    auto* scope = static_cast<Scope*>(lua_touserdata(state, 1));
    if (scope == nullptr || lua_rawlen(state, 1) != sizeof(Scope) || scope->kind != &scope_kind)
        luaL_argerror(state, 1, "call it with a colon: m:has \"name\"");
    if (scope->asking->evaluation == nullptr) luaL_error(state, "there is no message now");
    if (scope->sentence != whole_message && scope->sentence >= scope->asking->evaluation->sentences().size())
        luaL_error(state, "this sentence is of another message");
    return *scope;
}

bool push_method(lua_State* state, std::string_view name) {
    const auto* found = std::ranges::find(methods, name, &luaL_Reg::name);
    if (found == std::end(methods)) return false;
    lua_pushcfunction(state, found->func);
    return true;
}

}  // namespace luwte::script
