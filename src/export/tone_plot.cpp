#include "export/tone_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "base/units.h"
#include "export/canvas.h"
#include "plan/stage.h"

namespace stipple {
namespace {

constexpr int kWidth = 1600, kHeight = 1000;
constexpr Color kGround{255, 255, 255}, kInk{34, 34, 40}, kFaint{100, 100, 110}, kGrid{234, 234, 238};
constexpr Color kPlanBand{0, 114, 178}, kOneBand{213, 94, 0}, kOutcomeBand{120, 120, 130};
// Seven that stay apart for the colour-blind too (Okabe and Ito 2008, "Color universal design"); by SkinType.
constexpr std::array<Color, kSkinTypeCount> kSkinColors{
    {{0, 0, 0}, {230, 159, 0}, {86, 180, 233}, {0, 158, 115}, {204, 121, 167}, {213, 94, 0}, {0, 114, 178}}};
constexpr double kCurveWidth = 2.2;
constexpr std::array<double, 2> kDashes{9, 5};

using Curve = std::vector<glm::dvec2>;

/// One diagram: where it lies on the canvas and what its axes measure.
struct Panel {
  double x, y, width, height;
  double from, to;  // across
  double most;      // upright, from 0
  std::string heading;
  float shown_from_day = 0;  // curves begin here

  double across(double value) const { return x + width * (std::clamp(value, from, to) - from) / (to - from); }
  double down(double value) const { return y + height * (1 - std::clamp(value, 0.0, most) / most); }
  glm::dvec2 at(double value, double height_value) const { return {across(value), down(height_value)}; }
};

void drawBase(Canvas& canvas, const Panel& panel) {
  canvas.line(std::array{panel.at(panel.from, 0), panel.at(panel.to, 0)}, 3, kGround);
  canvas.line(std::array{panel.at(panel.from, 0), panel.at(panel.to, 0)}, 1.5, kInk);
}

void drawAxes(Canvas& canvas, const Panel& panel, double step_across, double step_up,
              const std::function<std::string(double)>& name_up) {
  for (double value = 0; value <= panel.most + 1e-9; value += step_up) {
    canvas.line(std::array{panel.at(panel.from, value), panel.at(panel.to, value)}, 1, kGrid);
    canvas.text(name_up(value), panel.x - 10, panel.down(value) + 5, 60,
                {.size_px = 15, .from_right = true, .color = kFaint});
  }
  for (double value = panel.from; value <= panel.to + 1e-9; value += step_across) {
    canvas.line(std::array{panel.at(value, 0), panel.at(value, panel.most)}, 1, kGrid);
    canvas.text(fmt::format("{:g}", value), panel.across(value) - (value < 10 ? 5 : 9),
                panel.y + panel.height + 20, 40, {.size_px = 15, .color = kFaint});
  }
  drawBase(canvas, panel);
  canvas.line(std::array{panel.at(panel.from, 0), panel.at(panel.from, panel.most)}, 1.5, kInk);
  canvas.text(panel.heading, panel.x, panel.y - 14, panel.width,
              {.size_px = 18, .bold = true, .color = kInk});
}

/// A field with a thin edge, so that it is seen in black and white too.
void drawBand(Canvas& canvas, const std::vector<glm::dvec2>& corners, Color color, double opacity) {
  canvas.area(corners, color, opacity);
  Curve edge = corners;
  edge.push_back(corners.front());
  canvas.line(edge, 0.8, color);
}

std::vector<glm::dvec2> box(const Panel& panel, double from, double to, double low, double high) {
  return {panel.at(from, low), panel.at(to, low), panel.at(to, high), panel.at(from, high)};
}

Curve curveOf(const Panel& panel, std::span<const ToneSample> samples, float ToneSample::*value,
              double days_per_unit) {
  Curve curve;
  for (const ToneSample& sample : samples) {
    const double across = static_cast<double>(sample.day) / days_per_unit;
    if (sample.day < panel.shown_from_day) continue;
    if (across >= panel.from && across <= panel.to)
      curve.push_back(panel.at(across, static_cast<double>(sample.*value)));
  }
  return curve;
}

void drawCourses(Canvas& canvas, const Panel& panel, const ToneStudy& study, float ToneSample::*value,
                 double days_per_unit) {
  for (std::size_t i = kSkinTypeCount; i-- > 0;) {  // normal skin on top
    const SkinCourse& course = study.skins[i];
    canvas.line(curveOf(panel, course.one.samples, value, days_per_unit), kCurveWidth, kSkinColors[i],
                kDashes);
    canvas.line(curveOf(panel, course.plan.samples, value, days_per_unit), kCurveWidth, kSkinColors[i]);
  }
}

/// Between the pessimistic and the optimistic course.
void drawOutcomes(Canvas& canvas, const Panel& panel, const ToneStudy& study, double days_per_unit) {
  Curve ring = curveOf(panel, study.outcomes[0], &ToneSample::tone, days_per_unit);
  const Curve back = curveOf(panel, study.outcomes[2], &ToneSample::tone, days_per_unit);
  ring.insert(ring.end(), back.rbegin(), back.rend());
  canvas.area(ring, kOutcomeBand, 0.16);
}

double toneOn(std::span<const ToneSample> samples, float day) {
  const auto at = std::ranges::lower_bound(samples, day, {}, &ToneSample::day);
  return static_cast<double>(at == samples.end() ? samples.back().tone : at->tone);
}

/// Where sources expect the settled tone, given what was fresh on `day`, in the days in which it settles.
void drawHealedBand(Canvas& canvas, const Panel& panel, std::span<const ToneSample> samples, float day,
                    Color color, const std::string& name) {
  const double fresh = toneOn(samples, day);
  const double from = static_cast<double>(day + kSettledDay.low),
               to = static_cast<double>(day + kSettledDay.high);
  if (from >= panel.to) return;
  const double low = fresh * static_cast<double>(1 + kFreshToHealed.low),
               high = fresh * static_cast<double>(1 + kFreshToHealed.high);
  drawBand(canvas, box(panel, from, std::min(to, panel.to), low, high), color, 0.10);
  canvas.text(name, panel.across(from) + 4, panel.down(high) + 17, 190, {.size_px = 13, .color = color});
}

void drawDays(Canvas& canvas, const Panel& panel, const ToneStudy& study) {
  const SkinCourse& own = study.skins[static_cast<std::size_t>(study.own)];
  drawAxes(canvas, panel, 5, 0.2, [](double value) { return fmt::format("{:.1f}", value); });
  drawOutcomes(canvas, panel, study, 1);
  const bool many = study.session_days.size() > 1;
  drawHealedBand(canvas, panel, own.one.samples, 0, kOneBand, "one sitting: −15 to −55 %");
  if (many)
    drawHealedBand(canvas, panel, own.plan.samples, study.session_days.back(), kPlanBand,
                   "plan: −15 to −55 %");
  for (std::size_t s = 0; s < study.session_days.size(); ++s) {
    const double x = panel.across(static_cast<double>(study.session_days[s]));
    if (static_cast<double>(study.session_days[s]) > panel.to) break;
    canvas.line(std::array{glm::dvec2(x, panel.y), glm::dvec2(x, panel.y + panel.height)}, 1, kFaint,
                std::array{2.0, 4.0});
    canvas.text(fmt::format("session {}", s + 1), x + 5, panel.y + panel.height - 8, 90,
                {.size_px = 13, .color = kFaint});
  }
  drawCourses(canvas, panel, study, &ToneSample::tone, 1);
}

void drawYears(Canvas& canvas, const Panel& panel, const ToneStudy& study) {
  drawAxes(canvas, panel, 1, 0.2, [](double value) { return fmt::format("{:.1f}", value); });
  drawOutcomes(canvas, panel, study, static_cast<double>(kDaysPerYear));
  // From where the plan has settled, on the best and on the worst skin.
  const auto settled = [](const SkinCourse& skin) { return skin.plan.figures.settled_tone; };
  const double best = settled(std::ranges::max(study.skins, {}, settled)),
               worst = settled(std::ranges::min(study.skins, {}, settled));
  const double start = static_cast<double>((study.session_days.back() + kSettledDay.high) / kDaysPerYear);
  Curve upper, lower;
  for (double year = start; year <= panel.to; year += 0.1) {
    upper.push_back(
        panel.at(year, best * std::pow(1 - static_cast<double>(kFadingPerYear.low), year - start)));
    lower.push_back(
        panel.at(year, worst * std::pow(1 - static_cast<double>(kFadingPerYear.high), year - start)));
  }
  Curve ring = upper;
  ring.insert(ring.end(), lower.rbegin(), lower.rend());
  drawBand(canvas, ring, kPlanBand, 0.10);
  const glm::dvec2 label = upper[upper.size() / 4];
  canvas.text("plan: 10 to 16 % a year", label.x + 6, label.y - 8, 220, {.size_px = 13, .color = kPlanBand});
  drawCourses(canvas, panel, study, &ToneSample::tone, static_cast<double>(kDaysPerYear));
}

void drawRedness(Canvas& canvas, const Panel& panel, const ToneStudy& study) {
  drawAxes(canvas, panel, 5, 0.5, [](double value) { return fmt::format("{:.1f}", value); });
  for (std::size_t s = 0; s < study.session_days.size(); ++s) {
    const double day = static_cast<double>(study.session_days[s]);
    if (day >= panel.to) break;
    drawBand(canvas,
             box(panel, day + static_cast<double>(kRednessGoneDay.low),
                 day + static_cast<double>(kRednessGoneDay.high), 0, panel.most),
             kPlanBand, 0.10);
    if (s == 0)
      canvas.text("gone by day 2 to 5", panel.across(day + static_cast<double>(kRednessGoneDay.high)) + 6,
                  panel.y + 16, 180, {.size_px = 13, .color = kPlanBand});
  }
  drawCourses(canvas, panel, study, &ToneSample::redness, 1);
  drawBase(canvas, panel);  // where nothing is red, no curve is
}

void drawLegend(Canvas& canvas, double x, double y, const ToneStudy& study) {
  canvas.text("Skin", x, y, 100, {.size_px = 15, .bold = true, .color = kInk});
  canvas.text("plan", x + 160, y, 110, {.size_px = 15, .bold = true, .color = kInk});
  canvas.text("one sitting", x + 290, y, 190, {.size_px = 15, .bold = true, .color = kInk});
  canvas.text("healed, a year", x + 160, y + 17, 110, {.size_px = 13, .color = kFaint});
  canvas.text("healed, red until day", x + 290, y + 17, 190, {.size_px = 13, .color = kFaint});
  for (std::size_t i = 0; i < kSkinTypeCount; ++i) {
    const double row = y + 42 + 24 * static_cast<double>(i);
    const CourseFigures &plan = study.skins[i].plan.figures, &one = study.skins[i].one.figures;
    canvas.line(std::array{glm::dvec2(x, row - 5), glm::dvec2(x + 28, row - 5)}, 3, kSkinColors[i]);
    canvas.text(kSkinTypeNames[i], x + 40, row, 100, {.size_px = 16, .color = kInk});
    canvas.text(fmt::format("−{:.0f} %, −{:.0f} %", -100 * plan.fresh_to_healed, 100 * plan.fading_per_year),
                x + 160, row, 120, {.size_px = 15, .color = kInk});
    canvas.text(
        fmt::format("−{:.0f} %, day {:.0f}", -100 * one.fresh_to_healed, std::ceil(one.redness_gone_day)),
        x + 290, row, 180, {.size_px = 15, .color = kInk});
  }
}

}  // namespace

Picture plotToneStudy(const ToneStudy& study, const std::string& title) {
  Canvas canvas(kWidth, kHeight, kGround);
  canvas.text(title, 70, 48, kWidth - 140, {.size_px = 26, .bold = true, .color = kInk});
  canvas.text(
      "Integrated tone: 1 is every impression of the plan fresh. Full lines: the plan. Dashes: the same "
      "density in one "
      "sitting. Tinted: what sources give. Grey: pessimistic to optimistic.",
      70, 76, kWidth - 140, {.size_px = 16, .color = kFaint});

  const Panel days{
      70, 130, 930, 500, 0, static_cast<double>(kStudyDays), 1.2, "Tone, days since the first session"};
  const Panel years{1080, 130, 480, 500, 0, static_cast<double>(kLastYear), 1.2, "Tone, years", kStudyDays};
  const Panel redness{
      70, 720, 930, 200, 0, static_cast<double>(kStudyDays), 2.5, "Redness, days since the first session"};
  drawDays(canvas, days, study);
  drawYears(canvas, years, study);
  drawRedness(canvas, redness, study);
  drawLegend(canvas, 1080, 716, study);
  canvas.text(
      "Sources: fresh to healed, assumed from practitioners' pages (elkasmp.com.au; no measure found); "
      "settled by day 28 to "
      "42, redness gone by day 2 to 5 (hishairclinic.com, scalpstyles.co.uk, scalpdirectory.com); yearly "
      "fading derived from "
      "touch-ups at 4 to 5 years.",
      70, kHeight - 22, kWidth - 140, {.size_px = 13, .color = kFaint});
  return canvas.picture();
}

}  // namespace stipple
