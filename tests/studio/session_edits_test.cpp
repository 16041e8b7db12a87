#include "studio/session_edits.h"

#include <gtest/gtest.h>

#include "plan/check.h"

namespace stipple {
namespace {

void expectGood(const Plan& plan) {
  const auto good = checkPlan(plan);
  EXPECT_TRUE(good) << good.error().message;
}

TEST(SessionEdits, AddedSessionsMakeAPlanUpToTheMostAndLeaveThoseBeforeAlone) {
  Plan plan;
  plan.sessions.back().notes = "left temple is tender";
  const std::vector<Session> before = plan.sessions;
  while (plan.sessions.size() < kMaxSessions) {
    addSession(plan);
    expectGood(plan);
  }
  EXPECT_TRUE(std::equal(before.begin(), before.end(), plan.sessions.begin()));
  EXPECT_GE(plan.sessions.back().interval_days, kShortestIntervalDays);
  EXPECT_EQ(plan.sessions.back().notes, "");
}

TEST(SessionEdits, RemovingAnyOneKeepsWhatIsAimedAt) {
  for (std::size_t removed = 0; removed < 3; ++removed) {
    Plan plan;
    removeSession(plan, removed);
    expectGood(plan);
    EXPECT_EQ(plan.sessions.size(), 2u);
    EXPECT_EQ(plan.sessions.back().share, 1) << removed;
    EXPECT_EQ(plan.sessions.front().interval_days, 0) << removed;
  }
}

TEST(SessionEdits, RemovingALaterSessionLeavesThoseBeforeTheLastAlone) {
  Plan plan;
  addSession(plan);
  const Session first = plan.sessions[0], second = plan.sessions[1];
  removeSession(plan, 2);
  EXPECT_EQ(plan.sessions[0], first);
  EXPECT_EQ(plan.sessions[1], second);
}

TEST(SessionEdits, AShareStaysBetweenItsNeighbours) {
  Plan plan;
  setShare(plan, 1, 0.1f);
  EXPECT_EQ(plan.sessions[1].share, 0.3f);
  setShare(plan, 0, 0.9f);
  EXPECT_EQ(plan.sessions[0].share, 0.3f);
  setShare(plan, 2, 0.8f);
  EXPECT_EQ(plan.sessions[2].share, 0.8f);
  setShare(plan, 1, 0.95f);
  EXPECT_EQ(plan.sessions[1].share, 0.8f);
  expectGood(plan);
}

TEST(SessionEdits, TheLastZoneOfASessionStaysWorked) {
  Plan plan;
  for (std::size_t zone = 0; zone < kZoneCount; ++zone) setWorked(plan, 1, static_cast<ZoneId>(zone), false);
  EXPECT_TRUE(plan.sessions[1].zones.has(ZoneId::nape));
  EXPECT_FALSE(plan.sessions[1].zones.has(ZoneId::crown));
  expectGood(plan);
  EXPECT_TRUE(plan.sessions[0].zones.all());
}

}  // namespace
}  // namespace stipple
