// The directory as the shipped list fills it: search, and what to call now.
#include "feature/directory/directory.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <gmock/gmock.h>

#include "feature/directory/seed.h"
#include "feature/directory/vocabulary.h"

namespace luwte::directory {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;
using testing::Contains;
using testing::Not;

base::TimePoint utc(int month, int day, std::chrono::minutes of_day) {
    return base::TimePoint(sys_days(year(2026) / month / day).time_since_epoch() + of_day);
}
// Tuesday 6 January 2026, 12:00 and 03:00 in the Netherlands.
const base::TimePoint noon = utc(1, 6, 11h);
const base::TimePoint night = utc(1, 6, 2h);

class DirectoryTest : public testing::Test {
  protected:
    static const Directory& list() {
        static const auto loaded = [] {
            auto seed = read_seed(LUWTE_SOURCE "/db/seed/directory.json");
            if (!seed) throw std::runtime_error(seed.error().field);
            std::vector<Service> services;
            for (auto& each : seed->services) services.push_back(each.service);
            return std::make_unique<Directory>(std::move(services), std::move(seed->plans));
        }();
        return *loaded;
    }
    static std::vector<std::string> names(const std::vector<Found>& found) {
        std::vector<std::string> all;
        for (const auto& each : found) all.push_back(each.service->slug);
        return all;
    }
    static std::vector<std::string> names(const std::vector<HelpLine>& lines) {
        std::vector<std::string> all;
        for (const auto& line : lines)
            all.push_back(line.emergency ? "112" : list().find(line.service)->slug);
        return all;
    }
    static std::vector<std::string> search(const Search& wishes, base::TimePoint now = noon) {
        return names(list().search(wishes, now));
    }
    static std::vector<std::string> help(std::vector<std::string> categories, int level,
                                         base::TimePoint now = noon, std::string language = "nl") {
        return names(list().help_for(
            {.categories = std::move(categories), .level = level, .language = std::move(language)}, now));
    }
};

const char* const for_involved[] = {"potifar", "stop-it-now", "stoppen-is-mogelijk"};

TEST_F(DirectoryTest, has_all_services_of_the_list) {
    EXPECT_EQ(list().services().size(), 79U);
}

TEST_F(DirectoryTest, ids_are_neutral_stable_and_different) {
    EXPECT_EQ(base::to_public(service_id("centrum-seksueel-geweld")),
              base::to_public(service_id("centrum-seksueel-geweld")));
    std::set<std::string> all;
    for (const auto& service : list().services()) {
        const auto text = base::to_public(service.id);
        EXPECT_EQ(text.size(), 12U);
        EXPECT_EQ(base::from_public<ServiceId>(text), service.id);
        all.insert(text);
    }
    EXPECT_EQ(all.size(), 79U);
    // Addresses that people may have written down must not change with a new version.
    EXPECT_EQ(base::to_public(service_id("veilig-thuis")), "epa4amzm81cm");
}

TEST_F(DirectoryTest, everything_but_what_is_for_involved_people_comes_without_wishes) {
    const auto found = search({});
    EXPECT_EQ(found.size(), 76U);
    for (const auto* slug : for_involved) EXPECT_THAT(found, Not(Contains(slug)));
}

TEST_F(DirectoryTest, what_is_for_involved_people_comes_up_for_them_alone) {
    const auto theirs = search({.audience = "perpetrators"});
    for (const auto* slug : for_involved) EXPECT_THAT(theirs, Contains(slug));
    EXPECT_THAT(theirs, Not(Contains("kindertelefoon")));
    for (const auto& term : audiences()) {
        if (term.key == "perpetrators") continue;
        for (const auto* slug : for_involved)
            EXPECT_THAT(search({.audience = std::string(term.key)}), Not(Contains(slug)));
    }
    for (const auto* slug : for_involved) EXPECT_THAT(search({.words = slug}), Not(Contains(slug)));
}

TEST_F(DirectoryTest, every_value_of_the_list_has_a_word_and_finds_its_services) {
    for (const auto& service : list().services()) {
        const std::string audience = service.involved_only ? "perpetrators" : "";
        for (const auto& type : service.violence_types) {
            ASSERT_NE(find_key(violence_types(), type), nullptr) << type;
            EXPECT_THAT(search({.violence_type = type, .audience = audience}), Contains(service.slug));
        }
        for (const auto& type : service.help_types) {
            ASSERT_NE(find_key(help_types(), type), nullptr) << type;
            EXPECT_THAT(search({.audience = audience, .help_type = type}), Contains(service.slug));
        }
        for (const auto& language : service.languages) {
            ASSERT_NE(find_key(languages(), language), nullptr) << language;
            EXPECT_THAT(search({.audience = audience, .language = language}), Contains(service.slug));
        }
        for (const auto& channel : service.channels) {
            ASSERT_NE(find_key(channel_types(), channel.type), nullptr) << channel.type;
            EXPECT_THAT(search({.audience = audience, .channel = channel.type}), Contains(service.slug));
        }
        for (const auto& wanted : service.audiences) {
            EXPECT_TRUE(wanted == "everyone" || find_key(audiences(), wanted) != nullptr) << wanted;
            if (!service.involved_only) EXPECT_THAT(search({.audience = wanted}), Contains(service.slug));
        }
        for (const auto& kind : service.staffed_by) {
            EXPECT_TRUE(kind == "unknown" || find_key(staff_kinds(), kind) != nullptr) << kind;
        }
    }
}

TEST_F(DirectoryTest, numbers_in_addresses_are_never_given_twice) {
    for (const auto terms :
         {violence_types(), audiences(), help_types(), channel_types(), staff_kinds(), languages()}) {
        std::set<unsigned> numbers;
        for (const auto& term : terms) numbers.insert(term.number);
        EXPECT_EQ(numbers.size(), terms.size());
        EXPECT_EQ(find_number(terms, "1"), terms.data());
        EXPECT_EQ(find_number(terms, "0"), nullptr);
        EXPECT_EQ(find_number(terms, "1x"), nullptr);
        EXPECT_EQ(find_number(terms, "-1"), nullptr);
        EXPECT_EQ(find_number(terms, "99999999999999999999"), nullptr);
    }
}

TEST_F(DirectoryTest, wishes_narrow_together) {
    for (const auto& found :
         list().search({.violence_type = "sexual", .audience = "youth", .channel = "chat"}, noon)) {
        EXPECT_THAT(found.service->violence_types, Contains("sexual"));
        EXPECT_TRUE(std::ranges::any_of(found.service->channels,
                                        [](const auto& each) { return each.type == "chat"; }));
    }
    EXPECT_EQ(search({.violence_type = "sexual", .audience = "youth", .channel = "chat"}).front(), "sense");
}

TEST_F(DirectoryTest, what_the_list_does_not_say_is_uncertain_and_comes_last) {
    bool uncertain = false;
    for (const auto& found : list().search({.anonymous = true}, noon)) {
        EXPECT_NE(found.service->anonymous, std::optional(false));
        EXPECT_EQ(found.certain, found.service->anonymous.has_value());
        if (!found.certain) uncertain = true;
        EXPECT_EQ(found.certain, !uncertain);
    }
    EXPECT_TRUE(uncertain);
    for (const auto& found : list().search({.language = "ar"}, noon)) {
        EXPECT_EQ(found.certain,
                  std::ranges::find(found.service->languages, "ar") != found.service->languages.end());
    }
}

TEST_F(DirectoryTest, open_now_leaves_out_what_is_closed_and_marks_what_is_not_known) {
    const auto at_night = list().search({.open_now = true}, night);
    const auto slugs = names(at_night);
    EXPECT_THAT(slugs, Contains("fier"));  // 16:00-06:00
    EXPECT_THAT(slugs, Contains("veilig-thuis"));
    EXPECT_THAT(slugs, Not(Contains("kindertelefoon")));
    EXPECT_THAT(slugs, Contains("alles-oke"));  // hours not known
    for (const auto& found : at_night) EXPECT_EQ(found.certain, found.open.state == OpenState::open);
    EXPECT_THAT(search({.open_now = true}, noon), Contains("kindertelefoon"));
}

TEST_F(DirectoryTest, a_mailbox_or_forum_is_not_open_help) {
    for (const auto& found : list().search({.open_now = true}, night)) {
        if (found.service->slug == "stichting-misbruikt" ||
            found.service->slug == "lotgenoten-seksueel-geweld") {
            EXPECT_FALSE(found.certain) << found.service->slug;
        }
    }
}

TEST_F(DirectoryTest, open_now_looks_at_the_channel_that_was_asked_for) {
    // De Luisterlijn: telephone day and night, chat until ten.
    EXPECT_THAT(search({.channel = "phone", .open_now = true}, night), Contains("de-luisterlijn"));
    EXPECT_THAT(search({.channel = "chat", .open_now = true}, night), Not(Contains("de-luisterlijn")));
}

TEST_F(DirectoryTest, own_words_find_by_name_topic_and_with_errors_of_spelling) {
    EXPECT_EQ(search({.words = "kindertelefoon"}).front(), "kindertelefoon");
    EXPECT_EQ(search({.words = "Kindertelefon"}).front(), "kindertelefoon");
    EXPECT_EQ(search({.words = "veilig thuis"}).front(), "veilig-thuis");
    EXPECT_THAT(search({.words = "ik ben verkracht"}), Contains("centrum-seksueel-geweld"));
    EXPECT_THAT(search({.words = "zelfmoord"}), Contains("113-zelfmoordpreventie"));
    EXPECT_THAT(search({.words = "loverboy"}), Contains("helse-liefde"));
    EXPECT_THAT(search({.words = "LOVERBÓY"}), Contains("helse-liefde"));
    EXPECT_TRUE(search({.words = "qqqqqqqq"}).empty());
}

TEST_F(DirectoryTest, words_that_say_nothing_find_nothing_but_break_nothing) {
    EXPECT_TRUE(search({.words = "ik ben de"}).empty());
    EXPECT_EQ(search({.words = " ?! "}).size(), 76U);  // no words at all: no wish
}

TEST_F(DirectoryTest, hostile_wishes_are_only_text) {
    const std::string hostile[] = {"'; drop table directory_service; --",
                                   "<script>alert(1)</script>",
                                   std::string(100000, 'a'),
                                   "\xff\xfe\x80",
                                   std::string("\0x", 2),
                                   "%27%00",
                                   "\u202Ekwaad\u202C"};
    for (const auto& text : hostile) {
        EXPECT_NO_THROW((void)search({.words = text}));
        EXPECT_TRUE(search({.violence_type = text}).empty());
        EXPECT_TRUE(search({.help_type = text}).empty());
        EXPECT_TRUE(search({.channel = text}).empty());
        EXPECT_NO_THROW((void)search({.audience = text, .language = text}));
        EXPECT_EQ(help({text}, 3).front(), "112");
    }
}

TEST_F(DirectoryTest, at_level_three_112_is_always_first) {
    for (const auto* category : {"suicide", "self-harm", "violence-now", "child-danger",
                                 "acute-sexual-violence", "stalking", "captivity-exploitation",
                                 "threat-received", "threat-made", "honour-threat", "medical", "none", ""}) {
        for (const auto& moment : {noon, night}) {
            const auto lines = help({category}, 3, moment);
            EXPECT_EQ(lines.front(), "112") << category;
            EXPECT_EQ(std::ranges::count(lines, "112"), 1) << category;
            EXPECT_GE(lines.size(), 2U) << category;
        }
    }
}

TEST_F(DirectoryTest, each_danger_names_its_own_line_first_and_112) {
    const auto second_day_and_night = [&](const char* category, const char* slug) {
        for (const auto& moment : {noon, night}) {
            EXPECT_EQ(help({category}, 3, moment).at(1), slug) << category;
            EXPECT_THAT(help({category}, 2, moment), Contains("112")) << category;
        }
    };
    second_day_and_night("suicide", "113-zelfmoordpreventie");
    second_day_and_night("self-harm", "113-zelfmoordpreventie");
    second_day_and_night("violence-now", "veilig-thuis");
    second_day_and_night("threat-received", "veilig-thuis");
    second_day_and_night("child-danger", "veilig-thuis");
    second_day_and_night("acute-sexual-violence", "centrum-seksueel-geweld");
    second_day_and_night("honour-threat", "veilig-thuis");
    second_day_and_night("stalking", "politie");
    EXPECT_EQ(help({"suicide"}, 2).front(), "113-zelfmoordpreventie");
    EXPECT_EQ(help({"violence-now"}, 2).front(), "112");
}

TEST_F(DirectoryTest, every_danger_that_escalates_has_a_plan) {
    const auto general = help({}, 2);
    for (const auto* category :
         {"suicide", "self-harm", "violence-now", "child-danger", "acute-sexual-violence", "stalking",
          "captivity-exploitation", "threat-received", "threat-made", "honour-threat", "medical"}) {
        EXPECT_NE(help({category}, 2), general) << category;
    }
}

TEST_F(DirectoryTest, several_dangers_each_get_their_first_line) {
    const auto lines = help({"suicide", "acute-sexual-violence"}, 3);
    EXPECT_EQ(lines.at(1), "113-zelfmoordpreventie");
    EXPECT_EQ(lines.at(2), "centrum-seksueel-geweld");
}

TEST_F(DirectoryTest, open_comes_before_unknown_before_closed) {
    for (const auto* category :
         {"child-danger", "captivity-exploitation", "suicide", "threat-made", "stalking", ""}) {
        for (const auto& moment : {noon, night}) {
            const auto lines = list().help_for({.categories = {category}, .level = 3}, moment);
            EXPECT_TRUE(std::ranges::is_sorted(lines, {}, [](const auto& line) { return line.open.state; }))
                << category;
        }
    }
    // The Kindertelefoon answers by day and is named last, with its opening, by night.
    EXPECT_EQ(help({"child-danger"}, 3, noon).at(2), "kindertelefoon");
    const auto lines = list().help_for({.categories = {"child-danger"}, .level = 3}, night);
    EXPECT_EQ(names(lines).back(), "kindertelefoon");
    EXPECT_EQ(*lines.back().open.from, utc(1, 6, 10h));
    EXPECT_EQ(names(lines).at(2), "fier");
}

TEST_F(DirectoryTest, a_language_brings_services_that_name_it) {
    const auto lines =
        list().help_for({.categories = {"honour-threat"}, .level = 2, .language = "ar"}, night);
    EXPECT_EQ(names(lines).at(0), "112");
    EXPECT_EQ(names(lines).at(1), "veilig-thuis");
    EXPECT_EQ(names(lines).at(2), "fier");
    EXPECT_TRUE(lines.at(2).speaks);
    EXPECT_THAT(names(lines), Contains("fsan"));
    EXPECT_THAT(help({"honour-threat"}, 2, night, "nl"), Not(Contains("fsan")));
    EXPECT_NO_THROW((void)help({"honour-threat"}, 2, night, "xx"));
}

TEST_F(DirectoryTest, a_line_says_only_what_the_list_knows) {
    const auto lines =
        list().help_for({.categories = {"suicide", "acute-sexual-violence"}, .level = 3}, noon);
    EXPECT_EQ(lines.at(0).number, "112");
    EXPECT_EQ(lines.at(0).cost, Cost::unknown);
    EXPECT_EQ(lines.at(1).number, "113");
    EXPECT_EQ(lines.at(1).cost, Cost::free);
    EXPECT_EQ(lines.at(1).anonymous, true);
    EXPECT_TRUE(lines.at(1).chat);
    EXPECT_EQ(lines.at(2).number, "0800-0188");
    for (const auto& line : lines) {
        EXPECT_FALSE(line.on_bill);
        EXPECT_FALSE(line.verified);
        EXPECT_GE(line.source_year, 2021);
    }
}

TEST_F(DirectoryTest, only_numbers_that_the_list_gives_are_named) {
    const std::set<std::string> known = {"112", "0900-8844", "0800-2000", "0800-0188", "113", "0800-0113"};
    for (const auto& service : list().services()) {
        for (const auto& channel : service.channels) {
            if (channel.type == "phone" && !channel.value.empty())
                EXPECT_TRUE(known.contains(channel.value)) << channel.value;
        }
    }
    EXPECT_EQ(list().help_for({.categories = {"stalking"}, .level = 2}, noon).front().number, "0900-8844");
}

TEST_F(DirectoryTest, help_is_named_even_when_nothing_is_loaded) {
    const Directory nothing({}, {});
    const auto lines = nothing.help_for({.categories = {"suicide"}, .level = 2}, noon);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().number, "112");
    EXPECT_TRUE(lines.front().emergency);
    EXPECT_TRUE(nothing.search({.words = "hulp nu"}, noon).empty());
}

TEST(Seed, refuses_what_is_not_a_list) {
    for (const auto* text : {"", "[]", "{}", "{\"services\":[{}],\"plans\":[]}", "\xff",
                             "{\"services\":[],\"plans\":[{\"category\":\"x\","
                             "\"emergency_first\":true,\"violence_types\":[],\"services\":[\"nobody\"]}]}"}) {
        const auto seed = parse_seed(text);
        ASSERT_FALSE(seed) << text;
        EXPECT_EQ(seed.error().code, "directory.seed-malformed");
    }
    EXPECT_EQ(read_seed("/nowhere/directory.json").error().code, "directory.seed-unreadable");
}

TEST(Seed, channels_come_back_from_the_database_as_they_went) {
    const auto seed = read_seed(LUWTE_SOURCE "/db/seed/directory.json");
    ASSERT_TRUE(seed);
    for (const auto& each : seed->services) {
        const auto text = channels_to_json(each.service.channels);
        const auto again = channels_from_json(text);
        ASSERT_EQ(again.size(), each.service.channels.size());
        for (std::size_t i = 0; i < again.size(); ++i)
            EXPECT_EQ(again[i].hours, each.service.channels[i].hours);
        EXPECT_EQ(channels_to_json(again), text);
    }
}

}  // namespace
}  // namespace luwte::directory
