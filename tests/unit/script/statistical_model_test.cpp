// The statistical model: what it sees of a text, what it makes of bytes from outside, and how rules ask it.
#include "script/statistical_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "script/rule_set.h"
#include "unit/script/helpers.h"

namespace luwte::script {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

/// A model with one output that has learnt one word.
ModelData knows(std::string_view word) {
    ModelData data;
    data.texts = "0123456789abcdef";
    data.outputs = {"danger"};
    data.scale = {0.1F};
    data.bias = {-1};
    data.calibration = {2, 0, 0, 0};  // the highest sum alone
    data.slots = 64;
    data.mark.assign(64, 0);
    data.weight.assign(64, 0);
    const auto reading = normalise(word).plain;
    const auto tokens = tokens_of(reading);
    FeatureReader features(reading, tokens, WordClasses{}, {});
    for (const auto& feature : features.of(0)) {
        const auto slot = static_cast<std::uint32_t>(feature.hash) & 63U;
        if (data.mark[slot] != 0) continue;
        data.mark[slot] = ModelData::mark_of(feature.hash);
        data.weight[slot] = 100;
    }
    return data;
}

std::string fault_of(std::string_view bytes) {
    std::string error;
    EXPECT_EQ(StatisticalModel::load(bytes, error), nullptr);
    return error;
}

TEST(Tokens, AreWordsWithTheirSentence) {
    const auto reading = normalise("Hij sloeg me. Gisteren! bijv. 3.5 keer").plain;
    const auto tokens = tokens_of(reading);
    ASSERT_THAT(tokens, SizeIs(8));
    EXPECT_EQ(tokens[2].sentence, 0U);
    EXPECT_EQ(tokens[3].sentence, 1U);
    EXPECT_EQ(tokens[6].sentence, tokens[5].sentence) << "3.5 is one number";
}

TEST(Tokens, OfAVeryLongTextAreItsTwoEnds) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "woord ";
    EXPECT_THAT(tokens_of(normalise(text).plain), SizeIs(4000));
}

TEST(Stretches, BeginWithTheWholeAndHoldEachSentenceByItself) {
    const auto reading = normalise("Ik bak een taart. Hij heeft een mes. De taart is op.").plain;
    const auto stretches = stretches_of(tokens_of(reading));
    ASSERT_FALSE(stretches.empty());
    EXPECT_EQ(stretches.front().size(), 12U);
    EXPECT_TRUE(
        std::ranges::any_of(stretches, [](Stretch each) { return each.first == 4 && each.last == 8; }));
}

TEST(WordClasses, FindWordsAndBeginnings) {
    std::string error;
    const auto classes = WordClasses::parse("# comment\nweapon: mes bijl\nhit: gesla*\n", error);
    EXPECT_EQ(error, "");
    const auto found = [&](std::string_view word) {
        std::vector<std::uint16_t> numbers;
        classes.find(word, numbers);
        return numbers;
    };
    EXPECT_THAT(found("mes"), testing::ElementsAre(0));
    EXPECT_THAT(found("geslagen"), testing::ElementsAre(1));
    EXPECT_THAT(found("messen"), testing::IsEmpty());
    EXPECT_THAT(WordClasses::parse("no colon here", error).entries(), testing::IsEmpty());
    EXPECT_THAT(error, HasSubstr("colon"));
}

TEST(StatisticalModel, GivesMoreToWhatItLearntAndSaysBecauseOfWhat) {
    const StatisticalModel model(knows("hakmes"));
    const std::string text = "We bakken taart. Hij heeft een HAKMES in de gang.";
    const auto opinion = model.judge(normalise(text), {}).at(0);
    EXPECT_GT(opinion.probability, 0.5);
    EXPECT_TRUE(std::ranges::any_of(opinion.words, [&](const auto& word) {
        return text.substr(word.first, word.second - word.first) == "HAKMES";
    }));
    EXPECT_GE(opinion.begin, text.find("Hij")) << "the sentence, not the whole message";
    EXPECT_LT(model.judge(normalise("We bakken taart."), {}).at(0).probability, 0.5);
}

TEST(StatisticalModel, SeesThroughDisguise) {
    const StatisticalModel model(knows("hakmes"));
    EXPECT_GT(model.judge(normalise("h a k m e s"), {}).at(0).probability, 0.5);
}

TEST(StatisticalModel, SaysNothingOfNothing) {
    const StatisticalModel model(knows("hakmes"));
    EXPECT_EQ(model.judge(normalise(""), {}).at(0).probability, 0);
    EXPECT_EQ(model.judge(normalise("!?..."), {}).at(0).probability, 0);
}

TEST(ModelFile, ReadsWhatWasWritten) {
    const auto bytes = write_model(knows("hakmes"));
    std::string error;
    const auto data = read_model(bytes, error);
    EXPECT_EQ(error, "");
    EXPECT_EQ(write_model(data), bytes);
}

TEST(ModelFile, RefusesWhatIsNone) {
    EXPECT_THAT(fault_of(""), HasSubstr("scripts/train-model"));
    EXPECT_THAT(fault_of("PK\x03\x04"), HasSubstr("no model file"));
    const auto bytes = write_model(knows("hakmes"));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_NE(fault_of(std::string_view(bytes).substr(0, size)), "") << "cut off at " << size;
    EXPECT_THAT(fault_of(bytes + "x"), HasSubstr("goes on too long"));
}

TEST(ModelFile, RefusesCountsAndNumbersThatCannotBe) {
    auto data = knows("hakmes");
    data.slots = 63;
    data.mark.resize(63);
    data.weight.resize(63);
    EXPECT_THAT(fault_of(write_model(data)), HasSubstr("power of two"));
    data = knows("hakmes");
    data.bias = {std::numeric_limits<float>::quiet_NaN()};
    EXPECT_THAT(fault_of(write_model(data)), HasSubstr("number"));
    data = knows("hakmes");
    data.outputs = {"Bad name"};
    EXPECT_THAT(fault_of(write_model(data)), HasSubstr("names"));
    auto bytes = write_model(knows("hakmes"));
    bytes[31 + 1 + 7] = '\xff';  // the number of classes
    EXPECT_NE(fault_of(bytes), "");
}

}  // namespace
}  // namespace luwte::script
