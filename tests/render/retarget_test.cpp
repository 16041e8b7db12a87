// What the device decides about every site, against the reference written for the CPU.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "plan/stage.h"
#include "support/ball_scene.h"

namespace stipple {
namespace {

constexpr double kCapacityPerCm2 = 20;
constexpr float kDensity = 14;

Plan plainPlan() {
  Plan plan;
  plan.density_per_cm2 = kDensity;
  return plan;
}

using Place = std::pair<std::uint32_t, std::uint32_t>;

std::set<Place> placesOf(const std::vector<shared::Dot>& dots) {
  std::set<Place> places;
  for (const shared::Dot& dot : dots) places.emplace(dot.position_low, dot.position_high);
  return places;
}

bool contains(const std::set<Place>& all, const std::set<Place>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

std::vector<std::array<std::uint32_t, 4>> sorted(const std::vector<shared::Dot>& dots) {
  std::vector<std::array<std::uint32_t, 4>> words;
  for (const shared::Dot& dot : dots) words.push_back({dot.position_low, dot.position_high, dot.shape, dot.ink});
  std::sort(words.begin(), words.end());
  return words;
}

class Retarget : public testing::GpuTest {
 protected:
  std::set<Place> placesAt(testing::BallScene& ball, const Plan& plan, std::string_view stage) {
    ball.treat(plan, stageNamed(plan, stage)->day);
    return placesOf(ball.dotList());
  }
};

TEST_F(Retarget, DecidesAsTheReferenceWhateverThePlanAndTheDay) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  Plan soft = plainPlan(), harsh = plainPlan(), one_sitting = plainPlan();
  soft.hairline.fade_mm = 25;
  soft.skin.retention = 0.7f;
  soft.native.density_per_cm2 = 9;
  harsh.seed = 12345;
  harsh.hairline.mid_frontal_height_mm = 62;
  harsh.density_per_cm2 = 400;  // more than there are sites
  one_sitting.sessions = {{1.0f, 0}};
  Plan uneven = plainPlan();  // all that a session and a zone can differ in
  uneven.zones[ZoneId::crown].skin = SkinType::oily;
  uneven.zones[ZoneId::frontal].skin = SkinType::scar;
  uneven.healing.trauma_blotch = 1;
  uneven.healing.trauma_per_cm2 = 5;
  uneven.sessions = std::vector<Session>(kMaxSessions, {.share = 0.5f, .interval_days = 7});
  uneven.sessions[0].zones = ZoneSet::none().set(ZoneId::crown);
  uneven.sessions[1].deeper_mm = -0.2f;
  uneven.sessions.back().share = 1;
  for (const Plan& plan : {plainPlan(), soft, harsh, one_sitting, uneven}) {
    for (const std::optional<float> day : std::vector<std::optional<float>>{std::nullopt, 0.0f, 9.5f, 10.0f, 62.0f, 2000.0f}) {
      const Fields fields = ball.scalp.fieldsFor(plan);
      const shared::Treatment treatment = treatmentAt(plan, ball.sites, day);
      ball.treat(fields, treatment);
      const ImpressionCounts expected = countImpressions(ball.sites, fields, treatment);
      const shared::DotCounts counts = ball.dots.dotCounts();
      EXPECT_EQ(std::uint64_t{counts.decisions_high} << 32 | counts.decisions_low, expected.decisions) << "day " << day.value_or(-1);
      EXPECT_TRUE(std::equal(expected.hits.begin(), expected.hits.end(), counts.hits)) << "day " << day.value_or(-1);
      EXPECT_EQ(counts.overflow, 0u);
    }
  }
}

TEST_F(Retarget, BareSkinHasNoDotsButNativeHair) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  Plan hairy = plainPlan(), hairless = plainPlan();
  hairy.native.density_per_cm2 = 8;
  hairless.native.density_per_cm2 = 0;
  ball.treat(hairless, std::nullopt);
  EXPECT_EQ(ball.dots.dotCounts().dots, 0u);
  ball.treat(hairy, std::nullopt);
  const auto hairs = ball.dotList();
  EXPECT_GT(hairs.size(), 500u);
  EXPECT_TRUE(std::all_of(hairs.begin(), hairs.end(), [](const shared::Dot& dot) { return (dot.ink >> 18 & 3u) == shared::kHair; }));
}

TEST_F(Retarget, HairIsNeitherHitNorMovedByTheTreatment) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  Plan plan = plainPlan();
  plan.native.density_per_cm2 = 8;
  const auto bare = placesAt(ball, plan, "bare"), treated = placesAt(ball, plan, "s3.healed");
  EXPECT_TRUE(contains(treated, bare));
  EXPECT_GT(treated.size(), bare.size());
}

TEST_F(Retarget, EveryDotThatHealedIsStillThereWhenTheNextSessionIsDone) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  Plan plan = plainPlan();
  plan.healing.shed_until_day = 8;  // by the day before the next session, what will be lost is gone
  const auto first_healed = placesAt(ball, plan, "s1.healed"), second_fresh = placesAt(ball, plan, "s2.fresh");
  const auto second_healed = placesAt(ball, plan, "s2.healed"), third_fresh = placesAt(ball, plan, "s3.fresh");
  ASSERT_GT(first_healed.size(), 1000u);
  EXPECT_TRUE(contains(second_fresh, first_healed));
  EXPECT_TRUE(contains(third_fresh, second_healed));
  EXPECT_GT(second_fresh.size(), first_healed.size());
  EXPECT_GT(third_fresh.size(), second_healed.size());
}

TEST_F(Retarget, WhatIsGoneInTheNextSessionHadNotTaken) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  const Plan plan = plainPlan();
  const auto first_healed = placesAt(ball, plan, "s1.healed"), second_fresh = placesAt(ball, plan, "s2.fresh");
  const auto gone = std::count_if(first_healed.begin(), first_healed.end(), [&](const Place& place) { return !second_fresh.contains(place); });
  const Fields fields = ball.scalp.fieldsFor(plan);
  const shared::Treatment treatment = treatmentAt(plan, ball.sites, stageNamed(plan, "s1.healed")->day);
  const auto lost = std::count_if(ball.sites.sites.begin(), ball.sites.sites.end(),
                                  [&](const shared::Site& site) { return historyOf(site, fields, treatment).losses != 0; });
  EXPECT_LE(gone, lost);
}

TEST_F(Retarget, RaisingTheDensityMovesNoDot) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  Plan denser = plainPlan();
  denser.density_per_cm2 = kDensity * 1.1f;
  const auto before = placesAt(ball, plainPlan(), "s3.healed"), after = placesAt(ball, denser, "s3.healed");
  EXPECT_TRUE(contains(after, before));
  EXPECT_GT(after.size(), before.size());
}

TEST_F(Retarget, NoDotMovesOrAppearsWhileASessionHeals) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  const Plan plan = plainPlan();
  const float last_day = sessionDays(plan).back();
  ball.treat(plan, last_day);
  auto before = placesOf(ball.dotList());
  for (const float days : {5.0f, 9.0f, 28.0f, 400.0f, 3650.0f}) {
    ball.treat(plan, last_day + days);
    const auto now = placesOf(ball.dotList());
    EXPECT_TRUE(contains(before, now)) << "day " << days;
    before = now;
  }
  EXPECT_GT(before.size(), 1000u);
}

TEST_F(Retarget, TheSamePlanGivesTheSameDotsToTheLastBit) {
  testing::BallScene ball(device(), kCapacityPerCm2);
  ball.treat(plainPlan(), 30);
  const auto first = sorted(ball.dotList());
  for (const float other : {3.0f, 29.9f, 3000.0f, 31.0f}) {  // from before, from after, from far away
    ball.treat(plainPlan(), other);
    ball.treat(plainPlan(), 30);
    EXPECT_EQ(sorted(ball.dotList()), first);
  }
}

// Hair stays listed and laid while only pigment changes; whatever else changes, it must not.
TEST_F(Retarget, AnEditGivesTheDotsThatTheEditedPlanGivesByItself) {
  testing::BallScene edited(device(), kCapacityPerCm2), anew(device(), kCapacityPerCm2);
  Plan plan = plainPlan();
  plan.native.density_per_cm2 = 8;
  std::optional<float> day = 30.0f;
  const auto expectSame = [&](const char* edit) {
    const Fields fields = edited.scalp.fieldsFor(plan);
    const shared::Treatment treatment = treatmentAt(plan, edited.sites, day);
    edited.treat(fields, treatment, false);
    anew.treat(fields, treatment, true);
    EXPECT_EQ(sorted(edited.dotList()), sorted(anew.dotList())) << edit;
    EXPECT_EQ(edited.dots.dotCounts().hairs, anew.dots.dotCounts().hairs) << edit;
    EXPECT_GT(edited.dots.dotCounts().hairs, 100u) << edit;
  };
  expectSame("first plan");
  plan.density_per_cm2 = kDensity / 2;
  expectSame("less pigment");
  plan.density_per_cm2 = kDensity * 1.4f;
  expectSame("more pigment, sites parted for as much do not suffice");
  plan.density_per_cm2 = kDensity * 1.7f;
  expectSame("more pigment, they do");
  plan.density_per_cm2 = kDensity * 0.3f;
  expectSame("much less pigment");
  day = 3;
  expectSame("another day");
  day = std::nullopt;
  expectSame("nothing done yet");
  day = 60;
  plan.native.density_per_cm2 = 6;
  expectSame("less hair");
  plan.native.density_per_cm2 = 5;
  expectSame("less still, sites bare without it are listed");
  plan.native.density_per_cm2 = 5.5f;
  expectSame("some more");
  plan.density_per_cm2 = kDensity * 0.35f;
  expectSame("more pigment between more hair");
  plan.density_per_cm2 = kDensity * 0.1f;
  plan.native.density_per_cm2 = 9;
  expectSame("much more hair, little pigment");
  plan.native.density_per_cm2 = 6;
  expectSame("less again");
  plan.native.density_per_cm2 = 4.6f;
  plan.hairline.fade_mm = 20;
  expectSame("little hair, and a softer edge");
  plan.native.density_per_cm2 = 7.4f;
  expectSame("as much again as when pigment was listed");
  plan.density_per_cm2 = kDensity;
  expectSame("the usual pigment");
  plan.hairline.fade_mm = 25;
  expectSame("a softer edge yet");
  plan.hairline.mid_frontal_height_mm += 4;
  expectSame("a hairline a little higher");
  plan.hairline.mid_frontal_height_mm -= 14;
  expectSame("a hairline where no pigment was");
  plan.zones[ZoneId::crown].density = 0;
  expectSame("a zone left alone");
  plan.native.norwood_stage = 5;
  expectSame("balder");
  plan.native.length_mm *= 2;
  expectSame("longer hair");
  plan.native.shade *= 0.5f;
  expectSame("lighter hair");
  plan.native.shaft_diameter_mm *= 1.5f;
  expectSame("thicker hair");
  plan.seed = 99;
  expectSame("another seed");
}

TEST_F(Retarget, FieldsOnTheDeviceAreThoseOfTheLastUpdateWhicheverPartsDiffer) {
  constexpr std::size_t kRow = shared::kFieldSize, kTexels = kRow * kRow, kMiddle = kTexels / 2 + kRow / 2;
  // Pigment in one corner, hair everywhere.
  Fields fields(kTexels, {{0, 0}, 50, ZoneId::crown});
  for (std::size_t i = 0; i < 40; ++i) fields[i * kRow + i].pigment = 100 | 7u << 16;
  FieldBuffer buffer(device());
  std::vector<bool> near;
  const auto update = [&] {
    FieldBuffer::Change change;
    device().runNow("fields", [&](gpu::Commands& commands) { change = buffer.update(commands, fields); });
    const auto pigment = gpu::downloadAs<shared::PigmentTexel>(device(), buffer.pigment(), kTexels);
    const auto hair = gpu::downloadAs<shared::HairTexels>(device(), buffer.hair(), kTexels);
    near.assign(kTexels, false);
    for (std::size_t y = 0; y + 1 < kRow; ++y) {
      for (std::size_t x = 0; x + 1 < kRow; ++x) {
        const std::size_t i = y * kRow + x;
        const std::uint32_t upper = hair[i].upper & ~shared::kNearPigment, lower = hair[i].lower;
        near[i] = (hair[i].upper & shared::kNearPigment) != 0;
        const bool right = pigment[i].pigment == fields[i].pigment && pigment[i].look == fields[i].look &&
                           upper == (fields[i].hair | fields[i + 1].hair * 65536u) &&
                           lower == (fields[i + kRow].hair | fields[i + kRow + 1].hair * 65536u);
        const bool asked = fields[i].pigment || fields[i + 1].pigment || fields[i + kRow].pigment || fields[i + kRow + 1].pigment;
        if (!right || (asked && !near[i])) {
          ADD_FAILURE() << "texel " << x << ", " << y;
          return change;
        }
      }
    }
    return change;
  };
  const auto expectChange = [&](bool pigment, bool hair) {
    const FieldBuffer::Change change = update();
    EXPECT_EQ(change.pigment, pigment);
    EXPECT_EQ(change.hair, hair);
  };
  expectChange(true, true);
  EXPECT_FALSE(near[kMiddle]);
  expectChange(false, false);
  fields[50 * kRow + 45].pigment = 300 | 9u << 16;  // within reach of the rest
  expectChange(true, false);
  EXPECT_EQ(buffer.greatest().pigment, 300u);
  EXPECT_EQ(buffer.greatest().strays, 9u);
  fields[kMiddle].pigment = 200;
  expectChange(true, true);
  EXPECT_TRUE(near[kMiddle]);
  fields[kTexels - kRow - 2].hair = 60;
  expectChange(false, true);
  EXPECT_EQ(buffer.greatest().hair, 60u);
  fields[kMiddle + 1].counted_zone = ZoneId::sides;
  expectChange(false, false);
  fields[kMiddle].look = 0xff;
  expectChange(true, false);
  fields[50 * kRow + 45].pigment = fields[kMiddle].pigment = 100 | 7u << 16;
  fields[kTexels - kRow - 2].hair = 50;
  expectChange(true, true);
  EXPECT_EQ(buffer.greatest().pigment, 100u);
  EXPECT_EQ(buffer.greatest().strays, 7u);
  EXPECT_EQ(buffer.greatest().hair, 50u);
}

}  // namespace
}  // namespace stipple
