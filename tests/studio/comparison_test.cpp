#include "studio/comparison.h"

#include <gtest/gtest.h>

#include "plan/stage.h"
#include "studio/picture_layout.h"

namespace stipple {
namespace {

using Layout = Comparison::Layout;

const Ui::Rect kPicture{{0, 0}, {900, 700}}, kFree{{0, 80}, {900, 500}};

class ComparisonTest : public testing::Test {
 protected:
  CompareWith with(std::optional<float> day = 62.0f) { return {plan_, outlook_, day, designs_}; }

  Plan plan_;  // sessions on days 0, 10 and 20
  Outlook outlook_;
  Designs designs_;
  Comparison comparison_;
};

TEST_F(ComparisonTest, OpensWithBareSkinBesideWhatTheTimelineShows) {
  comparison_.toggle();
  EXPECT_EQ(comparison_.layout(), Layout::wipe);
  const auto panes = panesOf({kPicture, kFree, 2, {}}, comparison_, with(9.0f));
  ASSERT_EQ(panes.size(), 2u);
  EXPECT_EQ(panes[0].seen.day, std::nullopt);
  EXPECT_EQ(panes[0].seen.caption, "Before treatment");
  EXPECT_EQ(panes[1].seen.day, 9.0f);
}

TEST_F(ComparisonTest, TheWipePartsOnePictureWithoutAGapOrAnOverlap) {
  comparison_.show(Layout::wipe);
  comparison_.moveDivider(kPicture, 333.3f);
  const auto panes = panesOf({kPicture, kFree, 2, {}}, comparison_, with());
  EXPECT_EQ(panes[0].area.low.x, panes[1].area.low.x);  // the same picture, so the same pixels on both sides
  EXPECT_EQ(panes[0].window.high.x, 333);
  EXPECT_EQ(panes[1].window.low.x, 333);
}

TEST_F(ComparisonTest, TheDividerCannotBeLostAtAnEdge) {
  comparison_.show(Layout::wipe);
  for (const float x : {-500.0f, 5000.0f}) {
    comparison_.moveDivider(kPicture, x);
    EXPECT_TRUE(comparison_.isOnDivider(kPicture, {comparison_.dividerAt(kPicture), 300}, 5));
    EXPECT_GT(comparison_.dividerAt(kPicture), kPicture.low.x);
    EXPECT_LT(comparison_.dividerAt(kPicture), kPicture.high.x);
  }
}

TEST_F(ComparisonTest, PanesAreOfOneSizeAndLieInTheFreePart) {
  for (const Layout layout : {Layout::side_by_side, Layout::stages, Layout::designs}) {
    comparison_.show(layout);
    const auto panes = comparison_.panesOf(kPicture, {{0, 80}, {901, 501}}, 3);
    ASSERT_EQ(panes.size(), layout == Layout::side_by_side ? 2u : 4u);
    for (const Ui::Rect& pane : panes) {
      EXPECT_EQ(sizeOf(pane), sizeOf(panes.front()));
      EXPECT_GE(pane.low.y, 80);
      EXPECT_LE(pane.high.y, 501);
      EXPECT_LE(pane.high.x, 900);
    }
    EXPECT_GE(panes[1].low.x, panes[0].high.x + 3);
  }
}

TEST_F(ComparisonTest, FourStagesAreShownOfAnyNumberOfSessions) {
  comparison_.show(Layout::stages);
  for (const std::size_t sessions : {1u, 2u, 3u, 4u, 5u}) {
    Plan plan;
    plan.sessions.resize(1);
    while (plan.sessions.size() < sessions) plan.sessions.push_back({.share = 1});
    std::vector<float> days;
    for (const Subject& subject : comparison_.subjects(plan)) {
      const Seen seen = seenOf(subject, {plan, outlook_, 5.0f, designs_});
      days.push_back(seen.day.value_or(-1));
    }
    ASSERT_EQ(days.size(), 4u) << sessions;
    EXPECT_EQ(days.front(), -1);
    for (std::size_t i = 1; i < days.size(); ++i) EXPECT_LT(days[i - 1], days[i]) << sessions;
  }
}

TEST_F(ComparisonTest, DesignsAreTheKeptPlansAtTheMomentOfTheTimeline) {
  Plan dense = plan_;
  dense.density_per_cm2 = 220;
  dense.sessions.pop_back();
  designs_.keep(1, dense);
  comparison_.show(Layout::designs);
  // The timeline stands on the healed result; that of two sessions lies on another day.
  const auto panes = panesOf({kPicture, kFree, 2, {}}, comparison_, with(*stagesOf(plan_).back().day));
  EXPECT_FALSE(panes[0].seen.plan);
  EXPECT_EQ(panes[0].seen.caption, "Design A: none kept yet");
  ASSERT_TRUE(panes[1].seen.plan);
  EXPECT_EQ(panes[1].seen.plan->density_per_cm2, 220);
  EXPECT_EQ(panes[1].seen.day, *stagesOf(dense).back().day);
}

TEST_F(ComparisonTest, TheExpectedOutcomeIsTheSameInEveryPane) {
  outlook_.outcome = Outcome::pessimistic;
  designs_.keep(0, plan_);
  for (const Subject& subject : subjectsOf(with())) {
    const Seen seen = seenOf(subject, with());
    const bool one_sitting = subject.kind == Subject::Kind::one_sitting;
    EXPECT_EQ(*seen.plan, planSeen(plan_, {one_sitting, Outcome::pessimistic})) << seen.caption;
  }
}

TEST_F(ComparisonTest, AStageThatThePlanNoLongerHasBecomesItsEnd) {
  plan_.sessions.pop_back();
  const Seen seen = seenOf({Subject::Kind::stage, "s3.healed"}, with());
  EXPECT_EQ(seen.day, stagesOf(plan_).back().day);
}

TEST_F(ComparisonTest, SteppingTheLeftSideGoesRoundAllThereIs) {
  comparison_.show(Layout::wipe);
  const Subject first = comparison_.side(0);
  const std::size_t count = subjectsOf(with()).size();
  for (std::size_t i = 0; i < count; ++i) {
    comparison_.stepLeft(+1, with());
    EXPECT_EQ(comparison_.side(0) == first, i + 1 == count);
  }
  comparison_.stepLeft(-1, with());
  comparison_.stepLeft(+1, with());
  EXPECT_EQ(comparison_.side(0), first);
}

TEST_F(ComparisonTest, TheKeyBringsBackTheLayoutThatWasLeft) {
  comparison_.show(Layout::stages);
  comparison_.toggle();
  EXPECT_FALSE(comparison_.active());
  comparison_.toggle();
  EXPECT_EQ(comparison_.layout(), Layout::stages);
}

}  // namespace
}  // namespace stipple
