#include "export/canvas.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cassert>
#include <string>

#include "export/lettering.h"

namespace stipple {
namespace {

/// How small a line that is too long may be set before it is cut.
constexpr double kSmallestShrink = 0.75;

/// A context to draw on pixels that it does not own. A failed one swallows what is drawn on it.
struct Pen {
  lettering::Surface surface;
  lettering::Context cairo;

  Pen(std::uint32_t* pixels, int width, int height)
      : surface(cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels),
                                                    CAIRO_FORMAT_RGB24, width, height,
                                                    width * static_cast<int>(sizeof *pixels))),
        cairo(cairo_create(surface.get())) {}

  void use(Color color, double opacity) {
    cairo_set_source_rgba(cairo.get(), color.red / 255.0, color.green / 255.0, color.blue / 255.0, opacity);
  }

  void trace(std::span<const glm::dvec2> points) {
    for (const glm::dvec2& point : points) cairo_line_to(cairo.get(), point.x, point.y);
  }
};

std::uint32_t packed(Color color) {
  return static_cast<std::uint32_t>(color.red << 16 | color.green << 8 | color.blue);
}

}  // namespace

Canvas::Canvas(int width, int height, Color ground)
    : width_(width),
      height_(height),
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), packed(ground)) {}

void Canvas::put(const Picture& picture, int x, int y) {
  assert(picture.isWhole() && x >= 0 && y >= 0 && x + picture.width <= width_ &&
         y + picture.height <= height_);
  for (int row = 0; row < picture.height; ++row) {
    const std::uint8_t* source = picture.at(0, row);
    std::uint32_t* target = pixels_.data() + static_cast<std::size_t>(y + row) * width_ + x;
    for (int column = 0; column < picture.width; ++column, source += Picture::kChannels) {
      target[column] = packed({source[0], source[1], source[2]});
    }
  }
}

void Canvas::fill(int x, int y, int width, int height, Color color) {
  const int right = std::min(x + width, width_), bottom = std::min(y + height, height_);
  const int left = std::max(x, 0);
  for (int row = std::max(y, 0); row < bottom; ++row) {
    std::uint32_t* target = pixels_.data() + static_cast<std::size_t>(row) * width_;
    if (left < right) std::fill(target + left, target + right, packed(color));
  }
}

void Canvas::line(std::span<const glm::dvec2> points, double width_px, Color color,
                  std::span<const double> dashes_px) {
  Pen pen(pixels_.data(), width_, height_);
  pen.use(color, 1);
  cairo_set_line_width(pen.cairo.get(), width_px);
  cairo_set_line_join(pen.cairo.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(pen.cairo.get(), dashes_px.data(), static_cast<int>(dashes_px.size()), 0);
  pen.trace(points);
  cairo_stroke(pen.cairo.get());
}

void Canvas::area(std::span<const glm::dvec2> corners, Color color, double opacity) {
  Pen pen(pixels_.data(), width_, height_);
  pen.use(color, opacity);
  pen.trace(corners);
  cairo_fill(pen.cairo.get());
}

void Canvas::text(std::string_view line, double x, double y, double room_px, const TextStyle& style) {
  if (line.empty()) return;
  Pen pen(pixels_.data(), width_, height_);
  const std::string safe = lettering::drawable(line);
  const lettering::Face face{lettering::familyFor(safe), style.size_px, style.bold};
  const std::string shown = lettering::fitted(pen.cairo.get(), safe, face, room_px, kSmallestShrink);
  pen.use(style.color, 1);
  cairo_move_to(pen.cairo.get(), style.from_right ? x - lettering::widthOf(pen.cairo.get(), shown) : x, y);
  cairo_show_text(pen.cairo.get(), shown.c_str());
}

Picture Canvas::picture() const {
  Picture picture{width_, height_, {}};
  picture.rgb.reserve(pixels_.size() * Picture::kChannels);
  for (const std::uint32_t pixel : pixels_) {
    for (const int shift : {16, 8, 0}) picture.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
  }
  return picture;
}

Picture withNote(const Picture& picture, const std::string& note) {
  if (note.empty()) return picture;
  constexpr Color kInk{235, 232, 227};
  const double size_px = std::max(11.0, picture.height * 0.02);
  Canvas canvas(picture.width, picture.height, {0, 0, 0});
  canvas.put(picture, 0, 0);
  canvas.text(note, size_px, picture.height - size_px, picture.width - 2 * size_px,
              {.size_px = size_px, .color = kInk});
  return canvas.picture();
}

bool fontsAvailable() {
  FcConfig* config = FcConfigGetCurrent();
  const FcFontSet* fonts = config ? FcConfigGetFonts(config, FcSetSystem) : nullptr;
  return fonts && fonts->nfont > 0;
}

}  // namespace stipple
