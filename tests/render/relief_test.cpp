// Relief keyed to the skin: it does not crawl under a moving camera, and what gets too fine to be seen stays as roughness.
#include "support/lit_ball.h"

namespace stipple {
namespace {

constexpr std::uint32_t kSide = 128;
constexpr glm::uvec2 kPicture{kSide, kSide};
const glm::dvec3 kUpFront = glm::normalize(glm::dvec3(0.1, 0.5, 1));

class ReliefTest : public testing::LitBall {
 protected:
  /// A small softbox whose mirror image lies around the place that the cameras look at, a little off it.
  static shared::Lighting softbox() {
    shared::Lighting lighting = darkness();
    const glm::vec3 towards = glm::normalize(glm::vec3(kUpFront) + glm::vec3(0.12f, 0.05f, 0));
    const glm::vec3 u = glm::normalize(glm::cross(glm::vec3(0, 1, 0), towards));
    lighting.lights[0] = {glm::vec3(kChartCentre) + 1300.0f * towards, u * 200.0f, glm::cross(towards, u) * 200.0f, glm::vec3(8)};
    lighting.sky = lighting.ground = glm::vec3(0.6f);
    return lighting;
  }
  shared::SkinLook skin(float albedo) {
    shared::SkinLook look = evenSkin(albedo, 0.028f, 0.45f);
    look.relief = 1;
    return look;
  }
};

// A slow pan in quarters of a pixel, with one sample a pixel as while the head moves: after a whole pixel each shows what its
// neighbour showed. Each quarter changes it by a quarter of what neighbours differ by where all is broader than pixels, by as much
// as they differ where it is noise. On the way a glint narrower than a pixel may rise above both, but not by much.
TEST_F(ReliefTest, DoesNotCrawlUnderASlowPan) {
  for (const float height_mm : {340.0f, 110.0f, 45.0f, 30.0f}) {
    const float mm_per_px = height_mm * 0.25f / kSide;  // as in a picture four times as large
    std::vector<std::vector<glm::vec3>> frames;
    for (int step = 0; step < 5; ++step) {
      Camera camera = lookingAt(kUpFront, 0, 0, mm_per_px * kSide);
      camera.target += axesOf(camera).right * (0.25f * mm_per_px * static_cast<float>(step));
      frames.push_back(see(softbox(), skin(0.35f), camera, kPicture).linear);
    }
    double change = 0, mean = 0, detail = 0, flash = 0, twinkle = 0;
    for (std::size_t y = 1; y + 1 < kSide; ++y)
      for (std::size_t x = 2; x + 2 < kSide; ++x) {
        const auto at = [&](std::size_t frame, std::size_t column) { return static_cast<double>(frames[frame][y * kSide + column].g); };
        const double value = at(2, x);
        mean += value;
        detail += std::abs(at(0, x + 1) - at(0, x));
        change += std::abs(at(2, x) - at(1, x));
        // What a pixel shows after a whole pixel's way is what its neighbour showed before.
        twinkle = std::max(twinkle, std::abs(at(4, x) - at(0, x + 1)) / value);
        const auto [low, high] = std::minmax({at(0, x), at(4, x)});
        for (const std::size_t step : {1, 2, 3}) flash = std::max({flash, (at(step, x) - high) / value, (low - at(step, x)) / value});
      }
    RecordProperty("mean_change_at_" + std::to_string(height_mm), std::to_string(change / mean));
    RecordProperty("change_at_" + std::to_string(height_mm), std::to_string(change / detail));
    RecordProperty("twinkle_at_" + std::to_string(height_mm), std::to_string(twinkle));
    RecordProperty("flash_at_" + std::to_string(height_mm), std::to_string(flash));
    EXPECT_LT(change / detail, 0.5) << height_mm;
    EXPECT_LT(change / mean, 0.012) << height_mm;
    EXPECT_LT(flash, 0.17) << height_mm;
    EXPECT_LT(twinkle, 0.012) << height_mm;
  }
}

// Gloss alone, over the same 6 mm of skin, from near and from afar.
TEST_F(ReliefTest, TooFineToBeSeenLeavesTheGlossAsBroad) {
  constexpr double kPatchMm = 6;
  const auto glossOfPatch = [&](float height_mm, float relief) {
    const Camera camera = lookingAt(kUpFront, 0, 0, height_mm);
    shared::SkinLook look = skin(0);
    look.relief = relief;
    const auto linear = see(softbox(), look, camera, kPicture).linear;
    const int half = static_cast<int>(kPatchMm / 2 / static_cast<double>(height_mm) * kSide), middle = kSide / 2;
    double sum = 0;
    for (int y = middle - half; y < middle + half; ++y)
      for (int x = middle - half; x < middle + half; ++x) sum += static_cast<double>(linear[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)].g);
    return sum / (4.0 * half * half);
  };
  const double near = glossOfPatch(8, 1), afar = glossOfPatch(96, 1), polished = glossOfPatch(96, 0);
  RecordProperty("near", std::to_string(near));
  RecordProperty("afar", std::to_string(afar));
  RecordProperty("polished", std::to_string(polished));
  EXPECT_NEAR(afar / near, 1, 0.12);
  EXPECT_GT(polished / near, 1.25);  // what vanishing relief would show
}

// In the middle of a highlight as broad as a window slopes tell nothing, they all mirror it: there furrows show as gloss that is missing.
TEST_F(ReliefTest, FurrowsShowInTheMiddleOfAHighlight) {
  shared::Lighting window = softbox();
  window.lights[0].half_u *= 4;
  window.lights[0].half_v *= 4;
  window.sky = window.ground = glm::vec3(0);
  const Camera camera = lookingAt(kUpFront, 0, 0, 8);
  shared::SkinLook look = skin(0);
  look.roughness = look.oily_roughness = 0.35f;
  const auto linear = see(window, look, camera, 2u * kPicture).linear;
  double sum = 0, squares = 0;
  for (const glm::vec3& pixel : linear) {
    sum += static_cast<double>(pixel.g);
    squares += static_cast<double>(pixel.g) * static_cast<double>(pixel.g);
  }
  const double mean = sum / static_cast<double>(linear.size()), contrast = std::sqrt(squares / static_cast<double>(linear.size()) - mean * mean) / mean;
  RecordProperty("contrast", std::to_string(contrast));
  EXPECT_GT(contrast, 0.08);
}

// From afar pixels show the mean of hairs that they cannot tell apart. By area: what the same places look like.
TEST_F(ReliefTest, BrowsAndLashesAreAsDarkFromAfarAsFromNear) {
  paintFace();
  shared::Lighting sky = darkness();
  sky.sky = sky.ground = glm::vec3(static_cast<float>(kPi));
  struct Place {
    glm::dvec2 low, high;  // x and y in the head frame
  };
  for (const Place& place : {Place{{20, 33}, {40, 44}}, Place{{22, 2}, {42, 7}}}) {
    const glm::dvec2 off = (place.low + place.high) / 2.0 - glm::dvec2(kChartCentre);
    const glm::dvec3 towards = glm::normalize(glm::dvec3(off, std::sqrt(testing::kBallRadiusMm * testing::kBallRadiusMm - glm::dot(off, off))));
    const auto takenAt = [&](glm::uvec2 size, float height_mm) {
      const Camera camera = lookingAt(towards, 0, 0, height_mm);
      shared::SkinLook look = evenSkin(0.5f, 0, 0.45f);
      look.variation = 1;
      const auto linear = see(sky, look, camera, size).linear;
      double sum = 0, pixels = 0;
      for (glm::uvec2 pixel{0, 0}; pixel.y < size.y; ++pixel.y)
        for (pixel.x = 0; pixel.x < size.x; ++pixel.x) {
          const auto point = pointAt(camera, size, pixel);
          if (!point || glm::any(glm::lessThan(glm::dvec2(point->place), place.low)) || glm::any(glm::greaterThan(glm::dvec2(point->place), place.high))) continue;
          sum += 0.5 - static_cast<double>(linear[pixel.y * size.x + pixel.x].g);
          ++pixels;
        }
      return sum / pixels;
    };
    const double near = takenAt({768, 768}, 26), afar = takenAt({72, 72}, 36);
    RecordProperty("near_at_" + std::to_string(place.low.y), std::to_string(near));
    RecordProperty("afar_at_" + std::to_string(place.low.y), std::to_string(afar));
    EXPECT_GT(near, 0.03);
    EXPECT_NEAR(afar / near, 1, 0.05);
  }
}

// Detail that is as fine as the pixels: what one sample shows of it is its mean over the pixel, neither noise nor a blank.
TEST_F(ReliefTest, APixelShowsTheMeanOfTheFurrowsInIt) {
  constexpr std::uint32_t kFiner = 6;
  for (const float mm_per_px : {0.1f, 0.16f, 0.22f}) {
    const Camera camera = lookingAt(kUpFront, 0, 0, mm_per_px * kSide);
    const auto pictureOf = [&](std::uint32_t finer, float relief) {
      shared::SkinLook look = skin(0.35f);
      look.relief = relief;
      const auto linear = see(softbox(), look, camera, kPicture * finer).linear;
      std::vector<double> means(std::size_t{kSide} * kSide);
      for (std::size_t i = 0; i < linear.size(); ++i)
        means[i / (kSide * finer) / finer * kSide + i % (kSide * finer) / finer] += static_cast<double>(linear[i].g) / (finer * finer);
      return means;
    };
    const auto coarse = pictureOf(1, 1), fine = pictureOf(kFiner, 1), polished = pictureOf(1, 0);
    // What neighbours differ by, less what the light does.
    double both = 0, of_coarse = 0, of_fine = 0;
    for (std::size_t i = 1; i < coarse.size(); ++i) {
      if (i % kSide == 0) continue;
      const double light = polished[i] - polished[i - 1], seen = coarse[i] - coarse[i - 1] - light, there = fine[i] - fine[i - 1] - light;
      both += seen * there;
      of_coarse += seen * seen;
      of_fine += there * there;
    }
    const double borne_out = both / of_coarse, alike = both / std::sqrt(of_coarse * of_fine);
    RecordProperty("borne_out_at_" + std::to_string(mm_per_px), std::to_string(borne_out));
    RecordProperty("alike_at_" + std::to_string(mm_per_px), std::to_string(alike));
    EXPECT_NEAR(borne_out, 1, 0.15) << mm_per_px;
    EXPECT_GT(alike, 0.85) << mm_per_px;
  }
}

}  // namespace
}  // namespace stipple
