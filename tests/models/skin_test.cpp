// The committed table of skin colours is what the Monte-Carlo makes, and the Monte-Carlo agrees with theory.
#include <gtest/gtest.h>

#include <cmath>

#include "skin/albedo.h"
#include "skin/optics.h"
#include "skin/spread.h"
#include "skin/transport.h"

namespace stipple::skin {
namespace {

// With these photons blue light from dark skin, of which least comes back, is known to some 2 %.
TEST(SkinTable, IsMadeAgainFromEntriesPickedAllOverIt) {
  constexpr std::array kRows{0, 4, 9, 17, 27}, kColumns{0, 5, 8, 15, 31};
  std::vector<double> melanin, blood;
  for (const int row : kRows) melanin.push_back(kMostTint.melanin * shareInSkinTable(row));
  for (const int column : kColumns) blood.push_back(kMostTint.blood * shareInSkinTable(column));
  const auto made = albedos(melanin, blood, 10'000, 7);
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    for (std::size_t j = 0; j < kColumns.size(); ++j) {
      const auto& committed = kSkinTable[static_cast<std::size_t>(kRows[i] * kSkinTableSide + kColumns[j])];
      for (int channel = 0; channel < 3; ++channel)
        EXPECT_NEAR(static_cast<double>(committed[channel]), made[i * kColumns.size() + j][channel],
                    0.05 * static_cast<double>(committed[channel]) + 0.0002)
            << "melanin " << melanin[i] << ", blood " << blood[j] << ", channel " << channel;
    }
  }
}

TEST(SkinTransport, GivesTheSameNumbersForTheSameSeed) {
  EXPECT_EQ(albedos({0.03}, {0.005}, 2000, 3), albedos({0.03}, {0.005}, 2000, 3));
  EXPECT_NE(albedos({0.03}, {0.005}, 2000, 3), albedos({0.03}, {0.005}, 2000, 4));
}

// Diffusion theory of a half-space (Flock et al. 1989, IEEE Trans. Biomed. Eng. 36(12)) with the inner reflection of Groenhuis et al.
// 1983 (Appl. Opt. 22(16)); good to some percent where scattering rules.
TEST(SkinTransport, ReflectsColourlessTissueAsDiffusionTheorySays) {
  constexpr double n = kRefractiveIndex;
  constexpr double inner = -1.440 / (n * n) + 0.710 / n + 0.668 + 0.0636 * n, k = (1 + inner) / (1 - inner);
  for (const double nm : {450.0, 550.0, 650.0}) {
    const Tissue even{dermisScatteringPerMm(nm), dermisScatteringPerMm(nm), baseAbsorptionPerMm(nm)};
    const double reduced = even.dermis_scattering * (1 - kAnisotropy), albedo = reduced / (reduced + even.base_absorption);
    const double expected = albedo / (1 + 2 * k * (1 - albedo) + (1 + 2 * k / 3) * std::sqrt(3 * (1 - albedo)));
    constexpr int kPhotons = 40'000;
    Random random(1);
    int out = 0;
    for (int i = 0; i < kPhotons; ++i) walk(even, random, [](auto...) {}, [&](const Exit&) { ++out; });
    EXPECT_NEAR(static_cast<double>(out) / kPhotons, expected, 0.03 * expected) << nm << " nm";
  }
}

// What is gone in each layer adds up to the way, piece by piece, and no piece lies in two layers.
TEST(SkinTransport, CountsEveryPieceOfTheWayInItsLayer) {
  Random random(5);
  double melanin = 0, dermis = 0;
  const auto crossed = [&](const Place& from, const Place& to, double from_z, double to_z) {
    const double length = std::hypot(to.x - from.x, to.y - from.y, to_z - from_z), middle = (from_z + to_z) / 2;
    for (const double border : {0.0, kStratumCorneumMm, kEpidermisMm}) EXPECT_GE((from_z - border) * (to_z - border), 0);
    if (middle > kEpidermisMm)
      dermis += length;
    else if (middle > kStratumCorneumMm)
      melanin += length;
  };
  for (int i = 0; i < 200; ++i) {
    melanin = dermis = 0;
    walk(tissueAt(600), random, crossed, [&](const Exit& exit) {
      EXPECT_NEAR(exit.melanin_mm, melanin, 1e-9);
      EXPECT_NEAR(exit.dermis_mm, dermis, 1e-9);
    });
  }
}

// Stratum corneum scatters light back before it meets melanin, blue most: why very dark skin is brown and not orange.
TEST(SkinTransport, SomeLightNeverMeetsMelanin) {
  const glm::dvec3 black = albedos({1e3}, {0.005}, 4000).front();
  EXPECT_GT(black.b, 0.005);
  EXPECT_LT(black.b, 0.02);
  EXPECT_LT(black.r, black.b);
}

TEST(SkinOptics, WhiteIsWhite) {
  glm::dvec3 sum(0);
  for (const glm::dvec3& weight : rec709Weights()) sum += weight;
  for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(sum[channel], 1, 1e-12);
}

// Reciprocity: of diffuse light from inside 1 - (1 - R) / n^2 is turned back, where R is the reflectance of diffuse light from outside
// (Egan and Hilgeman 1979, Optical Properties of Inhomogeneous Materials), here by Fresnel's equations in sines and tangents.
TEST(SkinTransport, ReflectsDiffuseLightAlikeFromBothSides) {
  double inside = 0, outside = 0;
  constexpr int kSteps = 100'000;
  for (int i = 0; i < kSteps; ++i) {
    const double cosine = std::sqrt((i + 0.5) / kSteps), in = std::acos(cosine), out = std::asin(std::sin(in) / kRefractiveIndex);
    const double s = std::sin(in - out) / std::sin(in + out), p = std::tan(in - out) / std::tan(in + out);
    inside += innerReflectance(cosine) / kSteps;
    outside += (s * s + p * p) / 2 / kSteps;
  }
  EXPECT_NEAR(inside, 1 - (1 - outside) / (kRefractiveIndex * kRefractiveIndex), 0.001);
}

TEST(SkinSpread, RedGoesFarthestAndADeepDotIsSeenWider) {
  const SkinTint tint{0.03, 0.005};
  const glm::dvec3 within = lightSpread(tint, 4000).within(0.5);
  EXPECT_LT(within.r, within.g);
  EXPECT_LT(within.g, within.b);
  const auto dots = dotSpread({0.2, 0.6}, tint, 4000);
  for (int channel = 0; channel < 3; ++channel) EXPECT_GT(dots[0].within(0.3)[channel], 1.5 * dots[1].within(0.3)[channel]);
}

}  // namespace
}  // namespace stipple::skin
