// The shipped model belongs to the texts that lie beside it.
#include "training/texts.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "script/statistical_model.h"

namespace luwte::training {
namespace {

const std::filesystem::path plugin = std::filesystem::path(LUWTE_SOURCE) / "plugins/crisis-keywords";

TEST(ShippedModel, WasLearntFromTheTextsThatAreHere) {
    std::ifstream in(plugin / "model/danger.model", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::string error;
    const auto model = script::StatisticalModel::load(bytes, error);
    ASSERT_NE(model, nullptr) << error;
    EXPECT_EQ(model->texts(), texts_version(plugin / "texts/train", plugin / "model/classes.txt"))
        << "texts/train or model/classes.txt changed since: run scripts/train-model";
}

TEST(Texts, KnowWhichStretchTells) {
    script::WordClasses none;
    Finder finder(plugin, "reads-like");
    Text text;
    text.text = "Ik heb een taart gebakken. Hij sloeg me gisteren met de pan. De taart was lekker.";
    text.telling = "Hij sloeg me gisteren met de pan.";
    prepare(text, none, finder);
    ASSERT_EQ(text.telling_stretch.size(), text.stretches.size());
    for (std::size_t i = 0; i < text.stretches.size(); ++i)
        if (text.telling_stretch[i]) {
            EXPECT_GE(text.stretches[i].last, 8U);
            EXPECT_LE(text.stretches[i].size(), 12U);
        }
    EXPECT_FALSE(text.telling_stretch.front()) << "the whole message is not the clause";
}

TEST(Texts, ThatAreNearlyTheSameStayTogether) {
    script::WordClasses none;
    Finder finder(plugin, "reads-like");
    std::vector<Text> texts(3);
    texts[0].text = "Mijn man heeft gisteren de schutting geverfd en hij is zelf ook groen.";
    texts[1].text = "Wie heeft een recept voor soep?";
    texts[2].text = "Mijn man heeft gisteren de schutting geverfd en hij is zelf ook blauw.";
    for (auto& text : texts) prepare(text, none, finder);
    group_alike(texts);
    EXPECT_EQ(texts[0].group, texts[2].group);
    EXPECT_NE(texts[0].group, texts[1].group);
}

}  // namespace
}  // namespace luwte::training
