// What rules may ask of a message beside its words: links, repetition, the clock, personal data by kind, what
// others found before; and words and sentences written in the rule itself.
#include "script/check.h"
#include "script/personal_data.h"
#include "script/text_facts.h"
#include "unit/script/helpers.h"

namespace luwte::script {
namespace {

/// Whether a rule with this condition (Lua) holds the message.
bool holds(const std::string& condition, const Message& message, const std::string& patterns = "p = 'x'") {
    const auto rules =
        rules_of({plugin_with_rule("patterns = { " + patterns + " }, when = function(m) return " + condition +
                                   " end, verdict = hold {}")});
    if (rules == nullptr) return false;
    const auto verdict = rules->judge(message);
    EXPECT_FALSE(verdict.failed) << (verdict.faults.empty() ? "" : verdict.faults.front());
    return verdict.action == Action::hold;
}
bool holds(const std::string& condition, const std::string& text, const std::string& patterns = "p = 'x'") {
    return holds(condition, message_of(text), patterns);
}

TEST(Facts, LinksAreFoundHoweverTheyAreWritten) {
    for (const char* text :
         {"Kijk op https://evil.example/pad?a=1.", "kijk op www.evil.example", "evil.example/x is mooi",
          "EVIL.EXAMPLE", "hxxps://evil.example/", "ga naar evil[.]example", "evil (dot) example",
          "http://user@evil.example:8080/", "http://sub.evil.example", "e\u200Bvil.example"})
        EXPECT_TRUE(holds(
            "m:links_to { 'Evil.example' } and not m:links_beyond { 'evil.example' } and m.links == 1", text))
            << text;
    for (const char* text : {"Mail naar iemand@evil.example alsjeblieft",
                             "Dat is toch evil. Example is ook een woord", "notevil.example"})
        EXPECT_FALSE(holds("m:links_to { 'evil.example' }", text)) << text;
    EXPECT_TRUE(holds("m:links_beyond { 'goed.nl' }", "www.goed.nl en slecht.com"));
    EXPECT_TRUE(holds("m.domains[1] == 'goed.nl' and #m.domains == 2", "www.goed.nl en slecht.com"));
    EXPECT_FALSE(holds("m.links > 0", "Om 3.45 uur kwam ik. Daarna niet meer."));
}

TEST(Facts, LinksThatDecideAreMarked) {
    const auto rules = rules_of(
        {plugin_with_rule("when = function(m) return m:links_to { 'evil.example' } end, verdict = hold {}")});
    const auto verdict = rules->judge(message_of("Zie evil.example nu"));
    ASSERT_EQ(verdict.hits.size(), 1U);
    EXPECT_EQ(verdict.hits[0].marks, (std::vector<std::pair<std::size_t, std::size_t>>{{4, 16}}));
}

TEST(Facts, TextIsCounted) {
    EXPECT_TRUE(holds("m.mentions == 3", "@een @twee, (@drie) en mail@vier.example"));
    EXPECT_TRUE(holds("m.capitals == 100", "WAAROM LUISTERT NIEMAND"));
    EXPECT_TRUE(holds("m.capitals == 0", "OK! NEE"));
    EXPECT_TRUE(holds("m.characters == 4 and m.lines == 2", "é😀\nx"));
    EXPECT_TRUE(holds("m.repeats == 4", "kom kom KOM kóm"));
    EXPECT_TRUE(holds("m.repeats == 3", "Ik ben hier. Hoor je? ik ben hier! Ik ben hier."));
    EXPECT_TRUE(holds("m.repeats == 1", "Ik ben hier en dat is goed."));
    EXPECT_TRUE(holds("m.longest_run == 6", "neeeeee"));
    EXPECT_TRUE(holds("m.longest_run == 1", "a          b"));
}

TEST(Facts, TheLanguageOfTheTextIsToldApartFromThatOfTheInterface) {
    EXPECT_TRUE(holds("m.written_in == 'en' and m.language == 'nl'",
                      "I have been thinking about this for a very long time and I do not know what to do."));
    EXPECT_TRUE(holds("m.written_in == 'nl'",
                      "Ik heb hier heel lang over nagedacht en ik weet niet wat ik moet doen."));
    EXPECT_TRUE(holds("m.written_in == ''", "ok"));
}

TEST(Facts, TheClockIsThatOfTheNetherlands) {
    auto message = message_of("x");
    message.now = base::TimePoint(std::chrono::seconds(1'767'614'400));  // Monday 5 January 2026, 12:00 UTC
    EXPECT_TRUE(holds("m.hour == 13 and m.minute == 0 and m.weekday == 1", message));
    EXPECT_TRUE(holds("m:between(13, 14) and not m:between(14, 13) and m:between(9, 9)", message));
    message.now =
        base::TimePoint(std::chrono::seconds(1'782'864'000));  // 1 July 2026, 00:00 UTC: summer time
    EXPECT_TRUE(holds("m.hour == 2 and m:between(22, 6) and one_of(m.weekday, { 3, 4 })", message));
}

TEST(Facts, AboutPlaceAndAuthor) {
    auto message = message_of("x");
    message.forum = "3k9";
    message.author_last_ten_minutes = 6;
    message.author_same_text = 2;
    message.arrivals = 12;
    message.warnings = {"violence", "child"};
    EXPECT_TRUE(holds("one_of(m.forum, { 'zzz', '3k9' }) and m.group == ''", message));
    EXPECT_TRUE(
        holds("m.author.last_ten_minutes == 6 and m.author.same_text == 2 and m.arrivals == 12", message));
    EXPECT_TRUE(holds("one_of(m.warnings, { 'child' }) and not one_of(m.warnings, { 'suicide' })", message));
}

TEST(Facts, DisguiseCanBeAskedFor) {
    const std::string words = "p = words { language = 'nl', 'sletje', 'hoer~' }";
    EXPECT_TRUE(holds("m:disguised 'p' and not m:plain 'p'", "wat een s l e t j e", words));
    EXPECT_TRUE(holds("m:plain 'p' and not m:disguised 'p'", "wat een hoeren", words));
    EXPECT_TRUE(holds("m:outside('p', 'fine')", "hoer", "p = 'hoer*', fine = 'hoera'"));
    EXPECT_FALSE(holds("m:outside('p', 'fine')", "hoera hoera", "p = 'hoer*', fine = 'hoera'"));
    EXPECT_TRUE(holds("m:outside('p', 'fine')", "hoera, hoerig", "p = 'hoer*', fine = 'hoera'"));
}

TEST(Facts, WordsInTheRuleItselfAreLinesOfAList) {
    EXPECT_TRUE(finds("words { language = 'nl', 'bel~', 'maak ... einde' }", "hij belt"));
    EXPECT_TRUE(finds("words { language = 'nl', 'bel~', 'maak ... einde' }", "ik maak er een einde aan"));
    EXPECT_TRUE(finds("words { 'zonder taal' }", "zonder taal"));
    for (const char* wrong : {"words {}", "words { language = 'nl' }", "words { 'sla~' }",
                              "words { language = 'xx', 'a b' }", "words { 'a\\n# language: en\\nb' }",
                              "words { '# a' }", "words { {} }", "words { language = 'nl', '...' }"})
        EXPECT_FALSE(
            faults_of(plugin_with_rule("patterns = { p = " + std::string(wrong) + " }, verdict = hold {}"))
                .empty())
            << wrong;
}

TEST(Facts, PersonalDataIsAskedForByKind) {
    const std::pair<const char*, const char*> found[] = {
        {"phone", "bel 06-12345678"},
        {"phone", "+31 6 1234 5678"},
        {"phone", "nul zes een twee drie vier vijf zes zeven acht"},
        {"e-mail", "mail naam@example.org"},
        {"e-mail", "naam (at) example punt nl"},
        {"iban", "NL91 ABNA 0417 1643 00"},
        {"bsn", "mijn bsn is 111222333"},
        {"address", "Verzonnenlaan 12"},
        {"address", "1234 AB 56"},
        {"licence-plate", "XX-123-X"},
        {"handle", "zoek @verzonnen_naam"},
        {"handle", "insta: verzonnen_88"}};
    for (const auto& [kind, text] : found)
        EXPECT_TRUE(finds("data '" + std::string(kind) + "'", text)) << kind << ": " << text;
    const std::pair<const char*, const char*> not_found[] = {{"iban", "NL92 ABNA 0417 1643 00"},
                                                             {"bsn", "zaak 111222334"},
                                                             {"phone", "in 2012 en 2013"},
                                                             {"licence-plate", "12-en-13 jaar"},
                                                             {"address", "in 1995 in huis"}};
    for (const auto& [kind, text] : not_found)
        EXPECT_FALSE(finds("data '" + std::string(kind) + "'", text)) << kind << ": " << text;
    EXPECT_FALSE(
        faults_of(plugin_with_rule("patterns = { p = data 'shoe-size' }, verdict = hold {}")).empty());
    for (const auto kind : personal_data_kinds()) EXPECT_FALSE(personal_data(kind).empty()) << kind;
}

TEST(Facts, CheckDigitsAreChecked) {
    EXPECT_TRUE(is_iban("NL91 ABNA 0417 1643 00"));
    EXPECT_TRUE(is_iban("gb82-west-1234-5698-7654-32"));
    EXPECT_FALSE(is_iban("NL91 ABNA 0417 1643 01"));
    EXPECT_FALSE(is_iban("NL91"));
    EXPECT_TRUE(is_bsn("111.222.333"));
    EXPECT_FALSE(is_bsn("000000000"));
    EXPECT_FALSE(is_bsn("11122233"));
}

TEST(Facts, RulesKnowTheDangerThatWasFoundBeforeThem) {
    const auto danger = plugin_of({{"rules/a.lua",
                                    "return rule { id = 'a', patterns = { p = 'nood' }, verdict = escalate { "
                                    "level = 2, category = 'suicide' } }"}},
                                  "zz-danger", "escalation");
    const auto rule = plugin_with_rule("when = function(m) return m.danger >= 2 end, verdict = tag 'seen'");
    const auto rules = rules_of({rule, danger});
    EXPECT_EQ(rules->judge(message_of("nood")).tags, std::vector<std::string>{"seen"});
    EXPECT_TRUE(rules->judge(message_of("rust")).tags.empty());
    EXPECT_TRUE(rules->judge(message_of("rust, na de nood van een ander")).tags.size() == 1);
    EXPECT_TRUE(rules->judge(message_of("rust")).tags.empty())
        << "the danger of one message is not that of the next";
}

TEST(Facts, ARuleSaysItsOwnSentence) {
    const auto plugin = plugin_with_rule(
        "patterns = { p = 'rood' }, verdict = { hold { reason = 'red' }, reply { reason = 'welcome' } }, "
        "reasons = { red = { nl = 'Rood wacht.', en = 'Red waits.' }, welcome = { nl = 'Welkom.', en = "
        "'Welcome.' } }",
        {{"locale/nl.po", "msgid \"red\"\nmsgstr \"Van het pakket.\"\n"}});
    const auto rules = rules_of({plugin});
    const auto verdict = rules->judge(message_of("rood"));
    ASSERT_EQ(verdict.hits.size(), 2U);
    EXPECT_EQ(rules->explain(verdict.hits[0], "nl"), "Rood wacht.");
    EXPECT_EQ(rules->explain(verdict.hits[0], "nl-plain"), "Rood wacht.");
    ASSERT_EQ(verdict.replies.size(), 1U);
    EXPECT_EQ(rules->explain(verdict.replies[0], "en"), "Welcome.");
    EXPECT_FALSE(faults_of(plugin_with_rule("patterns = { p = 'a' }, verdict = reply {}")).empty())
        << "a reply says something";
}

TEST(Facts, ExamplesGiveThem) {
    const auto report = check_plugin(
        plugin_with_rule("about = { nl = 'a', en = 'b' }, when = function(m) return m.danger == 2 and "
                         "m.author.same_text >= 1 and m.arrivals > 3 and m.forum == 'f' end, "
                         "verdict = tag 't', examples = { { 'a', danger = 2, author = { same_text = 1 }, "
                         "arrivals = 4, forum = 'f', tag = 't' }, { 'a', hit = false } }"),
        {});
    EXPECT_TRUE(report.passed()) << text_of(report.faults);
}

}  // namespace
}  // namespace luwte::script
