#include "scalp/plan_on_head.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>

namespace stipple {
namespace {

using enum HairlinePointId;

/// The line between hair and face is drawn for the mean man: temples of others may lie this far beside it.
constexpr double kBesideScalpMm = 12;

constexpr std::array<std::string_view, kHairlinePointCount> kInWords{
    "mid-frontal point",          "left lateral point",          "right lateral point",
    "left frontotemporal corner", "right frontotemporal corner", "left temporal peak",
    "right temporal peak",        "left side profile point",     "right side profile point"};

std::string_view inWords(std::size_t point) {
  return kInWords[point];
}

std::size_t texelAt(const glm::dvec2& chart) {
  const glm::uvec2 texel = quantiseChart(chart) / (65536u / static_cast<unsigned>(kChartSize));
  return static_cast<std::size_t>(texel.y) * kChartSize + texel.x;
}

bool scalpWithin(const ChartMap& map, const glm::dvec2& chart, const glm::dvec3& skin_mm, double reach_mm) {
  const ChartBox box = boxAround({&chart, 1}, reach_mm);
  for (int y = box.y0; y < box.y1; ++y)
    for (int x = box.x0; x < box.x1; ++x) {
      const std::size_t texel = static_cast<std::size_t>(y) * kChartSize + static_cast<std::size_t>(x);
      if (map.on_skin[texel] && map.region[texel] == Region::scalp &&
          glm::distance(glm::dvec3(map.position[texel]), skin_mm) < reach_mm)
        return true;
    }
  return false;
}

bool isOfTheFront(std::size_t point) {
  return point <= static_cast<std::size_t>(corner_right);
}

Result<Done> checkPoint(const Outline& outline, const ChartMap& map, std::size_t point) {
  const std::size_t texel = texelAt(outline.points_chart[point]);
  const auto refused = [&](std::string_view where, std::string_view mend) {
    return Error{fmt::format("the {} lies {} of this head; {}", inWords(point), where, mend)};
  };
  if (!map.on_skin[texel]) return refused("over a hole in the scan", "move it onto skin, or mend the scan");
  switch (map.region[texel]) {
    case Region::scalp:
      return kDone;
    case Region::ear:
      return refused("on the ear", "move it forward or up");
    case Region::neck:
      return refused("on the neck", "move it up");
    case Region::face:
      break;
  }
  if (isOfTheFront(point)) return refused("on the brow", "move it up");
  if (!scalpWithin(map, outline.points_chart[point], outline.points_mm[point], kBesideScalpMm))
    return refused("on the face", "move it up or back");
  return kDone;
}

std::size_t nearestPoint(const Outline& outline, const glm::dvec3& skin_mm) {
  return static_cast<std::size_t>(
      std::ranges::min_element(outline.points_mm, {},
                               [&](const glm::dvec3& point) { return glm::distance(point, skin_mm); }) -
      outline.points_mm.begin());
}

/// Between the points the line must clear the brow as they do: what lies below would be cut off straight.
Result<Done> checkFront(const Outline& outline, const ChartMap& map) {
  for (std::size_t i = 0; i < outline.chart.size(); ++i) {
    const std::size_t point = nearestPoint(outline, outline.skin_mm[i]);
    const std::size_t texel = texelAt(outline.chart[i]);
    if (!isOfTheFront(point) || !map.on_skin[texel] || map.region[texel] != Region::face) continue;
    return Error{fmt::format("the hairline runs over the brow of this head near the {}; move that point up",
                             inWords(point))};
  }
  return kDone;
}

double turn(const glm::dvec2& a, const glm::dvec2& b, const glm::dvec2& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

Result<Done> checkCrossing(const Outline& outline) {
  const std::vector<glm::dvec2>& line = outline.chart;
  const std::size_t count = line.size();
  for (std::size_t i = 0; i < count; ++i) {
    const glm::dvec2 &a = line[i], &b = line[(i + 1) % count];
    for (std::size_t j = i + 2; j < count; ++j) {
      const glm::dvec2 &c = line[j], &d = line[(j + 1) % count];
      if (turn(a, b, c) * turn(a, b, d) >= 0 || turn(c, d, a) * turn(c, d, b) >= 0) continue;
      return Error{
          fmt::format("on this head the hairline crosses itself near the {}; move it away from its "
                      "neighbours",
                      inWords(nearestPoint(outline, outline.skin_mm[i])))};
    }
  }
  return kDone;
}

}  // namespace

Result<Done> checkPlanOnHead(const Plan& plan, const Scalp& scalp) {
  const Outline outline = scalp.outlineFor(plan);
  for (std::size_t point = 0; point < kHairlinePointCount; ++point)
    if (auto good = checkPoint(outline, scalp.map(), point); !good) return good;
  if (auto good = checkFront(outline, scalp.map()); !good) return good;
  return checkCrossing(outline);
}

}  // namespace stipple
