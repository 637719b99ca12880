#include "feature/forum/founding.h"

#include <gtest/gtest.h>

#include "support/database.h"

namespace luwte::forum {
namespace {

class FoundingTest : public ::testing::Test {
  protected:
    Forum wished(std::string name) {
        Forum forum;
        forum.name = std::move(name);
        forum.purpose = "Over thuis.";
        return forum;
    }
    std::string fault(Forum forum) {
        const auto added = found_forum(*lease, here, std::move(forum));
        return added ? "" : added.error().code;
    }

    testing::Database database;
    OrganisationId here = database.insert_organisation("demo");
    OrganisationId elsewhere = database.insert_organisation("haven");
    store::Pool::Lease lease = database.pool().lend();
};

TEST_F(FoundingTest, PutsANewForumLastInItsZone) {
    ASSERT_TRUE(found_forum(*lease, here, wished("Eerst")));
    ASSERT_TRUE(found_forum(*lease, here, wished("Daarna")));
    const auto forums = all_forums(*lease, here);
    ASSERT_EQ(forums.size(), 2U);
    EXPECT_EQ(forums[0].name, "Eerst");
    EXPECT_EQ(forums[1].name, "Daarna");
    EXPECT_TRUE(all_forums(*lease, elsewhere).empty());
}

TEST_F(FoundingTest, RefusesTheSameNameInOneZoneOnly) {
    ASSERT_TRUE(found_forum(*lease, here, wished("Thuis")));
    EXPECT_EQ(fault(wished("  Thuis ")), "forum.name-taken");
    auto other = wished("Thuis");
    other.zone = Zone::nearby;
    EXPECT_EQ(fault(other), "");
    EXPECT_TRUE(found_forum(*lease, elsewhere, wished("Thuis")));
}

TEST_F(FoundingTest, NamesWhatIsWrong) {
    EXPECT_EQ(fault(wished("")), "forum.bad-name");
    EXPECT_EQ(fault(wished(std::string(81, 'a'))), "forum.bad-name");
    EXPECT_EQ(fault(wished("\xff\xfe")), "forum.bad-name");
    auto forum = wished("Goed");
    forum.purpose = "";
    EXPECT_EQ(fault(forum), "forum.bad-purpose");
    forum = wished("Goed");
    forum.rules = {"a", "b", "c", "d"};
    EXPECT_EQ(fault(forum), "forum.bad-rules");
    forum = wished("Goed");
    forum.language = "xx";
    EXPECT_EQ(fault(forum), "forum.bad-language");
}

}  // namespace
}  // namespace luwte::forum
