// Attempts to get out of the sandbox, or to take more than a rule may have. Each is a rule's `when`.
#include <gmock/gmock.h>

#include "helpers.h"

namespace luwte::script {
namespace {

using testing::HasSubstr;

Verdict run(const std::string& body, const std::string& top = {}) {
    auto plugin = plugin_of({{"rules/a.lua", top + "\nreturn rule { id = 'a', when = function(m) " + body +
                                                 " end, verdict = tag 'fired' }"}});
    const auto rules = rules_of({plugin});
    return rules == nullptr ? Verdict{} : rules->judge(message_of("een bericht met geheimwoord erin"));
}

/// The attempt is stopped: the message is held and somebody is told.
void expect_stopped(const std::string& body, const std::string& why, const std::string& top = {}) {
    const auto verdict = run(body, top);
    EXPECT_TRUE(verdict.failed) << body;
    EXPECT_EQ(verdict.action, Action::hold) << body;
    ASSERT_FALSE(verdict.faults.empty()) << body;
    EXPECT_THAT(verdict.faults[0], HasSubstr(why)) << body;
    EXPECT_TRUE(verdict.tags.empty()) << body;
}

void expect_true(const std::string& body) {
    const auto verdict = run("return " + body);
    EXPECT_THAT(verdict.faults, testing::IsEmpty()) << body;
    EXPECT_THAT(verdict.tags, testing::ElementsAre("fired")) << body;
}

const std::string spent = "used up its instructions or time";

TEST(Sandbox, StopsEndlessLoops) {
    expect_stopped("while true do end", spent);
    expect_stopped("for i = 1, math.huge do end", spent);
    expect_stopped("::again:: goto again", spent);
    expect_stopped("repeat until false", spent);
    expect_stopped("local function f() return f() end return f()", spent);
}

TEST(Sandbox, WhatIsSpentCannotBeCaught) {
    expect_stopped("while true do pcall(function() while true do end end) end", spent);
    expect_stopped("pcall(function() while true do end end) return true", spent);
    expect_stopped("local function f() pcall(f) while true do end end f() return true", spent);
    expect_stopped("return select(2, pcall(pcall, function() while true do end end)) ~= 5", spent);
    expect_stopped(
        "local t = setmetatable({}, { __index = function() while true do end end }) pcall(function() return "
        "t.x end) return true",
        spent);
    expect_stopped(
        "local t = setmetatable({}, { __tostring = function() while true do end end }) pcall(tostring, t) "
        "return true",
        spent);
    expect_stopped(
        "pcall(error, setmetatable({}, { __tostring = function() while true do end end })) while true do end",
        spent);
}

TEST(Sandbox, StopsDeepRecursion) {
    expect_stopped("local function f() return 1 + f() end return f() > 0", "");
    expect_stopped("local function f(...) return f(1, ...) end return f()", "");
    expect_stopped(
        "local t = setmetatable({}, {}) getmetatable(t).__index = t; local s = t for i = 1, 300 do s = "
        "setmetatable({}, { __index = s }) end"
        " return setmetatable({}, { __index = function(x, k) return x[k] end }).y",
        "overflow");
}

TEST(Sandbox, StopsBombs) {
    expect_stopped("return ('x'):rep(1e9) ~= ''", "64 KiB");
    expect_stopped("return ('x'):rep(1e9, 'y') ~= ''", "64 KiB");
    expect_stopped("local s = 'x' for i = 1, 40 do s = s .. s end return true", "memory");
    expect_stopped("local s = 'x' pcall(function() for i = 1, 40 do s = s .. s end end) while true do end",
                   "");
    expect_stopped("local t = {} for i = 1, 1e9 do t[i] = { i } end", "");
    expect_stopped("local t = {} for i = 1, 3000 do t[i] = ('x'):rep(60000) .. i end return true", "");
    expect_stopped("local t = {} for i = 1, 2000 do t[i] = ('x'):rep(60000) end return #table.concat(t) > 0",
                   "");
    expect_stopped("local f = string.rep('%d', 30000) return #string.format(f, 1) > 0", "");
    expect_stopped("local t = {} for i = 1, 20000 do t[i] = -i end table.sort(t) return true", "");
}

TEST(Sandbox, MemoryThatIsSpentCannotBeCaughtEither) {
    expect_stopped("local t = {} pcall(function() for i = 1, 1e9 do t[i] = { i } end end) return true", "");
    expect_stopped(
        "local s = ('x'):rep(60000) pcall(function() for i = 1, 9 do s = s .. s end end) return true",
        "memory");
}

TEST(Sandbox, TablesCannotLieAboutTheirLength) {
    const std::string liar =
        "local t = setmetatable({}, { __len = function() return 1 << 40 end, __index = function() return 'x' "
        "end })";
    for (const char* use :
         {"table.concat(t)", "table.insert(t, 1, 2)", "table.remove(t)", "table.sort(t)", "table.unpack(t)"})
        expect_stopped(liar + use, "without metamethods");
}

TEST(Sandbox, BadOrdersEnd) {
    const auto verdict =
        run("local t = {} for i = 1, 500 do t[i] = i end pcall(table.sort, t, function() return true end) "
            "return true");
    EXPECT_FALSE(verdict.failed);
    expect_stopped(
        "local t = {} for i = 1, 9000 do t[i] = i end table.sort(t, function(a, b) for i = 1, 100 do end "
        "return a < b end)",
        "");
}

TEST(Sandbox, HasNoDoors) {
    for (const char* name : {"load",         "loadstring",
                             "dofile",       "loadfile",
                             "require",      "xpcall",
                             "coroutine",    "debug",
                             "io",           "os",
                             "package",      "collectgarbage",
                             "next",         "rawset",
                             "print",        "_G",
                             "string.match", "string.gmatch",
                             "string.gsub",  "string.dump",
                             "string.pack",  "string.unpack",
                             "math.random",  "math.randomseed",
                             "table.move",   "utf8.charpattern",
                             "('').gsub",    "('').dump"})
        expect_true("(" + std::string(name) + ") == nil");
}

TEST(Sandbox, KeepsItsOwn) {
    expect_stopped("x = 1", "read-only");
    expect_stopped("string.find = nil", "read-only");
    expect_stopped("math.pi = 3", "read-only");
    expect_stopped("m.text = 'x'", "read-only");
    expect_stopped("m.sentences[1] = 1", "read-only");
    expect_stopped("settings.x = 1", "read-only");
    expect_stopped("setmetatable(string, {})", "locked");
    expect_stopped("setmetatable(m, {})", "table expected");
    expect_stopped("setmetatable(_ENV, {})", "locked");
    expect_stopped("_ENV.hold = nil", "read-only");
    expect_true("getmetatable('') == false and getmetatable(m) == false and getmetatable(_ENV) == false");
    expect_stopped(
        "local f = pairs(settings) for k, v in pairs(_ENV) do if k == 'string' then v.rep = nil end end",
        "read-only");
}

TEST(Sandbox, RefusesFinalisersWeaknessAndClosing) {
    for (const char* field : {"__gc", "__mode", "__close"})
        expect_stopped("setmetatable({}, { " + std::string(field) + " = 'k' })", "not available");
    // Set later, it has no effect: Lua looks when the metatable is set.
    EXPECT_FALSE(
        run("local mt = {} local t = setmetatable({}, mt) mt.__gc = function() while true do end end t = nil")
            .failed);
}

TEST(Sandbox, RefusesBytecode) {
    const auto faults = faults_of(plugin_of({{"rules/a.lua", "\x1bLuaS\0\x19"}}));
    EXPECT_THAT(text_of(faults), HasSubstr("binary"));
}

TEST(Sandbox, ShowsNoAddresses) {
    expect_true("tostring({}) == 'table' and tostring(m.has) == 'function' and tostring(m) == 'userdata'");
    expect_stopped("return string.format('%p', {})", "not available");
    expect_stopped("return ('%s'):format({})", "tostring");
}

TEST(Sandbox, FindsPlainTextOnly) {
    expect_true(
        "('a.b'):find('.') == 2 and ('a.b'):find('b', 2) == 3 and ('ab'):find('x') == nil and "
        "('ab'):find('', -1) == 2");
    expect_true("(('%a'):find('%a')) == 1");
    expect_true("('abc'):find('c', 99) == nil and ('abc'):find('c', math.mininteger) == 3");
}

TEST(Sandbox, GoesThroughKeysInOrder) {
    expect_true(
        "(function() local s = '' for k in pairs({ z = 1, a = 2, [3] = 1, [1] = 1, [2.5] = 1 }) do s = s .. "
        "k .. ' ' end return s end)() == '1 2.5 3 a z '");
}

TEST(Sandbox, OffersWhatRulesNeed) {
    expect_true("#split('a,b,,c', ',') == 4 and trim('  a b \\n') == 'a b'");
    expect_true("table.concat({ 1, 'b', 3 }, '-') == '1-b-3' and select('#', table.unpack({ 1, 2 })) == 2");
    expect_true(
        "(function() local t = { 3, 1, 2 } table.sort(t) table.insert(t, 1, 0) table.insert(t, 9) "
        "table.remove(t) return table.concat(t) end)() == '0123'");
    expect_true(
        "('x'):rep(3, ',') == 'x,x,x' and ('%d %s'):format(3, 'a') == '3 a' and utf8.len('één') == 3");
    expect_true("select(2, pcall(error, 'mine')) == 'mine' and not pcall(error)");
}

TEST(Sandbox, FaultsQuoteNoMessage) {
    for (const char* body : {"error(m.text)", "error({ m.text })", "assert(false, m.text)",
                             "pcall(error, 'x') error('over ' .. m.normalised, 2)"}) {
        const auto verdict = run(body);
        ASSERT_TRUE(verdict.failed);
        EXPECT_THAT(verdict.faults[0], testing::Not(HasSubstr("geheimwoord"))) << body;
    }
    EXPECT_THAT(run("error('x')").faults[0], HasSubstr("rules/a.lua:2")) << "where it happened is told";
}

TEST(Sandbox, OneGreedyRuleDoesNotSilenceTheOthers) {
    const auto rules = rules_of(
        {plugin_of({{"rules/a.lua",
                     "return rule { id = 'a', when = function(m) while true do end end, verdict = tag 'a' }"},
                    {"rules/b.lua",
                     "return rule { id = 'b', when = function(m) return true end, verdict = tag 'b' }"}})});
    const auto verdict = rules->judge(message_of("x"));
    EXPECT_TRUE(verdict.failed);
    EXPECT_THAT(verdict.tags, testing::ElementsAre("b"));
}

TEST(Sandbox, DangerIsAskedFirst) {
    std::map<std::string, std::string> greedy;
    for (int i = 0; i < 6; ++i)
        greedy["rules/" + std::to_string(i) + ".lua"] =
            "return rule { id = 'r" + std::to_string(i) +
            "', when = function(m) while true do end end, verdict = tag 'a' }";
    const auto rules = rules_of(
        {plugin_of(greedy, "a-greedy"), plugin_of({{"rules/b.lua",
                                                    "return rule { id = 'b', when = function(m) return true "
                                                    "end, verdict = escalate { level = 3 } }"}},
                                                  "z-danger", "escalation")});
    const auto verdict = rules->judge(message_of("x"));
    EXPECT_TRUE(verdict.failed);
    EXPECT_EQ(verdict.level, 3);
    EXPECT_EQ(verdict.action, Action::escalate);
    EXPECT_THAT(verdict.faults, testing::Contains(HasSubstr("not run")));
}

TEST(Sandbox, LoadingIsBoundedToo) {
    for (const char* top : {"while true do end", "local t = {} for i = 1, 1e9 do t[i] = {} end",
                            "local s = 'x' while true do s = s .. s end"})
        EXPECT_FALSE(faults_of(plugin_of({{"rules/a.lua", top}})).empty()) << top;
    EXPECT_FALSE(faults_of(plugin_of({{"plugin.lua", "while true do end"}})).empty());
}

TEST(Sandbox, RulesMakeNoExpressionsWhileTheyRun) {
    expect_stopped("return re [[a]]", "at the top of the file");
    expect_stopped("return m:match('a')", "expression");
}

TEST(Sandbox, OldSentencesAreOfNoUse) {
    const auto rules = rules_of({plugin_of({{"rules/a.lua", R"(
        local kept
        return rule { id = 'a', when = function(m)
            if kept then return kept.text == m.text end
            kept = m.sentences[2]
        end, verdict = tag 'fired' })"}})});
    EXPECT_FALSE(rules->judge(message_of("Een. Twee.")).failed);
    EXPECT_TRUE(rules->judge(message_of("Een")).failed) << "nothing of the last message is read";
}

}  // namespace
}  // namespace luwte::script
