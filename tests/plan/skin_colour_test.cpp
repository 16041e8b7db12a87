#include "plan/skin_colour.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>
#include <string>

#include "plan/parameters.h"
#include "support/ciede2000.h"

namespace stipple {
namespace {

SkinTint tintOfType(float fitzpatrick) {
  Skin skin;
  skin.fitzpatrick = fitzpatrick;
  return tintOf(skin);
}

// Sharma, Wu, Dalal 2005, table 1: pairs that take every branch of the formula.
TEST(Ciede2000, GivesThePublishedDifferencesOfThePublishedPairs) {
  struct Pair {
    glm::dvec3 a, b;
    double difference;
  };
  const Pair pairs[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
                        {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412},
                        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
                        {{50, 0, 0}, {50, -1, 2}, 2.3669},
                        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
                        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
                        {{50, -0.0010, 2.4900}, {50, 0.0009, -2.4900}, 4.8045},
                        {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461},
                        {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
                        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
                        {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
                        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
                        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
                        {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
                        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
  for (const Pair& pair : pairs) EXPECT_NEAR(testing::ciede2000(pair.a, pair.b), pair.difference, 5e-5) << pair.difference;
}

// The classes are of skin that the sun does not reach, which holds less blood than a scalp.
TEST(SkinColour, EachTypeReadsAsTheTypologyClassThatGoesWithItAwayFromTheSun) {
  const std::string classes[] = {"very light", "light", "intermediate", "tan", "brown", "dark"};
  for (int type = 1; type <= 6; ++type) {
    const double angle = typologyAngleDeg(skinAlbedo({tintOfType(static_cast<float>(type)).melanin, 0.008}));
    EXPECT_EQ(typologyClass(angle), classes[type - 1]) << "type " << type << " reads " << angle << " degrees";
  }
}

// Means of groups: forearms of Alaluf et al. 2002 (Pigment Cell Res. 15(2)), foreheads of Xiao et al. 2017 (Skin Res. Technol.
// 23(1)). Within a group lightness alone has a standard deviation of 3 to 5.
TEST(SkinColour, ReadsAsSkinHasBeenMeasured) {
  constexpr double kShaded = 0.008, kUsual = 0.013;  // blood of an inner arm, of a plan
  struct Group {
    const char* name;
    glm::dvec3 lab;
    float type;
    double blood;
  };
  const Group groups[] = {{"inner arm, European", {65.0, 7.1, 13.3}, 2, kShaded}, {"inner arm, Chinese", {62.1, 8.4, 16.3}, 3, kShaded},
                          {"forehead, Caucasian", {59.2, 11.6, 15.1}, 2.7f, kUsual}, {"forehead, Chinese", {56.4, 11.7, 16.3}, 3.3f, kUsual},
                          {"forearm, Indian", {43.7, 12.9, 17.2}, 5, kUsual},     {"forearm, African", {38.1, 12.7, 15.0}, 5.7f, kUsual}};
  for (const Group& group : groups) {
    const glm::dvec3 read = labRead(skinAlbedo({tintOfType(group.type).melanin, group.blood}));
    EXPECT_LT(testing::ciede2000(read, group.lab), 2) << group.name << " reads " << read.x << " " << read.y << " " << read.z;
  }
}

TEST(SkinColour, DarkensInEveryChannelFromTypeToType) {
  glm::vec3 lighter(1);
  for (float type = 1; type <= 6; type += 0.25f) {
    const glm::vec3 albedo = skinAlbedo(tintOfType(type));
    EXPECT_TRUE(glm::all(glm::lessThan(albedo, lighter))) << type;
    EXPECT_GT(albedo.r, albedo.g);
    EXPECT_GT(albedo.g, albedo.b);
    lighter = albedo;
  }
}

TEST(SkinColour, IsFoundAgainFromItsAlbedo) {
  for (const double melanin : {0.004, 0.02, 0.07, 0.2, 0.35}) {
    for (const double blood : {0.002, 0.006, 0.02}) {
      const SkinTint found = tintMatching(skinAlbedo({melanin, blood}));
      EXPECT_NEAR(found.melanin, melanin, 0.01 * melanin);
      EXPECT_NEAR(found.blood, blood, 0.02 * blood);
    }
  }
}

TEST(SkinColour, MatchingAScanSetsTypeAndBloodOfThePlan) {
  Skin skin;
  skin.fitzpatrick = 4.3f;
  skin.blood_percent = 1.2f;
  skin.sheen = 0.7f;
  const Skin found = matched({.sheen = 0.7f}, skinAlbedo(tintOf(skin)));
  EXPECT_NEAR(found.fitzpatrick, 4.3f, 0.03f);
  EXPECT_NEAR(found.blood_percent, 1.2f, 0.03f);
  EXPECT_EQ(found.sheen, 0.7f);
}

TEST(SkinColour, MatchingKeepsToWhatAPlanMayHold) {
  for (const glm::vec3& colour : {glm::vec3(0), glm::vec3(1), glm::vec3(0.9f, 0.05f, 0.05f), glm::vec3(0.1f, 0.2f, 0.6f)}) {
    Plan plan;
    plan.skin = matched(plan.skin, colour);
    for (const char* key : {"skin.fitzpatrick", "skin.blood_percent"}) {
      const Parameter& parameter = *findParameter(key);
      EXPECT_TRUE(valueFor(parameter, static_cast<double>(parameter.read(plan)))) << key << " " << parameter.read(plan);
    }
  }
}

TEST(SkinColour, TypesGoToMelaninAndBack) {
  for (float type = 1; type <= 6; type += 0.3f) EXPECT_NEAR(fitzpatrickOf(melaninOf(type)), type, 1e-4f);
}

// Redness takes green most and red least; on dark skin it hardly shows.
TEST(SkinColour, FlushedSkinShowsOnLightAndIsSubduedOnDark) {
  const auto seen = [](const SkinTint& tint) { return labRead(skinAlbedo(tint)); };
  const auto difference = [&](float type) {
    SkinTint red = tintOfType(type);
    red.blood += kErythemaBlood;
    return testing::ciede2000(seen(tintOfType(type)), seen(red));
  };
  EXPECT_GT(difference(1), 7);
  EXPECT_LT(difference(6), 0.5 * difference(1));
  SkinTint red = tintOfType(2);
  red.blood += kErythemaBlood;
  const glm::vec3 left = skinAlbedo(red) / skinAlbedo(tintOfType(2));
  EXPECT_GT(left.r, left.b);
  EXPECT_GT(left.b, left.g);
}

// The hue of light skin says how much it sends back, within what a photograph's colours are good for.
TEST(SkinColour, OverexposedSkinComesBackAsTheSkinThatWasPhotographed) {
  for (const SkinTint& tint : {SkinTint{0.008, 0.014}, SkinTint{0.0117, 0.0163}, SkinTint{0.02, 0.01}}) {
    const glm::vec3 albedo = skinAlbedo(tint);
    for (const float exposure : {1.5f, 1.9f}) {
      SCOPED_TRACE(::testing::Message() << tint.melanin << " " << tint.blood << " times " << exposure);
      const glm::vec3 photographed = exposure * albedo;
      EXPECT_LT(testing::ciede2000(labOf(glm::dvec3(photographed * photographExposure(photographed))), labOf(glm::dvec3(albedo))), 0.3);
    }
  }
}

// A bluish photograph's hue is that of no skin, a warm one's of skin far too dark.
TEST(SkinColour, NoPhotographBecomesBrighterThanSkinOrDarkerByMoreThanAStop) {
  EXPECT_EQ(photographExposure({0.40f, 0.34f, 0.31f}), 1);
  for (const glm::vec3& blue : {glm::vec3(0.6f, 0.6f, 0.7f), glm::vec3(0.9f)})
    EXPECT_NEAR(0.36 / glm::dot(blue, glm::vec3(0.2126f, 0.7152f, 0.0722f)), photographExposure(blue), 1e-5);
  EXPECT_EQ(photographExposure({0.75f, 0.4f, 0.15f}), 0.5f);
}

}  // namespace
}  // namespace stipple
