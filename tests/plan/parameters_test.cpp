#include "plan/parameters.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <set>

namespace stipple {
namespace {

std::string errorOf(const Result<Done>& result) {
  return result ? "" : result.error().message;
}

}  // namespace

TEST(Parameters, EveryDefaultLiesInItsRange) {
  const Plan plan;
  for (const Parameter& parameter : parameters()) {
    EXPECT_LT(parameter.low, parameter.high) << parameter.key;
    EXPECT_GE(parameter.read(plan), parameter.low) << parameter.key;
    EXPECT_LE(parameter.read(plan), parameter.high) << parameter.key;
  }
}

TEST(Parameters, EachReachesAFieldOfItsOwn) {
  Plan plan;
  std::set<std::string_view> keys;
  std::set<const float*> fields;
  for (const Parameter& parameter : parameters()) {
    EXPECT_TRUE(keys.insert(parameter.key).second) << parameter.key;
    EXPECT_TRUE(fields.insert(&parameter.of(plan)).second) << parameter.key;
  }
}

TEST(Parameters, NoFloatOfThePlanIsLeftOut) {
  constexpr std::size_t kZoneFloats = offsetof(Zone, skin) / sizeof(float) * kZoneCount;
  constexpr std::size_t kSkinFloats = offsetof(Skin, type) / sizeof(float);
  constexpr std::size_t kGrouped =
      (sizeof(Hairline) + sizeof(NativeHair) + sizeof(Pigment) + sizeof(HealingFigures)) / sizeof(float);
  EXPECT_EQ(parameters().size(), 2 + kZoneFloats + kSkinFloats + kGrouped);  // and density_per_cm2, price.amount
}

TEST(Parameters, DaysOfHealingCannotCrossWhereverTheSlidersStand) {
  EXPECT_LT(findParameter("healing.shed_from_day")->high, findParameter("healing.shed_until_day")->low);
  EXPECT_LT(findParameter("healing.shed_until_day")->high + 1, findParameter("healing.settled_day")->low);
  EXPECT_LE(findParameter("pigment.healed_diameter_mm")->high,
            findParameter("pigment.fresh_diameter_mm")->low);
}

TEST(Parameters, AreSetFromTextAndTheRangeIncludesItsEnds) {
  Plan plan;
  EXPECT_TRUE(setParameter(plan, " hairline.fade_mm = 8.5 "));
  EXPECT_EQ(plan.hairline.fade_mm, 8.5f);
  EXPECT_TRUE(setParameter(plan, "pigment.healed_diameter_mm=0.07"));
  EXPECT_EQ(plan.pigment.healed_diameter_mm, 0.07f);
}

TEST(Parameters, AValueOutOfRangeIsNamedWithItsRangeAndChangesNothing) {
  Plan plan;
  EXPECT_EQ(errorOf(setParameter(plan, "density_per_cm2=-5")),
            "density_per_cm2 is -5; it must be between 10 and 300");
  EXPECT_EQ(errorOf(setParameter(plan, "density_per_cm2=dark")),
            "density_per_cm2 is 'dark', which is no number; it must be between 10 and 300");
  EXPECT_EQ(plan.density_per_cm2, Plan{}.density_per_cm2);
}

TEST(Parameters, NotANumberAndInfinityAreInNoRange) {
  Plan plan;
  for (const char* text : {"nan", "-nan", "inf", "-inf", "1e39", "1e999", "", "1 2", "0x10", "1,5"}) {
    EXPECT_FALSE(setParameter(plan, std::string("density_per_cm2=") + text)) << text;
  }
  EXPECT_FALSE(valueFor(parameters().front(), std::numeric_limits<double>::quiet_NaN()));
}

TEST(Parameters, WhatIsChosenByNameIsSetByNameAndTheErrorListsTheNames) {
  Plan plan;
  EXPECT_TRUE(setParameter(plan, "skin.type=dry"));
  EXPECT_EQ(plan.skin.type, SkinType::dry);
  EXPECT_TRUE(setParameter(plan, "zones.crown_skin=thick"));
  EXPECT_EQ(skinTypeOf(plan, ZoneId::crown), SkinType::thick);
  EXPECT_TRUE(setParameter(plan, "zones.crown_skin=same"));
  EXPECT_EQ(skinTypeOf(plan, ZoneId::crown), SkinType::dry);
  EXPECT_EQ(errorOf(setParameter(plan, "price.basis=hour")), "price.basis is 'hour'; it must be one of result, session");
}

TEST(Parameters, EveryNameOfEveryChoiceIsReadAsItWasWrittenAndTheUsualIsTheFirst) {
  for (const Choice& choice : choices()) {
    EXPECT_EQ(choice.read(Plan()), 0u) << choice.key;
    for (std::size_t i = 0; i < choice.names.size(); ++i) {
      Plan plan;
      choice.write(plan, i);
      EXPECT_EQ(choice.read(plan), i) << choice.key << " " << choice.names[i];
    }
  }
}

TEST(Parameters, NumbersOfSessionsAreSetByTheirPlace) {
  Plan plan;
  EXPECT_TRUE(setParameter(plan, "sessions.2.dilution=30"));
  EXPECT_EQ(plan.sessions[1].dilution, 30);
  EXPECT_EQ(errorOf(setParameter(plan, "sessions.2.needle_mm=1")),
            "sessions.2.needle_mm is 1; it must be between 0.18 and 0.3");
  EXPECT_EQ(errorOf(setParameter(plan, "sessions.4.share=1")),
            "there is no 'sessions.4.share'; this plan has sessions.1 to sessions.3");
  EXPECT_NE(errorOf(setParameter(plan, "sessions.2.size=1")).find("a session has share, interval_days"), std::string::npos);
  for (const char* bad : {"sessions.=1", "sessions.2=1", "sessions.2.=1", "sessions.x.share=1", "sessions.0.share=1"})
    EXPECT_FALSE(setParameter(plan, bad)) << bad;
}

TEST(Parameters, AMisspeltKeyIsAnsweredWithTheNearestOne) {
  Plan plan;
  EXPECT_EQ(errorOf(setParameter(plan, "hairline.fade=8")),
            "there is no parameter 'hairline.fade'; did you mean hairline.fade_mm?");
  EXPECT_FALSE(setParameter(plan, "hairline.fade_mm"));
}

}  // namespace stipple
