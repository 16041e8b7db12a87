// The committed head is what the generator makes.
#include "sculpt/sculpt.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "head/built_in.h"

namespace stipple::sculpt {
namespace {

TEST(Sculpt, MakesTheCommittedHeadAgain) {
  const auto committed = builtInHead();
  ASSERT_TRUE(committed) << committed.error().message;
  const Head made = makeHead();
  const Mesh& expected = committed->mesh;
  ASSERT_EQ(made.mesh.positions.size(), expected.positions.size());
  EXPECT_EQ(made.mesh.triangles, expected.triangles);
  EXPECT_EQ(made.mesh.regions, expected.regions);
  float farthest = 0;
  for (std::size_t i = 0; i < expected.positions.size(); ++i) {
    farthest = std::max(farthest, glm::distance(made.mesh.positions[i], expected.positions[i]));
  }
  EXPECT_LT(farthest, 0.01f);
  EXPECT_LT(glm::distance(made.landmarks.menton, committed->landmarks.menton), 0.01f);
}

}  // namespace
}  // namespace stipple::sculpt
