// The large form of the bust, without anything that has an edge: cranium, face masses, neck, shoulders. It is
// sampled once into a lattice and read back as a uniform cubic B-spline: twice continuously differentiable
// everywhere, so the scalp has no ripple that a grazing light could find, and fast, whatever its making cost.
#pragma once
#include <glm/vec3.hpp>
#include <vector>

#include "sculpt/sdf.h"

namespace stipple::sculpt {

class SoftForm {
 public:
  SoftForm();
  /// Mirrored at x = 0. Beyond the lattice only a lower bound of the distance.
  float distance(const vec3& p) const;

 private:
  float& at(int x, int y, int z);
  void smoothWherePlanned();

  glm::ivec3 size_;
  std::vector<float> samples_;  // x fastest
};

}  // namespace stipple::sculpt
