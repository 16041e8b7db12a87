#include "export/lettering.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <span>

namespace stipple::lettering {
namespace {

// Inter is made for forms and figures, DejaVu knows more scripts.
constexpr std::array kFamilies{"Inter", "DejaVu Sans"};

using FontOptions = std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_destroy>>;

/// Something to measure text on.
Context trialContext() {
  const Surface nothing(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
  return Context(cairo_create(nothing.get()));  // which keeps the surface
}

void dropLastLetter(std::string& utf8) {
  const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; };
  while (!utf8.empty() && continues(utf8.back())) utf8.pop_back();
  if (!utf8.empty()) utf8.pop_back();
}

/// Whether this family has a letter for everything in the line.
bool covers(const char* family, const std::string& line) {
  const Context trial = trialContext();
  use(trial.get(), {family});
  cairo_glyph_t* glyphs = nullptr;
  int count = 0;
  const auto status = cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(trial.get()), 0, 0, line.c_str(),
                                                       -1, &glyphs, &count, nullptr, nullptr, nullptr);
  assert(status != CAIRO_STATUS_INVALID_STRING);
  const std::unique_ptr<cairo_glyph_t, Releaser<cairo_glyph_free>> freed_at_the_end(glyphs);
  constexpr unsigned long kNoSuchLetter = 0;
  return status == CAIRO_STATUS_SUCCESS &&
         std::ranges::none_of(std::span(glyphs, static_cast<std::size_t>(count)),
                              [](const cairo_glyph_t& glyph) { return glyph.index == kNoSuchLetter; });
}

}  // namespace

void use(cairo_t* cairo, const Face& face) {
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cairo, options.get());
  cairo_select_font_face(cairo, face.family, CAIRO_FONT_SLANT_NORMAL,
                         face.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, face.size);
}

double widthOf(cairo_t* cairo, const std::string& line) {
  cairo_text_extents_t extents{};
  cairo_text_extents(cairo, line.c_str(), &extents);
  return extents.x_advance;
}

std::string drawable(std::string_view line) {
  std::string safe(line);
  std::ranges::replace_if(
      safe, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  const Context trial = trialContext();
  widthOf(trial.get(), safe);
  if (cairo_status(trial.get()) == CAIRO_STATUS_INVALID_STRING) {
    std::ranges::replace_if(
        safe, [](unsigned char c) { return c >= 0x80; }, '?');
  }
  return safe;
}

const char* familyFor(const std::string& line) {
  const auto found =
      std::ranges::find_if(kFamilies, [&](const char* family) { return covers(family, line); });
  return found == kFamilies.end() ? kFamilies.back() : *found;
}

bool hasEveryLetter(const std::string& line) {
  return covers(familyFor(line), line);
}

std::string fitted(cairo_t* cairo, std::string line, Face face, double room, double smallest) {
  use(cairo, face);
  const double width = widthOf(cairo, line);
  if (width <= room) return line;
  face.size *= std::max(smallest, room / width);
  use(cairo, face);
  constexpr double kRounding = 1.001;
  std::string shown = line;
  while (!line.empty() && widthOf(cairo, shown) > room * kRounding) {
    dropLastLetter(line);
    shown = line + "…";
  }
  return shown;
}

}  // namespace stipple::lettering
