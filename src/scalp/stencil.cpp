#include "scalp/stencil.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <optional>
#include <span>

#include "base/units.h"
#include "head/raycast.h"
#include "scalp/guides.h"
#include "scalp/outline_distance.h"
#include "scalp/stencil_patch.h"

namespace stipple {
namespace {

using enum HairlinePointId;

constexpr double kMostStretch = 0.5;     // heads have a seventh of it; beyond, skin folds over itself
constexpr double kMidlineBehindMm = 18;  // how far the midline goes on behind the hairline
constexpr double kGuideStep = radians(0.5);
constexpr double kGuideFrom = radians(5), kGuideTo = radians(110);  // from straight up to below the glabella

std::size_t indexOf(const Outline& outline, HairlinePointId point) {
  const auto found = std::ranges::min_element(outline.skin_mm, {}, [&](const glm::dvec3& place) {
    return glm::distance(place, outline.points_mm[static_cast<std::size_t>(point)]);
  });
  return static_cast<std::size_t>(found - outline.skin_mm.begin());
}

/// The part of the outline that is stencilled: the front between the sideburns' feet, from right to left.
struct Front {
  std::vector<glm::dvec2> chart;
  std::vector<glm::dvec3> skin_mm;
  std::size_t middle;  // the mid-frontal point
};
Front frontOf(const Outline& outline) {
  const std::size_t count = outline.skin_mm.size();
  const auto heightAt = [&](std::size_t i) { return outline.skin_mm[i % count].y; };
  std::size_t left = indexOf(outline, side_profile_left), right = indexOf(outline, side_profile_right);
  while (heightAt(left + 1) < heightAt(left)) ++left;
  while (heightAt(right - 1) < heightAt(right)) --right;
  Front front;
  for (std::size_t i = right; i <= count + left; ++i) {
    front.chart.push_back(outline.chart[i % count]);
    front.skin_mm.push_back(outline.skin_mm[i % count]);
  }
  front.middle = count - right;
  return front;
}

Result<Stencil::Line> lineOnPaper(const StencilPatch& patch, const Front& front) {
  Stencil::Line line;
  for (std::size_t i = 0; i < front.chart.size(); ++i) {
    const auto place = patch.onPaper(front.chart[i]);
    if (!place)
      return Error{fmt::format(
          "there is no skin to lay flat at the {} of the hairline, {:.0f} mm from the middle; mend the "
          "scan there or move the hairline",
          i < front.middle ? "right" : "left", std::abs(front.skin_mm[i].x))};
    line.push_back(*place);
  }
  return line;
}

/// Turns and shifts the paper so that the mid-frontal point is the origin and the glabella straight below,
/// and scales it so that the hairline is as long as on the skin.
void align(StencilPatch& patch, const Stencil::Line& line, std::size_t middle, const glm::dvec2& glabella,
           double skin_length_mm) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
  const glm::dvec2 up = glm::normalize(line[middle] - glabella) * (skin_length_mm / length);
  for (glm::dvec2& place : patch.flat.paper_mm) {
    const glm::dvec2 from = place - line[middle];
    place = {up.y * from.x - up.x * from.y, up.x * from.x + up.y * from.y};
  }
}

double lengthOf(const std::vector<glm::dvec3>& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
  return length;
}

/// Where the plane at `x` from the midline cuts the skin, from its top downwards, as far as it lies on the
/// paper.
Stencil::Line cutOnPaper(const StencilPatch& patch, const RayCaster& rays, double x, const glm::dvec3& from,
                         const glm::dvec3& to) {
  Stencil::Line line;
  const glm::dvec3 centre(x, kChartCentre.y, kChartCentre.z);
  for (double polar = kGuideFrom; polar < kGuideTo; polar += kGuideStep) {
    const glm::dvec3 direction(0, std::cos(polar), std::sin(polar));
    const auto hit = rays.cast(glm::vec3(centre), glm::vec3(direction));
    if (!hit) continue;
    const glm::dvec3 skin = centre + direction * static_cast<double>(hit->distance);
    if (skin.y > from.y || skin.y < to.y) continue;
    if (const auto place = patch.onPaper(chartFromDirection(skin - kChartCentre))) line.push_back(*place);
  }
  return line;
}

std::vector<Stencil::Tick> ticksOf(const Stencil::Line& line, std::size_t middle) {
  std::vector<Stencil::Tick> ticks;
  for (const int way : {-1, 1}) {
    double walked = 0;
    int next = way > 0 ? 0 : Stencil::kTickMm;
    for (std::size_t i = middle; way > 0 ? i + 1 < line.size() : i > 0; i += static_cast<std::size_t>(way)) {
      const glm::dvec2 from = line[i], to = line[i + static_cast<std::size_t>(way)];
      const double length = glm::distance(from, to);
      for (; next <= walked + length; next += Stencil::kTickMm) {
        const glm::dvec2 along =
            (to - from) * (way / length);  // towards the left: the scalp lies on its left
        ticks.push_back({glm::mix(from, to, (next - walked) / length), {-along.y, along.x}, next});
      }
      walked += length;
    }
  }
  return ticks;
}

std::string nameOnPaper(HairlinePointId point) {
  const std::string side = sideOf(point) > 0 ? "left" : "right";
  switch (point) {
    case mid_frontal:
      return "mid-frontal point";
    case lateral_left:
    case lateral_right:
      return side + " lateral point";
    case corner_left:
    case corner_right:
      return side + " corner";
    case temporal_peak_left:
    case temporal_peak_right:
      return side + " temporal peak";
    case side_profile_left:
    case side_profile_right:
      return side + " side profile point";
  }
  return side;
}

void addMarks(Stencil& stencil, const StencilPatch& patch, const Outline& outline, const Scalp& scalp) {
  const Landmarks& landmarks = scalp.head().landmarks;
  for (std::size_t i = 0; i < kHairlinePointCount; ++i)
    if (const auto place = patch.onPaper(outline.points_chart[i]))
      stencil.marks.push_back({*place, nameOnPaper(static_cast<HairlinePointId>(i))});
  const double height_mm = measureHairline(outline, landmarks, scalp.rays()).mid_frontal_height_mm;
  stencil.marks.push_back({*patch.onPaper(chartFromDirection(glm::dvec3(landmarks.glabella) - kChartCentre)),
                           fmt::format("glabella, {:.0f} mm below the hairline", height_mm)});
}

}  // namespace

Result<Stencil> layStencil(const Scalp& scalp, const Plan& plan) {
  const Outline outline = scalp.outlineFor(plan);
  const Landmarks& landmarks = scalp.head().landmarks;
  const Front front = frontOf(outline);
  const glm::dvec3 glabella(landmarks.glabella);
  StencilPatch patch = cutPatch(scalp.map(), front.skin_mm, front.skin_mm[front.middle], glabella);
  patch.layFlat(front.skin_mm);

  const glm::dvec2 glabella_chart = chartFromDirection(glabella - kChartCentre);
  const auto glabella_on_paper = patch.onPaper(glabella_chart);
  if (!glabella_on_paper) return Error{"there is no skin to lay flat at the glabella; mend the scan there"};
  auto line = lineOnPaper(patch, front);
  if (!line) return line.error();
  Stencil stencil;
  stencil.skin_length_mm = lengthOf(front.skin_mm);
  align(patch, *line, front.middle, *glabella_on_paper, stencil.skin_length_mm);

  stencil.hairline = *lineOnPaper(patch, front);
  for (std::size_t i = 1; i < stencil.hairline.size(); ++i) {
    const double paper = glm::distance(stencil.hairline[i - 1], stencil.hairline[i]);
    stencil.paper_length_mm += paper;
    stencil.worst_along = std::max(
        stencil.worst_along, std::abs(paper / glm::distance(front.skin_mm[i - 1], front.skin_mm[i]) - 1));
  }
  for (std::size_t t = 0; t < patch.flat.triangles.size(); ++t)
    stencil.worst_around = std::max(stencil.worst_around, stretchOf(patch.flat, t).worst());
  if (stencil.worst_around > kMostStretch)
    return Error{
        "the skin around the hairline cannot be laid flat: the scan is folded or torn there; mend it"};

  const glm::dvec3 behind = glm::dvec3(0, kMidlineBehindMm, 0) + front.skin_mm[front.middle];
  stencil.midline = cutOnPaper(patch, scalp.rays(), glabella.x, behind, glabella);
  const double canthus = faceMarksOf(landmarks, scalp.rays()).canthus_aside_mm;
  for (const double x : {-canthus, canthus})
    stencil.canthus_verticals.push_back(cutOnPaper(patch, scalp.rays(), x, {0, 1000, 0}, {0, -1000, 0}));
  OutlineDistance distance(scalp.map());
  const auto fade_mm = static_cast<double>(plan.hairline.fade_mm);
  distance.update(outline, fade_mm + 10);
  stencil.full_density =
      patch.levelLine([&](std::size_t texel) { return static_cast<double>(distance[texel]) - fade_mm; });
  stencil.ticks = ticksOf(stencil.hairline, front.middle);
  addMarks(stencil, patch, outline, scalp);
  return stencil;
}

}  // namespace stipple
