// What goes into PostgreSQL comes out of it the same, whatever somebody typed.
#include <limits>

#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::store {
namespace {

testing::Database& shared() {
    static testing::Database database;
    return database;
}

template <class T>
Row echo(const Statement& statement, const T& value, Rows& kept) {
    auto lease = shared().pool().lend();
    kept = lease->run(statement, value);
    return kept.front();
}

base::ProblemKind kind_of_failure(const Statement& statement, const std::vector<Parameter>& parameters) {
    auto lease = shared().pool().lend();
    try {
        lease->run(statement, parameters);
    } catch (const DatabaseError& error) {
        return error.kind();
    }
    ADD_FAILURE() << "nothing was refused";
    return base::ProblemKind::internal;
}

constexpr Statement text_echo{"test.text", "select $1::text, length($1::text)"};
constexpr Statement texts_echo{"test.texts", "select $1::text[], cardinality($1::text[])"};

const std::vector<std::string> hostile_texts{
    "",
    "'",
    "''; drop table organisation; --",
    "\\",
    "\\x00",
    "\\'; select pg_sleep(100)",
    "\"",
    "$1",
    "{\"a\",NULL}",
    "regel\neen\ttab\r\n",
    "€ ü ß ﷺ",
    "😀👩‍👩‍👧",
    "\u202Eomgekeerd\u2066",
    "\uFEFF",
    "\U0010FFFF",
    std::string(1'000'000, 'a'),
};

TEST(Types, TextsComeBackAsTheyWere) {
    for (const auto& text : hostile_texts) {
        Rows rows(nullptr);
        const auto row = echo(text_echo, text, rows);
        EXPECT_EQ(row.text(0), text);
        EXPECT_FALSE(row.is_null(0));
    }
}

TEST(Types, ArraysOfTextsComeBackAsTheyWere) {
    Rows rows(nullptr);
    const auto row = echo(texts_echo, hostile_texts, rows);
    EXPECT_EQ(row.texts(0), hostile_texts);
    EXPECT_EQ(row.number(1), static_cast<std::int64_t>(hostile_texts.size()));
    EXPECT_EQ(echo(texts_echo, std::vector<std::string>{}, rows).texts(0), std::vector<std::string>{});
}

TEST(Types, AZeroByteIsRefusedBeforeAnythingIsSent) {
    const std::string cut("before\0after", 12);
    const auto before = shared().pool().state().statements;
    EXPECT_EQ(kind_of_failure(text_echo, {cut}), base::ProblemKind::invalid);
    EXPECT_EQ(kind_of_failure(texts_echo, {std::vector<std::string>{"a", cut}}), base::ProblemKind::invalid);
    EXPECT_EQ(shared().pool().state().statements, before);
}

TEST(Types, BrokenUtf8IsRefused) {
    for (const char* text : {"\xff", "\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80", "ok\x80"}) {
        EXPECT_EQ(kind_of_failure(text_echo, {text}), base::ProblemKind::invalid);
        EXPECT_EQ(kind_of_failure(texts_echo, {std::vector<std::string>{text}}), base::ProblemKind::invalid);
    }
}

TEST(Types, BytesComeBackAsTheyWere) {
    constexpr Statement bytes_echo{"test.bytes", "select $1::bytea, length($1::bytea)"};
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    for (const auto& raw : {all, std::string(), std::string("\0", 1), std::string("\\x41")}) {
        Rows rows(nullptr);
        const auto row = echo(bytes_echo, bytes(raw), rows);
        EXPECT_EQ(row.bytes(0), raw);
        EXPECT_EQ(row.number(1), static_cast<std::int64_t>(raw.size()));
    }
}

TEST(Types, NumbersComeBackAsTheyWere) {
    constexpr Statement number_echo{"test.number", "select $1::bigint, $1::bigint"};
    Rows rows(nullptr);
    for (const auto value : {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
                             std::numeric_limits<std::int64_t>::max()})
        EXPECT_EQ(echo(number_echo, value, rows).number(0), value);
    const auto id = base::new_id<TopicId>();
    EXPECT_EQ(echo(number_echo, id, rows).id<TopicId>(0), id);
    EXPECT_EQ(kind_of_failure(number_echo, {std::numeric_limits<std::uint64_t>::max()}),
              base::ProblemKind::invalid);
    constexpr Statement numbers_echo{"test.numbers", "select $1::bigint[]"};
    const std::vector<std::int64_t> many{1, -2, std::numeric_limits<std::int64_t>::max()};
    EXPECT_EQ(echo(numbers_echo, many, rows).numbers(0), many);
    EXPECT_TRUE(echo(numbers_echo, std::vector<std::int64_t>{}, rows).numbers(0).empty());
    constexpr Statement real_echo{"test.real", "select $1::float8"};
    for (const double value : {0.1, -1.0 / 3, 1e300, 5e-324, std::numeric_limits<double>::infinity()})
        EXPECT_EQ(echo(real_echo, value, rows).real(0), value);
    constexpr Statement flag_echo{"test.flag", "select $1::boolean, not $1::boolean"};
    EXPECT_TRUE(echo(flag_echo, true, rows).flag(0));
    EXPECT_FALSE(rows.front().flag(1));
}

TEST(Types, MomentsComeBackToTheMicrosecondWhateverZoneTheServerHasAsItsOwn) {
    using namespace std::chrono;
    constexpr Statement time_echo{"test.time",
                                  "select $1::timestamptz, extract(epoch from $1::timestamptz)::text"};
    Rows rows(nullptr);
    const base::TimePoint moment =
        sys_days{2026y / March / 29} + 1h + 30min + 123456us;  // the night that clocks change
    const auto row = echo(time_echo, moment, rows);
    EXPECT_EQ(row.time(0), moment);
    EXPECT_EQ(row.text(1), "1774747800.123456");
    for (const auto far :
         {base::TimePoint{}, base::TimePoint::min(), base::TimePoint::max(),
          base::TimePoint(sys_days{year{-4000} / 1 / 1}), base::TimePoint(sys_days{1677y / 1 / 1} + 1us)})
        EXPECT_EQ(echo(time_echo, far, rows).time(0), far);
}

TEST(Types, NullIsNullOfEveryType) {
    constexpr Statement nulls{"test.nulls",
                              "select $1::text, $2::bigint, $3::timestamptz, $4::bytea, $5::text[]"};
    auto lease = shared().pool().lend();
    const auto rows = lease->run(nulls, std::nullopt, TopicId{}, std::optional<base::TimePoint>{},
                                 std::optional<std::string>{}, std::nullopt);
    const auto row = rows.front();
    for (int column = 0; column < 5; ++column) EXPECT_TRUE(row.is_null(column)) << column;
    EXPECT_EQ(row.text(0), "");
    EXPECT_FALSE(row.id<TopicId>(1));
    EXPECT_EQ(row.maybe_time(2), std::nullopt);
    EXPECT_EQ(row.bytes(3), "");
    EXPECT_TRUE(row.texts(4).empty());
}

TEST(Types, ARowOrColumnThatIsNotThereIsADefect) {
    auto lease = shared().pool().lend();
    const auto rows = lease->run(Statement{"test.nothing", "select 1 where false"});
    EXPECT_TRUE(rows.empty());
    EXPECT_THROW((void)rows.front().number(0), std::out_of_range);
    const auto one = lease->run(Statement{"test.one", "select 'x'"});
    EXPECT_THROW((void)one.front().text(1), std::out_of_range);
    EXPECT_THROW((void)one.front().text(-1), std::out_of_range);
    EXPECT_THROW((void)one.front().number(0), std::invalid_argument);
}

TEST(Types, WhatSomebodyTypedIsNotInTheErrorThatIsLogged) {
    testing::Database database;
    database.insert_organisation("demo");
    auto lease = database.pool().lend();
    const std::string secret = "geheim-woord";
    for (const auto& statement :
         {Statement{"test.cast", "select $1::text::bigint"},
          Statement{"test.unique",
                    "insert into organisation_host (host, organisation_id) select $1, id from organisation "
                    "cross join generate_series(1, 2)"},
          Statement{"test.check", "update organisation set title = repeat($1, 100)"},
          Statement{"test.raise", "select set_config('geheim', $1, false), ('{' || $1)::jsonb"}}) {
        try {
            lease->run(statement, secret);
            ADD_FAILURE() << statement.name;
        } catch (const DatabaseError& error) {
            EXPECT_EQ(std::string(error.what()).find(secret), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find(statement.name), std::string::npos) << error.what();
        }
    }
}

}  // namespace
}  // namespace luwte::store
