// The rooms: exposed alike, white where the camera is balanced for it, a little warm where that is meant.
#include "support/lit_ball.h"

namespace stipple {
namespace {

constexpr glm::uvec2 kPicture{24, 24};

class Lights : public testing::LitBall {
 protected:
  /// Mean of the bytes that a grey card before the face, turned to the key, shows; the ball's front serves as the card.
  glm::dvec3 cardIn(LightPreset preset, float grey) {
    const shared::Lighting at_first = lightingOf(preset);
    const glm::dvec3 towards = glm::normalize(glm::dvec3(at_first.lights[kKeyLight].centre) - kChartCentre);
    const Camera camera = lookingAt(towards, 0, 0, 12);
    const Seen seen = see(lightingOf(preset, camera), evenSkin(grey, 0, 0.5f), camera, kPicture);
    glm::dvec3 sum(0);
    for (const glm::u8vec3& byte : seen.bytes) sum += glm::dvec3(byte);
    return sum / static_cast<double>(seen.bytes.size());
  }
};

TEST_F(Lights, AGreyCardTurnedToTheKeyReads118AndOnlyTheEveningKeepsItWarm) {
  for (const std::string_view name : lightNames()) {
    const glm::dvec3 card = cardIn(*lightNamed(name), 0.18f);
    EXPECT_NEAR(glm::dot(card, glm::dvec3(0.2126, 0.7152, 0.0722)), 118, 1) << name;
    if (name == "evening") {
      EXPECT_GT(card.r / card.b, 1.06) << name;
      EXPECT_LT(card.r / card.b, 1.25) << name;
    } else {
      EXPECT_NEAR(card.r / card.b, 1, 0.05) << name;
    }
  }
}

TEST(LampColour, IsWhiteForACameraBalancedForIt) {
  for (const double kelvin : {2700.0, 4000.0, 6500.0})
    for (int channel = 0; channel < 3; ++channel) EXPECT_NEAR(lampColour(kelvin, kelvin)[channel], 1, 1e-3) << kelvin;
}

TEST(LampColour, GrowsWarmerAsItGrowsColder) {
  float before = 1e9f;
  for (const double kelvin : {2000.0, 2700.0, 4000.0, 5500.0, 6504.0, 9000.0}) {
    const glm::vec3 colour = lampColour(kelvin, 6504);
    EXPECT_LT(colour.r / colour.b, before) << kelvin;
    before = colour.r / colour.b;
    EXPECT_NEAR(glm::dot(colour, glm::vec3(0.2126f, 0.7152f, 0.0722f)), 1, 1e-4) << kelvin;
  }
}

TEST(LightNames, AreFoundAndAMissingOneIsToldTheOthers) {
  for (const std::string_view name : lightNames()) EXPECT_EQ(nameOf(*lightNamed(name)), name);
  const auto none = lightNamed("disco");
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.find("bathroom"), std::string::npos);
}

}  // namespace
}  // namespace stipple
