// Native hair: how much of it is seen, where its shadow falls, when it glints, and which way it grows.
#include "scalp/balding.h"
#include "support/reference_splat.h"

namespace stipple {
namespace {

// Shafts as wide as their cut ends, without shadow or glint, each seen whole.
constexpr shared::StubLook kShaftsAlone{.to_key = {1, 0, 0}, .shaft_share = 1};

const glm::dvec3 kFront = testing::onBall(90, 0) - kChartCentre;
// Ways on the skin at the front of the ball, as seen by a camera that faces it.
constexpr glm::dvec3 kRight{1, 0, 0}, kUp{0, 1, 0}, kOut{0, 0, 1};

testing::Scene closeUp(float height_mm, float grains_from_px, const shared::StubLook& stubs = kShaftsAlone, float yaw = 0) {
  return {Camera{glm::vec3(testing::onBall(90, 0)), yaw, 0, height_mm}, {128, 128}, grains_from_px, stubs};
}

/// Hairs around the front of the ball, leaning every way.
std::vector<testing::LaidDot> patchOfHair(int count, double length_mm, double diameter_mm = 0.15) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> place(-1.2, 1.2), turn(0, 2 * M_PI), lean(0.5, 1.2);
  std::vector<testing::LaidDot> hairs;
  for (int i = 0; i < count; ++i) {
    const glm::dvec3 direction = kFront + kRight * place(random) + kUp * place(random);
    const double around = turn(random), out = lean(random);
    const glm::dvec3 way = std::cos(out) * kOut + std::sin(out) * (std::cos(around) * kRight + std::sin(around) * kUp);
    hairs.push_back(testing::layHair(direction, diameter_mm, 0.7, way * length_mm));
  }
  return hairs;
}

/// What a hair should leave on the picture with kShaftsAlone, in pixels.
double inkOfHair(const testing::LaidDot& hair, const testing::Sight& sight) {
  const double per_mm = sight.pxPerMm(hair.place_mm + hair.stub * 0.5);
  const double seen_px = glm::length(sight.pixelOf(hair.place_mm + hair.stub) - sight.pixelOf(hair.place_mm));
  const double cut_end = inkArea(hair.diameter_mm) * per_mm * per_mm * sight.facing(hair.place_mm, testing::storedNormal(hair.packed));
  return hair.absorptance * (cut_end + hair.diameter_mm * per_mm * seen_px);
}

struct Moments {
  double ink = 0;
  glm::dvec2 middle{0};
  double xx = 0, xy = 0, yy = 0;
};
Moments momentsOf(const std::vector<double>& ink, glm::uvec2 picture) {
  Moments moments;
  const auto each = [&](auto add) {
    for (std::size_t i = 0; i < ink.size(); ++i) add(ink[i], glm::dvec2(i % picture.x, i / picture.x) + 0.5);
  };
  each([&](double amount, const glm::dvec2& px) {
    moments.ink += amount;
    moments.middle += amount * px;
  });
  moments.middle /= moments.ink;
  each([&](double amount, const glm::dvec2& px) {
    const glm::dvec2 d = px - moments.middle;
    moments.xx += amount * d.x * d.x / moments.ink;
    moments.xy += amount * d.x * d.y / moments.ink;
    moments.yy += amount * d.y * d.y / moments.ink;
  });
  return moments;
}

using Stubs = testing::LaidDotsTest;

TEST_F(Stubs, LeaveTheInkOfTheirCutEndAndOfTheirWidthTimesTheLengthThatIsSeen) {
  for (const double length_mm : {0.0, 0.5, 2.0})
    for (const float yaw : {0.0f, -1.2f})
      for (const float grains_from_px : {testing::kNoGrains, testing::kOnlyGrains, 0.8f}) {
        SCOPED_TRACE(::testing::Message() << length_mm << " mm, yaw " << yaw << ", grains from " << grains_from_px << " px");
        const testing::Scene scene = closeUp(20, grains_from_px, kShaftsAlone, yaw);
        const testing::Sight sight(scene.view());
        const glm::dvec3 way = glm::normalize(kOut + 0.9 * kRight - 0.8 * kUp);
        const testing::LaidDot hair = testing::layHair(kFront, 0.15, 0.7, way * length_mm);
        EXPECT_NEAR(testing::sum(draw(scene, {hair})) / inkOfHair(hair, sight), 1, 0.005);
      }
}

TEST_F(Stubs, LeaveTheSameInkAtEightZoomsFromTheirPiecesToAFleck) {
  const auto hairs = patchOfHair(150, 0.5);
  std::vector<double> ink_mm2;
  bool pieces = false, wholes = false;
  for (const float height_mm : {8.f, 14.f, 20.f, 34.f, 60.f, 110.f, 210.f, 400.f}) {
    testing::Scene scene = closeUp(height_mm, shared::kGrainsFromPx);
    scene.picture = {256, 256};
    const double mm_per_px = static_cast<double>(scene.view().mm_per_px);
    ink_mm2.push_back(testing::sum(draw(scene, hairs)) * mm_per_px * mm_per_px);
    pieces |= counts().grains_drawn > 0;
    wholes |= counts().grains_drawn == 0;
  }
  EXPECT_TRUE(pieces && wholes);
  const auto [least, most] = std::minmax_element(ink_mm2.begin(), ink_mm2.end());
  EXPECT_GT(*least, 2);
  EXPECT_LT(*most / *least, 1.015);  // from 30 mm away tips are nearer than roots
}

// Where, how long and along which line, whole and in pieces: against the variances of a line, of the profile across it and of the
// cut end at its root.
TEST_F(Stubs, LieAlongTheirShafts) {
  for (const glm::dvec3& lean : {kRight, kUp, kRight + kUp, kRight - 0.4 * kUp}) {
    for (const float yaw : {0.0f, 0.7f}) {
      const testing::Scene scene = closeUp(6, testing::kNoGrains, kShaftsAlone, yaw);
      const testing::Sight sight(scene.view());
      const testing::LaidDot hair = testing::layHair(kFront, 0.1, 0.7, glm::normalize(kOut + lean) * 0.8);
      const Moments moments = momentsOf(draw(scene, {hair}), scene.picture);
      const glm::dvec2 root = sight.pixelOf(hair.place_mm), tip = sight.pixelOf(hair.place_mm + hair.stub), line = tip - root;
      const double per_mm = sight.pxPerMm(hair.place_mm);
      const double shaft = 1 - inkArea(hair.diameter_mm) * per_mm * per_mm * sight.facing(hair.place_mm, testing::storedNormal(hair.packed)) *
                                   hair.absorptance / inkOfHair(hair, sight);  // its share of the ink
      EXPECT_LT(glm::length(moments.middle - (root + shaft * line / 2.0)), 0.1);
      const double reach_px = testing::reachOf(hair.diameter_mm) * per_mm, end = reach_px * reach_px / 7;
      const double spread = shaft / 12 + shaft * (1 - shaft) / 4;
      // Foreshortened across the picture by the yaw.
      EXPECT_NEAR(moments.xx, line.x * line.x * spread + end * std::cos(yaw) * std::cos(yaw) + 1.0 / 12, 0.02 * moments.xx + 0.1);
      EXPECT_NEAR(moments.yy, line.y * line.y * spread + end + 1.0 / 12, 0.02 * moments.yy + 0.1);
      EXPECT_NEAR(moments.xy, line.x * line.y * spread, 0.02 * std::abs(moments.xy) + 0.1);

      testing::Scene near = scene;
      near.grains_from_px = testing::kOnlyGrains;
      const Moments pieces = momentsOf(draw(near, {hair}), near.picture);
      const glm::dvec2 from_root = pieces.middle - root;
      EXPECT_NEAR(glm::dot(from_root, line) / glm::dot(line, line), 0.45 * shaft, 0.03) << "tapered: the middle of a shaft lies nearer its root";
      EXPECT_LT(std::abs(from_root.x * line.y - from_root.y * line.x) / glm::length(line), 0.2);
    }
  }
}

TEST_F(Stubs, ShavenFlushTheyAreDots) {
  auto hairs = patchOfHair(80, 0), dots = hairs;
  for (testing::LaidDot& dot : dots) dot.packed.ink = dot.packed.ink & 4095u;
  for (const float height_mm : {10.0f, 200.0f}) {
    const testing::Scene scene = closeUp(height_mm, testing::kNoGrains);
    EXPECT_EQ(draw(scene, hairs), draw(scene, dots));
  }
}

TEST_F(Stubs, HideEachOtherWhereSkinIsSeenAtAGlancingAngleAndNotFromAbove) {
  const std::vector<testing::LaidDot> hairs{testing::layHair(kFront, 0.1, 0.7, glm::normalize(kOut + kUp) * 0.5)};
  shared::StubLook crowded = kShaftsAlone;
  crowded.per_mm2 = 1.7f;
  const auto seen = [&](float yaw) {
    return testing::sum(draw(closeUp(20, testing::kNoGrains, crowded, yaw), hairs)) /
           testing::sum(draw(closeUp(20, testing::kNoGrains, kShaftsAlone, yaw), hairs));
  };
  EXPECT_NEAR(seen(0), 1, 0.002);
  EXPECT_LT(seen(1.45f), 0.8);
  EXPECT_GT(seen(1.45f), 0.3);
}

TEST_F(Stubs, CastTheirShadowAwayFromTheKeyAndItsInkDoesNotHangOnTheLamp) {
  const std::vector<testing::LaidDot> hairs{testing::layHair(kFront, 0.1, 0.7, kOut * 0.75)};
  shared::StubLook shadowed = kShaftsAlone;
  shadowed.shadow_share = 1;
  shadowed.key_share = 0.6f;
  const auto shadowOf = [&](const glm::vec3& to_key) {
    shadowed.to_key = glm::normalize(to_key);
    const testing::Scene with = closeUp(8, testing::kNoGrains, shadowed), without = closeUp(8, testing::kNoGrains);
    auto ink = draw(with, hairs);
    const auto hair = draw(without, hairs);
    for (std::size_t i = 0; i < ink.size(); ++i) ink[i] -= hair[i];
    return momentsOf(ink, with.picture);
  };
  const double middle = 64;
  const Moments from_right = shadowOf({1, 0, 1}), from_left = shadowOf({-1, 0, 1}), from_above = shadowOf({0, 1, 1}), behind = shadowOf({1, 0, -1});
  EXPECT_LT(from_right.middle.x, middle - 1);
  EXPECT_GT(from_left.middle.x, middle + 1);
  EXPECT_GT(from_above.middle.y, middle + 1);  // rows count downwards
  EXPECT_NEAR(behind.middle.x, middle, 0.5);
  const double mm_per_px = static_cast<double>(closeUp(8, 1).view().mm_per_px);
  for (const Moments& shadow : {from_right, from_left, from_above, behind})
    EXPECT_NEAR(shadow.ink * mm_per_px * mm_per_px, 0.7 * 0.1 * 0.75, 0.0005);
  // Across, skin spreads it: as wide as the cut end, softened.
  const double cut_end_mm = static_cast<double>(0.1f * shared::kReachPerDiameter * std::sqrt(shared::kKernelVariance));
  const double spread_mm = std::hypot(cut_end_mm, static_cast<double>(shared::kShadowSpreadMm));
  EXPECT_NEAR(std::sqrt(from_above.xx) * mm_per_px, spread_mm, 0.005);
}

// Square on to the skin, its shaft in the plane of eye and lamp: it mirrors where both stand at equal angles with it.
TEST_F(Stubs, GlintWhereTheShaftMirrorsTheKeyAndAreDarkElsewhere) {
  shared::StubLook shiny = kShaftsAlone;
  shiny.glint = 0.5f;
  shiny.key_share = 1;
  const auto dark = [&](const glm::dvec3& way, const glm::vec3& to_key) {
    const std::vector<testing::LaidDot> hairs{testing::layHair(kFront, 0.1, 0.7, glm::normalize(way) * 1.0)};
    shiny.to_key = glm::normalize(to_key);
    return testing::sum(draw(closeUp(8, testing::kNoGrains, shiny), hairs)) / testing::sum(draw(closeUp(8, testing::kNoGrains), hairs));
  };
  const glm::vec3 key = kOut + kRight;
  EXPECT_LT(dark(0.35 * kOut - kRight, key), 0.7);  // leans away from the lamp
  EXPECT_LT(dark(kUp + 0.2 * kOut, key), 0.95);     // about square to both
  EXPECT_GT(dark(kRight + kOut, key), 0.98);        // towards the lamp
}

class Growth : public testing::GpuTest {
 protected:
  /// Every hair of a full head of them; one head for all plans of a test.
  std::vector<testing::LaidDot> grow(Plan plan) {
    if (!ball_) ball_.emplace(device(), 40);
    plan.native.norwood_stage = 1;
    plan.native.density_per_cm2 = 30;
    ball_->treat(plan, std::nullopt);
    std::vector<testing::LaidDot> hairs;
    for (const shared::Dot& dot : ball_->dotList()) {
      const glm::uvec3 units{dot.position_low & 0x1fffffu, (dot.position_low >> 21 | dot.position_high << 11) & 0x1fffffu,
                             dot.position_high >> 10 & 0x1fffffu};
      const glm::dvec3 place = (glm::dvec3(units) - double{shared::kPositionOffset}) / double{shared::kUnitsPerMm};
      hairs.push_back({place, testing::storedNormal(dot), 0, 0, 0, 0, dot, testing::stubOf(dot)});
    }
    return hairs;
  }

  /// Mean way along the skin, and outwards, of hairs within `reach_mm` of a point.
  static glm::dvec3 wayAt(const std::vector<testing::LaidDot>& hairs, const glm::dvec3& place, double reach_mm) {
    glm::dvec3 sum(0);
    int count = 0;
    for (const testing::LaidDot& hair : hairs) {
      if (glm::distance(hair.place_mm, place) > reach_mm) continue;
      sum += glm::normalize(hair.stub);
      ++count;
    }
    EXPECT_GT(count, 20);
    return sum / static_cast<double>(count);
  }

 private:
  std::optional<testing::BallScene> ball_;
};

TEST_F(Growth, RunsForwardOverTheTopDownTheSidesAndTheNapeAndLeansEverywhere) {
  const auto hairs = grow({});
  constexpr double kReachMm = 12;
  EXPECT_GT(wayAt(hairs, testing::onBall(15, 0), kReachMm).z, 0.6);
  EXPECT_LT(wayAt(hairs, testing::onBall(70, 90), kReachMm).y, -0.3);
  EXPECT_LT(wayAt(hairs, testing::onBall(70, -90), kReachMm).y, -0.3);
  EXPECT_LT(wayAt(hairs, testing::onBall(95, 180), kReachMm).y, -0.7);
  for (const testing::LaidDot& hair : hairs) {
    const double out = glm::dot(glm::normalize(hair.stub), hair.normal);
    ASSERT_GT(out, 0.05);
    ASSERT_LT(out, 0.95);
  }
}

TEST_F(Growth, TurnsClockwiseAboutTheWhorlWhereverThePlanPutsIt) {
  for (const auto& [left_mm, behind_mm] : {std::pair{-8.0f, 62.0f}, std::pair{20.0f, 40.0f}}) {
    Plan plan;
    plan.native.whorl_left_mm = left_mm;
    plan.native.whorl_behind_mm = behind_mm;
    const auto hairs = grow(plan);
    const glm::dvec3 middle = glm::normalize(directionFromChart(chartFromPattern(whorlPlace(plan.native))));
    double outwards = 0, clockwise = 0;
    int count = 0;
    for (const testing::LaidDot& hair : hairs) {
      const glm::dvec3 from_middle = glm::normalize(hair.place_mm - kChartCentre) - middle;
      if (glm::length(from_middle) > 0.2) continue;
      const glm::dvec3 away = glm::normalize(from_middle);
      outwards += glm::dot(hair.stub, away);
      clockwise += glm::dot(hair.stub, glm::cross(away, middle));
      ++count;
    }
    ASSERT_GT(count, 50);
    EXPECT_GT(outwards / count, 0.1);
    EXPECT_GT(clockwise / count, 0.15);
  }
}

TEST_F(Growth, IsAsLongAsTheClippersLeaveInTheMeanAndNothingWhenShavenFlush) {
  for (const float length_mm : {0.0f, 0.3f, 0.5f, 1.0f}) {
    Plan plan;
    plan.native.length_mm = length_mm;
    const auto hairs = grow(plan);
    double sum = 0;
    for (const testing::LaidDot& hair : hairs) sum += (hair.packed.ink >> 12 & 63u) / static_cast<double>(shared::kStubStepsPerMm);
    EXPECT_NEAR(sum / static_cast<double>(hairs.size()), static_cast<double>(length_mm), 0.01 * static_cast<double>(length_mm)) << length_mm;
  }
}

}  // namespace
}  // namespace stipple
