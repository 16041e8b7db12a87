#pragma once
#include <cairo.h>

#include <array>
#include <glm/vec2.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "export/lettering.h"
#include "export/picture.h"

namespace stipple {

struct Paper {
  std::string_view name;  // as on the command line
  double width_mm, height_mm;
};
inline constexpr std::array<Paper, 2> kPapers{{{"a4", 210, 297}, {"letter", 215.9, 279.4}}};

/// A rectangle on a page, millimetres from its upper left corner.
struct PageBox {
  double x, y, width, height;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

struct PrintStyle {
  double size_pt = 9;
  bool bold = false;
  double grey = 0;  // 0 black to 1 white: everything but pictures prints the same without colour
  enum class From { left, right, middle } from = From::left;
};

/// Pages of print: real text in embedded fonts, lines, pictures. Millimetres from the upper left corner of
/// the page, baselines for text. The same calls and fonts give the same bytes, which say nothing of when,
/// where, by whom or with what they were made.
class PdfDocument {
 public:
  PdfDocument(const Paper& paper, const std::string& title);
  PdfDocument(const PdfDocument&) = delete;  // cairo writes to where it lies
  PdfDocument& operator=(const PdfDocument&) = delete;

  void nextPage();
  int page() const { return page_; }  // from 1

  /// One line. Longer than `room_mm`, it is set smaller, then cut with an ellipsis. Any bytes may be given.
  void text(std::string_view line, double x, double y, double room_mm, const PrintStyle& style);

  /// Lines broken between words, the first baseline at `y`, at most `most_lines` of them (the last one cut).
  /// Gives back the baseline that a next line would have.
  double paragraph(std::string_view text, double x, double y, double width_mm, const PrintStyle& style,
                   std::size_t most_lines = 100);

  /// A level line of the given thickness, growing downwards from `y`.
  void rule(double x, double y, double width_mm, double thickness_mm, double grey);
  /// The outline of a box, drawn inside it.
  void frame(const PageBox& box, double thickness_mm, double grey);
  void fill(const PageBox& box, double grey);
  /// From point to point, round at ends and corners; `dashes_mm`: drawn, left out, drawn, ...
  void line(std::span<const glm::dvec2> points_mm, double thickness_mm, double grey,
            std::span<const double> dashes_mm = {});
  /// Nothing shows outside the box until unclip().
  void clip(const PageBox& box);
  void unclip();
  /// As large as fits into the box in its own proportions, at its upper left corner.
  void picture(const Picture& picture, const PageBox& box);

  /// The whole file; nothing may be drawn afterwards.
  Result<std::string> finish();

 private:
  std::string bytes_;
  lettering::Surface surface_;
  lettering::Context cairo_;
  int page_ = 1;
};

/// From one baseline to the next, mm.
double lineHeight(const PrintStyle& style);

/// Whether a line can be printed as it should be read: a font on this machine has its letters, and they stand
/// side by side from left to right (neither Arabic, Hebrew nor Indic script).
bool printable(std::string_view line);

}  // namespace stipple
