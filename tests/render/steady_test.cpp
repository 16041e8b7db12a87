// What a slider leaves alone: a dot stands still while the plan still asks for it, and a plan that comes back
// brings back its picture.
#include <algorithm>
#include <array>
#include <set>

#include "plan/stage.h"
#include "support/ball_scene.h"

namespace stipple {
namespace {

constexpr double kCapacityPerCm2 = 40;
constexpr float kFullDensity = 30;

using DotWords = std::array<std::uint32_t, 4>;
using Place = std::array<std::uint32_t, 2>;
Place placeOf(const DotWords& dot) {
  return {dot[0], dot[1]};
}

/// Where the stored position lies on the chart, in texels from the middle of texel (0, 0).
glm::dvec2 texelsOf(const DotWords& dot) {
  constexpr std::uint32_t kAxisBits = 21, kMask = (1u << kAxisBits) - 1;
  const glm::uvec3 units(dot[0] & kMask, (dot[0] >> 21 | dot[1] << 11) & kMask, dot[1] >> 10 & kMask);
  const glm::dvec3 place =
      (glm::dvec3(units) - double{shared::kPositionOffset}) / double{shared::kUnitsPerMm};
  return (chartFromDirection(glm::normalize(place - kChartCentre)) + 1.0) * (kChartSize / 2.0) - 0.5;
}

/// No texel that could speak for this dot differs. Texels are 0.7 mm or less wide and the hand strays from
/// the site by less than that, so two either way are enough.
bool askedAlike(const DotWords& dot, const Fields& before, const Fields& after) {
  const glm::ivec2 middle(glm::round(texelsOf(dot)));
  for (int y = middle.y - 2; y <= middle.y + 2; ++y) {
    for (int x = middle.x - 2; x <= middle.x + 2; ++x) {
      const auto i = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
      if (before[i] != after[i]) return false;
    }
  }
  return true;
}

class Steady : public testing::GpuTest {
 protected:
  struct Shown {
    std::set<DotWords> dots;  // every bit of them
    Fields fields;
    std::vector<std::byte> picture;
  };

  void SetUp() override {
    GpuTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ball_.emplace(device(), kCapacityPerCm2);
    frame_.emplace(device(), FrameSize{{160, 120}, 1});
  }
  void TearDown() override {
    frame_.reset();
    ball_.reset();
    GpuTest::TearDown();
  }

  static Plan fullPlan() {
    Plan plan;
    plan.density_per_cm2 = kFullDensity;
    plan.native.density_per_cm2 = 8;  // less than the plan asks for, or no slider would do anything
    return plan;
  }
  static Plan thinned(Plan plan) {
    plan.density_per_cm2 *= 0.8f;
    return plan;
  }

  Shown show(const Plan& plan, std::string_view stage = "s3.healed", const Camera& camera = kTop) {
    const float day = *stageNamed(plan, stage)->day;
    Shown shown{{}, ball_->scalp.fieldsFor(plan), {}};
    ball_->treat(plan, day);
    for (const shared::Dot& dot : ball_->dotList())
      shown.dots.insert({dot.position_low, dot.position_high, dot.shape, dot.ink});
    device().runNow("frame",
                    [&](gpu::Commands& commands) { frame_->record(commands, ball_->input(camera, plan)); });
    shown.picture = gpu::download(device(), frame_->picture(), 4);
    return shown;
  }

  /// Every dot of either picture for which nothing asked otherwise is in the other, bit for bit.
  static void expectStillWhereAskedAlike(const Shown& before, const Shown& after) {
    std::size_t still = 0, moved = 0;
    for (const auto& [from, to] : {std::pair(&before, &after), std::pair(&after, &before)}) {
      for (const DotWords& dot : from->dots) {
        if (to->dots.contains(dot))
          ++still;
        else if (askedAlike(dot, before.fields, after.fields))
          ++moved;
      }
    }
    EXPECT_EQ(moved, 0u);
    EXPECT_GT(still, before.dots.size() / 2);
    EXPECT_NE(before.dots, after.dots);
  }

  static inline const Camera kTop{{0, 60, 0}, 0.4f, 0.9f, 260};
  static inline const Camera kBack{{0, 30, -60}, 3.14159f, 0.3f, 60};

 private:
  std::optional<testing::BallScene> ball_;
  std::optional<Frame> frame_;
};

TEST_F(Steady, DensityFrom80To100PercentLeavesEveryDotWhereItWas) {
  const Shown thin = show(thinned(fullPlan())), full = show(fullPlan());
  ASSERT_GT(thin.dots.size(), 3000u);
  EXPECT_GT(full.dots.size(), thin.dots.size() * 11 / 10);
  std::set<Place> places;
  for (const DotWords& dot : full.dots) places.insert(placeOf(dot));
  EXPECT_TRUE(std::all_of(thin.dots.begin(), thin.dots.end(),
                          [&](const DotWords& dot) { return places.contains(placeOf(dot)); }));
}

TEST_F(Steady, InOneSittingDensityFrom80To100PercentChangesNoBitOfDotsThatHadGrownIn) {
  Plan plan = fullPlan();
  plan.sessions = {{1.0f, 0}};  // with more, a dot may come a session earlier and so be older on the day
  plan.healing.trauma_per_cm2 = plan.healing.trauma_minutes = 1e6f;  // else the denser work strains the skin more
  const Shown thin = show(thinned(plan), "s1.healed"), full = show(plan, "s1.healed");
  const auto same = std::count_if(thin.dots.begin(), thin.dots.end(),
                                  [&](const DotWords& dot) { return full.dots.contains(dot); });
  EXPECT_GT(static_cast<std::size_t>(same), thin.dots.size() * 97 / 100);  // the last 1/64 grow
  EXPECT_GT(full.dots.size(), thin.dots.size() * 11 / 10);
}

TEST_F(Steady, DensityFrom100To80To100PercentBringsBackTheSameBytes) {
  const Shown before = show(fullPlan()), between = show(thinned(fullPlan())), after = show(fullPlan());
  EXPECT_NE(between.picture, before.picture);
  EXPECT_TRUE(after.picture == before.picture);
  EXPECT_EQ(after.dots, before.dots);
}

/// Moves of the edge: each must leave alone what lies further in.
std::vector<Plan> edgesMoved(const Plan& plan) {
  std::vector<Plan> moved(4, plan);
  moved[0].hairline.fade_mm += 8;
  moved[1].hairline.mid_frontal_height_mm -= 6;
  moved[2].hairline.recession_mm += 10;
  moved[3].hairline[HairlinePointId::corner_left].up_mm += 7;
  return moved;
}

TEST_F(Steady, AMovedHairlineOrFadeLeavesEveryDotAloneWhereItAsksForTheSame) {
  const Shown before = show(fullPlan());
  for (const Plan& plan : edgesMoved(fullPlan())) expectStillWhereAskedAlike(before, show(plan));
}

TEST_F(Steady, AHairlineOrFadeMovedAndMovedBackBringsBackTheSameBytes) {
  const Shown before = show(fullPlan());
  for (const Plan& plan : edgesMoved(fullPlan())) {
    EXPECT_FALSE(show(plan).picture == before.picture);
    const Shown after = show(fullPlan());
    EXPECT_TRUE(after.picture == before.picture);
    EXPECT_EQ(after.dots, before.dots);
  }
}

TEST_F(Steady, TheBackOfTheHeadIsTheSamePictureWhateverTheHairlineDoes) {
  const Shown before = show(fullPlan(), "s3.healed", kBack);
  EXPECT_FALSE(show(thinned(fullPlan()), "s3.healed", kBack).picture == before.picture);
  for (Plan plan : edgesMoved(fullPlan())) {
    if (plan.hairline.fade_mm != fullPlan().hairline.fade_mm) continue;  // runs around the nape as well
    EXPECT_TRUE(show(plan, "s3.healed", kBack).picture == before.picture);
  }
}

}  // namespace
}  // namespace stipple
