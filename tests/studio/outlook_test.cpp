#include "studio/outlook.h"

#include <gtest/gtest.h>

namespace stipple {
namespace {

TEST(Outlook, PlainIsThePlanItselfAndSaysNothing) {
  const Plan plan;
  EXPECT_EQ(planSeen(plan, {}), plan);
  EXPECT_EQ(daySeen(plan, {}, 12.0f), 12.0f);
  EXPECT_EQ(labelOf({}), "");
}

TEST(Outlook, EveryOtherLookIsAnotherPlanAndSaysWhich) {
  const Plan plan;
  std::vector<std::string> labels;
  for (const bool one_session : {false, true})
    for (const Outcome outcome : {Outcome::optimistic, Outcome::expected, Outcome::pessimistic}) {
      const Outlook outlook{one_session, outcome};
      if (outlook == Outlook()) continue;
      EXPECT_NE(planSeen(plan, outlook), plan);
      EXPECT_EQ(planSeen(plan, outlook).sessions.size(), one_session ? 1u : 3u);
      labels.push_back(labelOf(outlook));
    }
  EXPECT_EQ(labels, (std::vector<std::string>{"Optimistic outcome", "Pessimistic outcome",
                                              "To compare: all in one session, optimistic outcome",
                                              "To compare: all in one session",
                                              "To compare: all in one session, pessimistic outcome"}));
}

TEST(Outlook, OneSessionIsSeenAsLongAfterTheNeedle) {
  const Plan plan;  // sessions on days 0, 10 and 20
  const Outlook one{.one_session = true};
  EXPECT_EQ(daySeen(plan, one, std::nullopt), std::nullopt);
  EXPECT_EQ(daySeen(plan, one, 0.0f), 0.0f);
  EXPECT_EQ(daySeen(plan, one, 9.0f), 9.0f);
  EXPECT_EQ(daySeen(plan, one, 10.0f), 0.0f);
  EXPECT_EQ(daySeen(plan, one, 62.0f), 42.0f);
}

TEST(Outlook, TheBandHoldsTheExpectedTone) {
  const Plan plan;
  const Workload work = usualWorkload(plan, kUsualTreatedCm2);
  for (const float day : {0.0f, 5.0f, 20.0f, 62.0f, 365.0f, 3650.0f}) {
    const ToneBand band = toneBand(plan, work, day);
    EXPECT_LE(band.low, band.expected) << day;
    EXPECT_LE(band.expected, band.high) << day;
  }
  const ToneBand healed = toneBand(plan, work, 62);
  EXPECT_LT(healed.low, healed.expected - 0.02f);
  EXPECT_GT(healed.high, healed.expected + 0.02f);
}

}  // namespace
}  // namespace stipple
