#include "export/stencil_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <vector>

namespace stipple {
namespace {

// Of a page, mm. Printers leave 5 or so blank; below the drawing is room for bar and words.
constexpr double kMargin = 8, kFoot = 19;
constexpr double kLeastOverlap = 12, kMostOverlap = 45;  // that neighbouring pages share
constexpr double kAround = 7;                            // white around the drawing
constexpr double kCropMark = 5;

// Lines, mm. The edge is the middle of the hairline's stroke.
constexpr double kHairline = 0.45, kGuide = 0.18, kFine = 0.12;
constexpr double kTick = 1.6, kLongTick = 3.2, kCross = 1.8;
constexpr int kLongTickMm = 50;

constexpr PrintStyle kLabel{.size_pt = 7}, kQuiet{.size_pt = 7, .grey = 0.35},
    kBig{.size_pt = 10, .bold = true, .grey = 0.45};
constexpr double kLabelRoom = 62;

struct Bounds {
  glm::dvec2 low{1e300}, high{-1e300};
  void add(const glm::dvec2& place) {
    low = glm::min(low, place);
    high = glm::max(high, place);
  }
  glm::dvec2 size() const { return high - low; }
};

/// Everything in it as it lies on paper: y downwards.
Bounds boundsOf(const Stencil& stencil) {
  Bounds bounds;
  const auto add = [&](const glm::dvec2& place) { bounds.add({place.x, -place.y}); };
  std::ranges::for_each(stencil.hairline, add);
  std::ranges::for_each(stencil.midline, add);
  for (const Stencil::Line& canthus : stencil.canthus_verticals) std::ranges::for_each(canthus, add);
  for (const Stencil::Mark& mark : stencil.marks) add(mark.place);
  bounds.low -= kAround;
  bounds.high += kAround;
  return bounds;
}

/// How the drawing is spread over pages of one size.
struct Spread {
  Paper paper;
  glm::dvec2 window;  // what a page shows of it
  glm::ivec2 count;   // columns and rows
  glm::dvec2 overlap;
  glm::dvec2 origin;  // of the first page's window, in the drawing

  int pages() const { return count.x * count.y; }
  PageBox box() const { return {kMargin, kMargin, window.x, window.y}; }
  /// Of the drawing's zero, on a page.
  glm::dvec2 shift(const glm::ivec2& page) const {
    return glm::dvec2(kMargin) - origin - glm::dvec2(page) * (window - overlap);
  }
};

Spread spreadOver(const Paper& paper, const Bounds& bounds) {
  Spread spread{paper, {paper.width_mm - 2 * kMargin, paper.height_mm - 2 * kMargin - kFoot}, {}, {}, {}};
  const glm::dvec2 size = bounds.size();
  for (int axis = 0; axis < 2; ++axis) {
    const double window = spread.window[axis];
    const int count =
        std::max(1, static_cast<int>(std::ceil((size[axis] - kLeastOverlap) / (window - kLeastOverlap))));
    spread.count[axis] = count;
    // Room that is left is shared, so that what stands in the middle is whole on both pages.
    const double room = count > 1 ? (count * window - size[axis]) / (count - 1) : 0;
    spread.overlap[axis] = std::clamp(room, kLeastOverlap, kMostOverlap);
  }
  const glm::dvec2 covered = glm::dvec2(spread.count) * (spread.window - spread.overlap) + spread.overlap;
  spread.origin = (bounds.low + bounds.high - covered) / 2.0;
  return spread;
}

Spread fewestPages(const Paper& paper, const Bounds& bounds) {
  const Spread upright = spreadOver(paper, bounds);
  const Spread lying = spreadOver({paper.name, paper.height_mm, paper.width_mm}, bounds);
  return lying.pages() <= upright.pages() ? lying : upright;
}

/// Draws the stencil with its zero at `shift` on the page.
class Sheet {
 public:
  Sheet(PdfDocument& document, const glm::dvec2& shift) : document_(document), shift_(shift) {}

  glm::dvec2 at(const glm::dvec2& place) const { return shift_ + glm::dvec2(place.x, -place.y); }

  void line(std::span<const glm::dvec2> line, double thickness, double grey,
            std::span<const double> dashes = {}) {
    std::vector<glm::dvec2> points;
    for (const glm::dvec2& place : line) points.push_back(at(place));
    document_.line(points, thickness, grey, dashes);
  }
  void text(std::string_view words, const glm::dvec2& place, const PrintStyle& style) {
    document_.text(words, at(place).x, at(place).y, kLabelRoom, style);
  }

 private:
  PdfDocument& document_;
  glm::dvec2 shift_;
};

void drawGuides(Sheet& sheet, const Stencil& stencil) {
  constexpr std::array kDashDot{4.0, 1.2, 0.6, 1.2};
  constexpr std::array kDashes{2.0, 1.5};
  sheet.line(stencil.midline, kGuide, 0, kDashDot);
  if (!stencil.midline.empty()) sheet.text("midline", stencil.midline.front() + glm::dvec2(1.2, -2), kQuiet);
  for (const Stencil::Line& canthus : stencil.canthus_verticals) {
    if (canthus.empty()) continue;
    sheet.line(canthus, kGuide, 0, kDashes);
    PrintStyle style = kQuiet;
    style.from = PrintStyle::From::middle;
    sheet.text(canthus.back().x > 0 ? "left outer canthus" : "right outer canthus",
               canthus.front() + glm::dvec2(0, 1.2), style);
  }
  for (const auto& piece : stencil.full_density) sheet.line(piece, kFine, 0.55);
}

void drawTicks(Sheet& sheet, const Stencil& stencil) {
  for (const Stencil::Tick& tick : stencil.ticks) {
    const bool is_long = tick.from_middle_mm % kLongTickMm == 0 && tick.from_middle_mm > 0;
    const std::array ends{tick.place, tick.place + tick.towards_scalp * (is_long ? kLongTick : kTick)};
    sheet.line(ends, kGuide, 0);
    if (is_long)
      sheet.text(fmt::format("{}", tick.from_middle_mm),
                 tick.place + tick.towards_scalp * (kLongTick + 2) - glm::dvec2(0, 0.8),
                 {.size_pt = 6, .from = PrintStyle::From::middle});
  }
}

/// Below the mark, on the face's side of the hairline, and from it towards where the line rises.
PrintStyle::From nameFrom(const Stencil& stencil, const glm::dvec2& mark) {
  constexpr std::ptrdiff_t kBeside = 4;  // points of the line
  constexpr double kLevel = 0.15;
  const auto& line = stencil.hairline;
  const auto nearest =
      std::ranges::min_element(line, {}, [&](const glm::dvec2& place) { return glm::distance(place, mark); });
  const auto before = line.begin() + std::max<std::ptrdiff_t>(nearest - line.begin() - kBeside, 0),
             after = line.begin() +
                     std::min<std::ptrdiff_t>(nearest - line.begin() + kBeside, std::ssize(line) - 1);
  const double slope = (after->y - before->y) / std::max(after->x - before->x, 1.0);
  return std::abs(slope) < kLevel ? PrintStyle::From::middle
         : slope > 0              ? PrintStyle::From::left
                                  : PrintStyle::From::right;
}

void drawMarks(Sheet& sheet, const Stencil& stencil) {
  for (const Stencil::Mark& mark : stencil.marks) {
    const glm::dvec2 across(kCross, 0), up(0, kCross);
    sheet.line(std::array{mark.place - across, mark.place + across}, kGuide, 0);
    sheet.line(std::array{mark.place - up, mark.place + up}, kGuide, 0);
    PrintStyle style = kLabel;
    style.from = nameFrom(stencil, mark.place);
    sheet.text(mark.name, mark.place - glm::dvec2(0, kCross + 3.2), style);
  }
}

void drawWords(Sheet& sheet, const Stencil& stencil) {
  PrintStyle style = kBig;
  style.from = PrintStyle::From::right;
  sheet.text("FOREHEAD", {-1.5, -28}, style);
  style.from = PrintStyle::From::middle;
  sheet.text("SCALP", {0, 21}, style);
  style.from = PrintStyle::From::left;
  sheet.text("CLIENT'S RIGHT", {stencil.hairline.front().x + 6, stencil.hairline.front().y - 13}, style);
  style.from = PrintStyle::From::right;
  sheet.text("CLIENT'S LEFT", {stencil.hairline.back().x - 6, stencil.hairline.back().y - 13}, style);
}

void drawCropMarks(PdfDocument& document, const PageBox& box) {
  for (const double x : {box.x, box.right()})
    for (const double y : {box.y, box.bottom()}) {
      const double out_x = x == box.x ? -kCropMark : kCropMark, out_y = y == box.y ? -kCropMark : kCropMark;
      document.line(std::array{glm::dvec2(x, y), glm::dvec2(x + out_x, y)}, kFine, 0);
      document.line(std::array{glm::dvec2(x, y), glm::dvec2(x, y + out_y)}, kFine, 0);
    }
}

/// Where the next page is laid over this one.
void drawOverlaps(PdfDocument& document, const Spread& spread, const glm::ivec2& page) {
  constexpr std::array kDots{0.4, 1.6};
  const PageBox box = spread.box();
  const auto vertical = [&](double x) {
    document.line(std::array{glm::dvec2(x, box.y), glm::dvec2(x, box.bottom())}, kFine, 0.5, kDots);
  };
  const auto level = [&](double y) {
    document.line(std::array{glm::dvec2(box.x, y), glm::dvec2(box.right(), y)}, kFine, 0.5, kDots);
  };
  if (page.x > 0) vertical(box.x + spread.overlap.x);
  if (page.x + 1 < spread.count.x) vertical(box.right() - spread.overlap.x);
  if (page.y > 0) level(box.y + spread.overlap.y);
  if (page.y + 1 < spread.count.y) level(box.bottom() - spread.overlap.y);
}

void drawFoot(PdfDocument& document, const Stencil& stencil, const StencilPagesOptions& options,
              const Spread& spread, int page) {
  const double top = spread.box().bottom() + 4, left = kMargin + kCropMark + 1,
               right = spread.paper.width_mm - kMargin;
  document.fill({left, top, kCheckBarMm, 2.5}, 0);
  document.text(
      fmt::format("Print at 100 %, not fitted to the page: this bar measures {:.0f} mm.", kCheckBarMm), left,
      top + 6.5, 100, kLabel);
  const double words = left + 96, room = right - words;
  const PrintStyle from_right{.size_pt = 9, .bold = true, .from = PrintStyle::From::right};
  document.text(fmt::format("Hairline at 1:1, page {} of {}", page + 1, spread.pages()), right, top + 2.5,
                room, from_right);
  document.text(
      fmt::format(
          "The hairline is {:.0f} mm long here and on the skin; between two of its points by {:.1f} % off "
          "at most, and around it by {:.1f} %.",
          stencil.paper_length_mm, 100 * stencil.worst_along, 100 * stencil.worst_around),
      right, top + 6.5, room, {.size_pt = 7, .from = PrintStyle::From::right});
  std::string about =
      "Printed side outwards. Ticks every 10 mm from the midline; grey: full density begins. ";
  if (spread.pages() > 1)
    about += "Cut a page at its corner marks and lay it up to the dotted line of the next. ";
  document.text(about + options.subject + (options.design.empty() ? "" : " Design " + options.design), right,
                top + 10, right - left, {.size_pt = 7, .grey = 0.35, .from = PrintStyle::From::right});
}

}  // namespace

Result<StencilPages> printStencil(const Stencil& stencil, const StencilPagesOptions& options) {
  const Spread spread = fewestPages(options.paper, boundsOf(stencil));
  PdfDocument document(spread.paper, "Hairline stencil");
  for (int page = 0; page < spread.pages(); ++page) {
    if (page > 0) document.nextPage();
    const glm::ivec2 place(page % spread.count.x, page / spread.count.x);
    Sheet sheet(document, spread.shift(place));
    document.clip(spread.box());
    drawWords(sheet, stencil);
    drawGuides(sheet, stencil);
    drawTicks(sheet, stencil);
    sheet.line(stencil.hairline, kHairline, 0);
    drawMarks(sheet, stencil);
    drawOverlaps(document, spread, place);
    document.unclip();
    drawCropMarks(document, spread.box());
    drawFoot(document, stencil, options, spread, page);
  }
  auto pdf = document.finish();
  if (!pdf) return pdf.error();
  return StencilPages{std::move(*pdf), spread.pages()};
}

}  // namespace stipple
