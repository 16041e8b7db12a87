#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/picture.h"

namespace stipple {

struct Color {
  std::uint8_t red, green, blue;  // sRGB
};

struct TextStyle {
  double size_px = 16;
  bool bold = false;
  bool from_right = false;  // x is where the line ends, not where it begins
  Color color{0, 0, 0};
};

/// Something to lay pictures and lines of text on. Nothing of the desktop's settings changes what is drawn:
/// the same calls and the same fonts give the same bytes.
class Canvas {
 public:
  Canvas(int width, int height, Color ground);

  /// Top left corner at (x, y); must lie inside (asserted).
  void put(const Picture& picture, int x, int y);

  /// Cut off at the edges of the canvas.
  void fill(int x, int y, int width, int height, Color color);

  /// From point to point, smooth at its edges; `dashes_px`: drawn, left out, drawn, ...
  void line(std::span<const glm::dvec2> points, double width_px, Color color,
            std::span<const double> dashes_px = {});

  /// The inside of a polygon; opacity 0 to 1.
  void area(std::span<const glm::dvec2> corners, Color color, double opacity);

  /// One line whose baseline is at `y`. A line longer than `room_px` is set smaller, then cut with an
  /// ellipsis. Any bytes may be given. Draws nothing on a machine with no fonts.
  void text(std::string_view line, double x, double y, double room_px, const TextStyle& style);

  Picture picture() const;

 private:
  int width_;
  int height_;
  std::vector<std::uint32_t> pixels_;  // 0x00rrggbb, as cairo's RGB24
};

/// False on a machine where no line of text can be drawn.
bool fontsAvailable();

/// With small light words in the lower left corner; as it is without words.
Picture withNote(const Picture& picture, const std::string& note);

}  // namespace stipple
