// The macro view finds the hairline, wherever plan and head put it.
#include "render/close_up.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "support/ball_head.h"

namespace stipple {
namespace {

TEST(CloseUp, TheMacroViewLooksSquareOnToTheMiddleOfTheHairline) {
  const Scalp scalp(testing::ballHead());
  for (const float height_mm : {55.0f, 75.0f, 95.0f}) {
    Plan plan;
    plan.hairline.mid_frontal_height_mm = height_mm;
    const auto middle = scalp.outlineFor(plan).points_mm[static_cast<std::size_t>(HairlinePointId::mid_frontal)];
    const auto view = macroView(scalp, plan);
    ASSERT_TRUE(view) << height_mm;
    EXPECT_LT(glm::distance(glm::dvec3(view->target), middle), 0.1) << height_mm;
    const glm::dvec3 outward = glm::normalize(middle - kChartCentre);
    EXPECT_LT(glm::dot(glm::dvec3(axesOf(*view).forward), outward), -0.999) << height_mm;
    EXPECT_FLOAT_EQ(view->height_mm, 40);
  }
}

}  // namespace
}  // namespace stipple
