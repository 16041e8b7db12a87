#include "sculpt/cranium.h"

namespace stipple::sculpt {
namespace {

constexpr Ellipsoid kCalvarium{{0, 46, -8}, {73, 84, 90}};
constexpr Ellipsoid kFrontal{{0, 54, 30}, {60, 56, 64}};
constexpr Ellipsoid kOccipital{{0, 25, -42}, {60, 50, 56}};
constexpr Ellipsoid kSkullBase{{0, -8, -18}, {66, 42, 62}};
constexpr float kJoin_mm = 24;

}  // namespace

float cranium(const vec3& p) {
  float distance = kCalvarium.distance(p);
  for (const Ellipsoid& part : {kFrontal, kOccipital, kSkullBase}) {
    distance = smoothUnion(distance, part.distance(p), kJoin_mm);
  }
  return distance;
}

}  // namespace stipple::sculpt
