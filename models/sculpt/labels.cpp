#include "sculpt/labels.h"

#include <array>
#include <cassert>
#include <glm/vec2.hpp>

#include "sculpt/ear.h"

namespace stipple::sculpt {
namespace {

// Outline of the scalp seen from the side, as (z, y). The forehead's edge lies 35 mm above the brows; temples
// reach down to the sideburn before the ear; behind it the edge falls to the nape.
constexpr auto kScalpOutline = std::to_array<glm::vec2>({
    {140, 74},   {104, 74},   {84, 74},   {64, 70},  {50, 58},   {42, 44},   {36, 28},   {33, 12},
    {31, -6},  // lower end of the sideburn
    {17, -7},    {8, 2},      {-8, 0},    {-20, -8}, {-34, -28}, {-50, -40}, {-64, -45}, {-100, -46},  // nape
    {-140, -46}, {-140, 200}, {140, 200},
});

// Lower border of the jaw and of the mastoid seen from the side, front to back: face above, neck below.
constexpr auto kJawLine =
    std::to_array<glm::vec2>({{140, -106}, {66, -106}, {34, -92}, {8, -64}, {-12, -24}, {-140, 0}});

constexpr float kAroundEar_mm = 4;

/// Height of an open line that runs from front to back, at z.
float heightAt(std::span<const glm::vec2> line, float z) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (z >= line[i + 1].x) {
      const float t = std::clamp((line[i].x - z) / (line[i].x - line[i + 1].x), 0.0f, 1.0f);
      return mix(line[i].y, line[i + 1].y, t);
    }
  }
  return line.back().y;
}

/// The outermost skin along a line from far outside to `inside`.
vec3 skinBetween(const HeadField& field, const vec3& outside, const vec3& inside) {
  constexpr int kSteps = 4000;
  vec3 before = outside;
  for (int step = 1; step <= kSteps; ++step) {
    const vec3 p = outside + (inside - outside) * (static_cast<float>(step) / kSteps);
    if (field.distance(p) < 0) {
      vec3 in = p;
      for (int halving = 0; halving < 20; ++halving) {
        const vec3 middle = 0.5f * (before + in);
        (field.distance(middle) < 0 ? in : before) = middle;
      }
      return 0.5f * (before + in);
    }
    before = p;
  }
  assert(false);
  return inside;
}

/// Of the midline profile between two heights, seen from the front: its foremost or its hindmost point.
vec3 onProfile(const HeadField& field, float low_y, float high_y, bool foremost) {
  constexpr float kStep_mm = 0.1f;
  vec3 best{0};
  for (float y = low_y; y <= high_y; y += kStep_mm) {
    const vec3 p = skinBetween(field, {0, y, 140}, {0, y, 40});
    if (best == vec3(0) || (foremost ? p.z > best.z : p.z < best.z)) best = p;
  }
  return best;
}

/// Of the midline between two depths, seen from above or below (from `from_y`): the point farthest from the
/// origin's level.
vec3 highestOrLowest(const HeadField& field, float low_z, float high_z, float from_y, float to_y) {
  constexpr float kStep_mm = 0.1f;
  vec3 best{0};
  for (float z = low_z; z <= high_z; z += kStep_mm) {
    const vec3 p = skinBetween(field, {0, from_y, z}, {0, to_y, z});
    if (best == vec3(0) || std::abs(p.y) > std::abs(best.y)) best = p;
  }
  return best;
}

}  // namespace

Region regionAt(const vec3& p) {
  const vec3 mirrored{std::abs(p.x), p.y, p.z};
  if (earWithRoot(mirrored) < kAroundEar_mm) return Region::ear;
  static const Outline scalp(kScalpOutline, 4);
  if (scalp.distance({p.z, p.y}) < 0) return Region::scalp;
  return p.y < heightAt(kJawLine, p.z) ? Region::neck : Region::face;
}

Landmarks findLandmarks(const HeadField& field) {
  Landmarks landmarks{};
  landmarks.glabella = onProfile(field, 28, 46, true);
  landmarks.sellion = onProfile(field, 6, 28, false);
  landmarks.pronasale = onProfile(field, -32, -8, true);
  landmarks.menton = highestOrLowest(field, 68, 92, -130, -60);
  landmarks.vertex = highestOrLowest(field, -60, 50, 150, 60);
  vec3 rearmost{0};
  for (float y = 0; y <= 80; y += 0.1f) {
    const vec3 p = skinBetween(field, {0, y, -130}, {0, y, -40});
    if (p.z < rearmost.z) rearmost = p;
  }
  landmarks.opisthocranion = rearmost;
  landmarks.tragion_left = skinBetween(field, {100, 0, 0}, {40, 0, 0});
  landmarks.tragion_right = skinBetween(field, {-100, 0, 0}, {-40, 0, 0});
  return landmarks;
}

}  // namespace stipple::sculpt
