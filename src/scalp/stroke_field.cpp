#include "scalp/stroke_field.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "base/smoothstep.h"
#include "scalp/noise.h"

namespace stipple {
namespace {

constexpr double kHardShare = 0.5;  // of a brush's radius; from there it softens to its rim

// Scars of single grafts are round and lie 2 to 4 mm apart; a knife's scar has a sharp edge [assumed].
constexpr double kScarDotsWaveMm = 2.6, kScarDotsFrom = 0.28, kScarDotsUntil = 0.5;
constexpr std::uint32_t kScarDotsSeed = 0x5ca7;

ChartBox intersectionOf(const ChartBox& a, const ChartBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

std::size_t texelAt(const ChartPoint& point) {
  const auto axis = [](float c) {
    return static_cast<std::size_t>(
        std::clamp(static_cast<int>((c + 1) / 2 * kChartSize), 0, kChartSize - 1));
  };
  return axis(point.y) * kChartSize + axis(point.x);
}

/// The path on the skin, in steps so short that straight lines between them do not cut through the head.
std::vector<glm::vec3> onSkin(const std::vector<ChartPoint>& path, const ChartMap& map) {
  constexpr float kStep = 0.02f;  // some 4 mm
  std::vector<glm::vec3> places;
  const auto add = [&](const ChartPoint& point) {
    if (const std::size_t texel = texelAt(point); map.on_skin[texel]) places.push_back(map.position[texel]);
  };
  add(path.front());
  for (std::size_t i = 1; i < path.size(); ++i) {
    const ChartPoint &from = path[i - 1], &to = path[i];
    const int steps = std::max(1, static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / kStep));
    for (int step = 1; step <= steps; ++step) {
      const float share = static_cast<float>(step) / static_cast<float>(steps);
      add({std::lerp(from.x, to.x, share), std::lerp(from.y, to.y, share)});
    }
  }
  return places;
}

double distanceTo(const std::vector<glm::vec3>& path, const glm::vec3& place) {
  float nearest2 = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < path.size(); ++i) {
    const glm::vec3 from = path[i], along = path[std::min(i + 1, path.size() - 1)] - from,
                    apart = place - from;
    const float length2 = glm::dot(along, along);
    const float t = length2 > 0 ? std::clamp(glm::dot(apart, along) / length2, 0.0f, 1.0f) : 0;
    const glm::vec3 off = apart - along * t;
    nearest2 = std::min(nearest2, glm::dot(off, off));
  }
  return std::sqrt(static_cast<double>(nearest2));
}

}  // namespace

ChartBox boxOf(const Stroke& stroke) {
  std::vector<glm::dvec2> path;
  for (const ChartPoint& point : stroke.path.points()) path.emplace_back(point.x, point.y);
  return boxAround(path, static_cast<double>(stroke.radius_mm));
}

ChartBox StrokeField::update(const std::vector<Stroke>& strokes) {
  // Edits are mostly at the end: what both lists begin and end with stays.
  const std::size_t common = std::min(strokes.size(), strokes_.size());
  std::size_t first = 0, last = 0;
  while (first < common && strokes[first] == strokes_[first]) ++first;
  while (last < common - first && strokes[strokes.size() - 1 - last] == strokes_[strokes_.size() - 1 - last])
    ++last;
  ChartBox box;
  for (std::size_t i = first; i + last < strokes_.size(); ++i) box = unionOf(box, boxOf(strokes_[i]));
  for (std::size_t i = first; i + last < strokes.size(); ++i) box = unionOf(box, boxOf(strokes[i]));
  strokes_ = strokes;
  if (box.empty()) return box;

  painted_.resize(map_.position.size());
  forEachTexel(box, [&](int, int, std::size_t texel) { painted_[texel] = {}; });
  for (const Stroke& stroke : strokes_) paint(stroke, box);
  return box;
}

void StrokeField::paint(const Stroke& stroke, const ChartBox& within) {
  const std::vector<glm::vec3> path = onSkin(stroke.path.points(), map_);
  if (path.empty()) return;
  const double radius = stroke.radius_mm;
  const float amount = stroke.amount;
  forEachTexel(intersectionOf(boxOf(stroke), within), [&](int, int, std::size_t texel) {
    if (!map_.on_skin[texel]) return;
    const glm::vec3 place = map_.position[texel];
    double weight = 1 - smoothstep(kHardShare * radius, radius, distanceTo(path, place));
    if (weight <= 0) return;
    if (stroke.kind == StrokeKind::scar_dots)
      weight *= smoothstep(kScarDotsFrom, kScarDotsUntil,
                           valueNoise(glm::dvec3(place), kScarDotsWaveMm, kScarDotsSeed));
    const auto w = static_cast<float>(weight);
    Painted& painted = painted_[texel];
    const auto change = [&](float& keep, float& add) {
      const float kept = amount < 0 ? 1 + amount * w : 1;
      keep *= kept;
      add = add * kept + std::max(amount, 0.0f) * w;
    };
    switch (stroke.kind) {
      case StrokeKind::density:
        change(painted.density_keep, painted.density_add);
        break;
      case StrokeKind::native_hair:
        change(painted.hair_keep, painted.hair_add);
        break;
      case StrokeKind::scar_strip:
      case StrokeKind::scar_dots:  // no hair grows in a scar
        painted.uptake *= std::lerp(1.0f, amount, w);
        painted.hair_keep *= 1 - w;
        painted.hair_add *= 1 - w;
        break;
    }
  });
}

}  // namespace stipple
