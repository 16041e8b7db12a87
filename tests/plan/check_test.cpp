#include "plan/check.h"

#include <gtest/gtest.h>

#include <limits>

#include "plan/styles.h"

namespace stipple {
namespace {

std::string refusalOf(const Plan& plan) {
  const Result<Done> good = checkPlan(plan);
  return good ? "" : good.error().message;
}

TEST(CheckPlan, TheUsualPlanAndEveryStyleAreGood) {
  EXPECT_EQ(refusalOf(Plan{}), "");
  for (std::size_t i = 0; i < kStyleNames.size(); ++i) {
    Plan plan;
    applyStyle(plan, static_cast<Style>(i));
    EXPECT_EQ(refusalOf(plan), "") << kStyleNames[i];
  }
}

TEST(CheckPlan, RefusesPointsThatCrossAndNamesThem) {
  Plan plan;
  plan.hairline[HairlinePointId::lateral_left].aside_mm = 20;
  plan.hairline[HairlinePointId::corner_left].aside_mm = -25;
  EXPECT_EQ(refusalOf(plan),
            "the hairline crosses itself at the left lateral point and the left frontotemporal corner; move "
            "their points apart");
  Plan folded;
  folded.hairline[HairlinePointId::lateral_right].aside_mm = 20;
  folded.hairline[HairlinePointId::corner_right].aside_mm = -25;
  EXPECT_NE(refusalOf(folded).find("right frontotemporal corner"), std::string::npos) << refusalOf(folded);
}

TEST(CheckPlan, RefusesAHairlineOnTheBrowAsSlidersAndHandlesAddUp) {
  Plan plan;
  plan.hairline.mid_frontal_height_mm = 60;
  EXPECT_EQ(refusalOf(plan), "");
  plan.hairline[HairlinePointId::mid_frontal].up_mm = -20;
  EXPECT_NE(refusalOf(plan).find("40 mm above the glabella, which is on the brow"), std::string::npos);
}

TEST(CheckPlan, RefusesNumbersOutOfTheirRangeAndNotANumber) {
  Plan plan;
  plan.density_per_cm2 = 0;
  EXPECT_EQ(refusalOf(plan), "density_per_cm2 is 0; it must be between 10 and 300");
  plan.density_per_cm2 = 10'000;
  EXPECT_EQ(refusalOf(plan), "density_per_cm2 is 10000; it must be between 10 and 300");
  Plan nothing;
  nothing.hairline[HairlinePointId::corner_left].up_mm = std::numeric_limits<float>::quiet_NaN();
  EXPECT_NE(refusalOf(nothing).find("points.corner_left_up_mm is nan"), std::string::npos);
}

TEST(CheckPlan, RefusesSessionsThatAreTooManyOrFall) {
  Plan plan;
  plan.sessions.assign(40, {1, 10});
  EXPECT_EQ(refusalOf(plan), "there are 40 sessions; a plan has between 1 and 8");
  plan.sessions = {};
  EXPECT_NE(refusalOf(plan), "");
  plan.sessions = {{0.5f, 0}, {std::numeric_limits<float>::quiet_NaN(), 10}};
  EXPECT_NE(refusalOf(plan).find("session 2"), std::string::npos);
}

TEST(CheckPlan, RefusesSessionsTooSoonAfterOneAnotherAndNamesWhatIsOutOfRange) {
  Plan plan;
  plan.sessions[2].interval_days = 3;
  EXPECT_EQ(refusalOf(plan),
            "session 3: interval_days is 3; it must be between 7 and 365, for skin needs 7 days to heal");
  plan.sessions[2] = {.share = 1, .dilution = 500};
  EXPECT_EQ(refusalOf(plan), "session 3: dilution is 500; it must be between 10 and 60");
  plan.sessions[2] = {.share = 0.5f};
  EXPECT_EQ(refusalOf(plan), "session 3: share is 0.5; it must be at least 0.7, the share of the session before");
  plan.sessions[2] = {.share = 0.7f};  // only fills what was lost
  EXPECT_EQ(refusalOf(plan), "");
}

TEST(CheckPlan, RefusesAPlanThatTreatsNothing) {
  Plan plan;
  for (Zone& zone : plan.zones.zone) zone.density = 0;
  EXPECT_NE(refusalOf(plan).find("nothing would be treated"), std::string::npos);
  plan.zones[ZoneId::nape].density = 0.5f;
  EXPECT_EQ(refusalOf(plan), "");
}

TEST(CheckPlan, RefusesStrokesOffTheChartAndTooMany) {
  Plan plan;
  plan.strokes = {{StrokeKind::density, 10, 1, {{0, 0}}}, {StrokeKind::density, 10, 1, {{0.9f, 0.9f}}}};
  EXPECT_NE(refusalOf(plan).find("stroke 2: the point 0.9, 0.9 lies off the scalp chart"), std::string::npos);
  plan.strokes.assign(kMostStrokes + 1, {StrokeKind::density, 10, 1, {{0, 0}}});
  EXPECT_NE(refusalOf(plan).find("clear some"), std::string::npos);
}

}  // namespace
}  // namespace stipple
