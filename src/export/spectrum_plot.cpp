#include "export/spectrum_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/vec2.hpp>

#include "export/canvas.h"

namespace stipple {
namespace {

constexpr int kWidth = 1400, kHeight = 1160;
constexpr Color kGround{255, 255, 255}, kInk{34, 34, 40}, kFaint{112, 112, 120}, kGrid{232, 232, 236},
    kBand{240, 245, 250}, kLimit{150, 150, 158};
// Six that stay apart for the colour-blind too (Okabe and Ito 2008, "Color universal design").
constexpr std::array<Color, 6> kCurves{
    {{0, 114, 178}, {213, 94, 0}, {0, 158, 115}, {204, 121, 167}, {86, 180, 233}, {120, 94, 240}}};
constexpr double kMostFrequency = 2, kLowFrequency = 0.5;

/// One diagram: where it lies on the canvas and what its upright axis says.
struct Panel {
  int x, y, width, height;
  double least, most, step;
  std::string heading;

  double across(double frequency) const { return x + width * frequency / kMostFrequency; }
  double down(double value) const {
    return y + height * (most - std::clamp(value, least, most)) / (most - least);
  }
};

void drawAxes(Canvas& canvas, const Panel& panel) {
  const auto pixel = [](double at) { return static_cast<int>(std::lround(at)); };
  canvas.fill(panel.x, panel.y, pixel(panel.across(kLowFrequency)) - panel.x, panel.height, kBand);
  for (double value = panel.least; value <= panel.most + 1e-9; value += panel.step) {
    canvas.fill(panel.x, pixel(panel.down(value)), panel.width, 1, kGrid);
    canvas.text(fmt::format("{}{:g}", value < 0 ? "−" : "", std::abs(value)), panel.x - 14,
                panel.down(value) + 6, 70, {.size_px = 18, .from_right = true, .color = kFaint});
  }
  for (double frequency = 0; frequency <= kMostFrequency + 1e-9; frequency += 0.25) {
    canvas.fill(pixel(panel.across(frequency)), panel.y, 1, panel.height, kGrid);
    canvas.text(fmt::format("{:g}", frequency), panel.across(frequency) - 12, panel.y + panel.height + 26, 60,
                {.size_px = 18, .color = kFaint});
  }
  canvas.fill(panel.x, panel.y + panel.height, panel.width, 2, kInk);
  canvas.fill(panel.x - 1, panel.y, 2, panel.height + 2, kInk);
  canvas.text(panel.heading, panel.x, panel.y - 16, panel.width,
              {.size_px = 21, .bold = true, .color = kInk});
}

/// A dashed level with its name at the right end.
void drawLimit(Canvas& canvas, const Panel& panel, double value, double from, double to,
               const std::string& name) {
  const int y = static_cast<int>(std::lround(panel.down(value)));
  const int end = static_cast<int>(panel.across(to));
  for (int x = static_cast<int>(panel.across(from)); x < end; x += 12)
    canvas.fill(x, y, std::min(7, end - x), 2, kLimit);
  canvas.text(name, end - 8, y - 8, 600, {.size_px = 17, .from_right = true, .color = kFaint});
}

}  // namespace

Picture plotSpectra(std::span<const PrefixQuality> prefixes, const std::string& title) {
  std::vector<const PrefixQuality*> drawn;
  for (const PrefixQuality& prefix : prefixes)
    if (prefix.spectrum.patches > 0) drawn.push_back(&prefix);
  if (drawn.size() >
      kCurves.size()) {  // as many as there are colours, the smallest and the largest among them
    std::vector<const PrefixQuality*> some;
    for (std::size_t i = 0; i < kCurves.size(); ++i)
      some.push_back(drawn[i * (drawn.size() - 1) / (kCurves.size() - 1)]);
    drawn = some;
  }

  const Panel power{90, 120, 960, 470, 0, 2, 0.25, "Radial power (white noise = 1)"};
  const Panel anisotropy{90, 700, 960, 320, -20, 5, 5, "Anisotropy, dB (−10: no direction preferred)"};
  Canvas canvas(kWidth, kHeight, kGround);
  canvas.text(title, 90, 54, kWidth - 180, {.size_px = 28, .bold = true, .color = kInk});
  for (const Panel& panel : {power, anisotropy}) drawAxes(canvas, panel);
  drawLimit(canvas, power, 1, 0, kMostFrequency, "white noise");
  drawLimit(canvas, power, 0.2, 0, kLowFrequency, "blue noise stays below");
  drawLimit(canvas, anisotropy, -10, 0, kMostFrequency, "");
  canvas.text("frequency, in units of √density (shaded: low frequencies)", anisotropy.x,
              anisotropy.y + anisotropy.height + 66, anisotropy.width, {.size_px = 19, .color = kInk});

  const int legend_x = 1090;
  canvas.text("First sites by rank", legend_x, 134, 280, {.size_px = 19, .bold = true, .color = kInk});
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const int y = 172 + 74 * static_cast<int>(i);
    canvas.fill(legend_x, y - 9, 30, 5, kCurves[i]);
    canvas.text(fmt::format("{}", drawn[i]->count), legend_x + 44, y, 230, {.size_px = 19, .color = kInk});
    canvas.text(fmt::format("rho {:.3f}", drawn[i]->rho), legend_x + 44, y + 22, 230,
                {.size_px = 16, .color = kFaint});
    canvas.text(fmt::format("low frequency {:.3f}", drawn[i]->spectrum.lowFrequency()), legend_x + 44, y + 42,
                230, {.size_px = 16, .color = kFaint});
  }

  constexpr double kCurveWidth = 3.2;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    std::vector<glm::dvec2> powers, anisotropies;
    for (const Spectrum::Band& band : drawn[i]->spectrum.bands) {
      powers.emplace_back(power.across(band.frequency), power.down(band.power));
      anisotropies.emplace_back(anisotropy.across(band.frequency), anisotropy.down(band.anisotropy_db));
    }
    canvas.line(powers, kCurveWidth, kCurves[i]);
    canvas.line(anisotropies, kCurveWidth, kCurves[i]);
  }
  return canvas.picture();
}

}  // namespace stipple
