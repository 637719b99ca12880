#include "store/values.h"

#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include "store/postgres.h"

namespace luwte::store {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

base::TimePoint at(sys_days day, microseconds in_day = 0us) {
    return base::TimePoint(day) + in_day;
}

TEST(Times, ReadAsPostgreSqlWritesThem) {
    EXPECT_EQ(read_time("2026-11-21 23:02:10.123456+00"), at(2026y / 11 / 21, 23h + 2min + 10s + 123456us));
    EXPECT_EQ(read_time("2026-11-21 23:02:10.5+00"), at(2026y / 11 / 21, 23h + 2min + 10s + 500000us));
    EXPECT_EQ(read_time("2026-11-21 23:02:10+05:45"), at(2026y / 11 / 21, 17h + 17min + 10s));
    EXPECT_EQ(read_time("2026-01-01 00:00:00-01"), at(2026y / 1 / 1, 1h));
    EXPECT_EQ(read_time("1800-01-01 00:00:00+00:19:32"), at(1799y / 12 / 31, 23h + 40min + 28s));
    EXPECT_EQ(read_time("0001-01-01 00:00:00+00 BC"), at(year{0} / 1 / 1));
    EXPECT_EQ(read_time("12026-02-28 00:00:00+00"), at(year{12026} / 2 / 28));
    EXPECT_EQ(read_time("2026-11-21"), at(2026y / 11 / 21));
    EXPECT_EQ(read_time("infinity"), base::TimePoint::max());
    EXPECT_EQ(read_time("-infinity"), base::TimePoint::min());
    EXPECT_EQ(read_time("294276-12-31 23:59:59.999999+00"), base::TimePoint::max());
}

TEST(Times, ThatAreNoneAreRefused) {
    for (const char* text :
         {"", "x", "2026-11-21T23:02:10", "2026-13-01 00:00:00+00", "2026-02-30", "26-01-01",
          "2026-11-21 23:02+00", "2026-11-21 23:02:10.+00", "2026-11-21 23:02:10+00 and more",
          "2026-11-21 23:02:10.1234567+00", "99999999999-01-01", "-2026-01-01", "2026-11-21 23:02:10 "})
        EXPECT_THROW((void)read_time(text), std::invalid_argument) << text;
}

TEST(Times, WrittenReadBack) {
    for (const auto moment :
         {at(2026y / 11 / 21, 23h + 1us), at(1969y / 12 / 31, 23h + 59min + 59s + 999999us),
          at(year{0} / 2 / 29), at(year{-4000} / 1 / 1), at(2000y / 2 / 29), base::TimePoint{},
          base::TimePoint::max(), base::TimePoint::min()})
        EXPECT_EQ(read_time(write_time(moment)), moment) << write_time(moment);
}

TEST(Numbers, AreReadWholeOrNotAtAll) {
    EXPECT_EQ(read_number("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(read_number("1152921504606846975"), (std::int64_t{1} << 60) - 1);
    for (const char* text : {"", " 1", "1 ", "1.0", "9223372036854775808", "0x10", "+1", "t"})
        EXPECT_THROW((void)read_number(text), std::invalid_argument) << text;
    EXPECT_EQ(read_real("0.1"), 0.1);
    EXPECT_EQ(read_real(write_real(1.0 / 3)), 1.0 / 3);
    EXPECT_EQ(read_real("-Infinity"), -std::numeric_limits<double>::infinity());
    EXPECT_THROW((void)read_real("0,1"), std::invalid_argument);
}

TEST(Arrays, ReadAsPostgreSqlWritesThem) {
    using Texts = std::vector<std::string>;
    EXPECT_EQ(read_array(""), Texts{});
    EXPECT_EQ(read_array("{}"), Texts{});
    EXPECT_EQ(read_array("{a,b c,NULL}"), (Texts{"a", "b c", ""}));
    EXPECT_EQ(read_array(R"({"","a,b","{c}","NULL","\"\\"})"), (Texts{"", "a,b", "{c}", "NULL", "\"\\"}));
    for (const char* text : {"{", "}", "a", "{{a},{b}}", "{\"a}", "[0:1]={a,b}", "{\"a\"b}"})
        EXPECT_THROW((void)read_array(text), std::invalid_argument) << text;
}

TEST(Arrays, WrittenReadBack) {
    const std::vector<std::string> hostile{
        "", "NULL", "\\", "\"", "{}", ",", " ", "'; drop table x; --", "ü\n\t€😀"};
    EXPECT_EQ(read_array(write_array(hostile)), hostile);
}

TEST(States, BecomeKindsThatACallerCanActOn) {
    using enum base::ProblemKind;
    EXPECT_EQ(kind_of("23505"), conflict);
    EXPECT_EQ(kind_of("23503"), conflict);
    EXPECT_EQ(kind_of("23514"), invalid);
    EXPECT_EQ(kind_of("22021"), invalid);
    EXPECT_EQ(kind_of("57014"), unavailable);
    EXPECT_EQ(kind_of("55P03"), unavailable);
    EXPECT_EQ(kind_of("40P01"), unavailable);
    EXPECT_EQ(kind_of("08007"), unavailable);
    EXPECT_EQ(kind_of("42P01"), internal);
    EXPECT_EQ(kind_of(""), internal);
}

}  // namespace
}  // namespace luwte::store
