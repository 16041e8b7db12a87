#include "export/contact_sheet.h"

#include <algorithm>
#include <cmath>

#include "base/log.h"
#include "export/canvas.h"
#include "export/resize.h"

namespace stipple {
namespace {

/// Neutral grounds, so that skin is judged against no colour.
struct Theme {
  Color ground, cell, rule, text, quiet_text;
};
constexpr Theme kLight{.ground = {246, 246, 246},
                       .cell = {236, 236, 236},
                       .rule = {205, 205, 205},
                       .text = {28, 28, 28},
                       .quiet_text = {104, 104, 104}};
constexpr Theme kDark{.ground = {22, 22, 22},
                      .cell = {32, 32, 32},
                      .rule = {66, 66, 66},
                      .text = {238, 238, 238},
                      .quiet_text = {160, 160, 160}};

/// Where the baseline of a line of text lies below its top, as a share of its size.
constexpr double kAscent = 1.05;

SheetContent contentOf(std::span<const LabelledPicture> pictures, const ContactSheetOptions& options) {
  SheetContent content{.pictures = pictures.size()};
  for (const LabelledPicture& labelled : pictures) {
    assert(labelled.picture.isWhole());
    content.picture_width = std::max(content.picture_width, labelled.picture.width);
    content.picture_height = std::max(content.picture_height, labelled.picture.height);
    content.has_detail |= !labelled.detail.empty();
  }
  content.has_title = !options.title.empty() || !options.subtitle.empty();
  return content;
}

/// Reduced to fit its cell, never enlarged, and centred there.
void drawPicture(Canvas& canvas, const Picture& picture, const SheetBox& cell, const Theme& theme) {
  const double fit = std::min({1.0, static_cast<double>(cell.width) / picture.width,
                               static_cast<double>(cell.height) / picture.height});
  // Cells are rounded to pixels: a picture that misses its cell by one pixel is made to fill it.
  const auto fitted = [fit](int natural, int room) {
    const int size = std::clamp(static_cast<int>(std::lround(natural * fit)), 1, room);
    return fit < 1 && size == room - 1 ? room : size;
  };
  const int width = fitted(picture.width, cell.width), height = fitted(picture.height, cell.height);
  canvas.fill(cell.x, cell.y, cell.width, cell.height, theme.cell);
  canvas.put(resized(picture, width, height), cell.x + (cell.width - width) / 2,
             cell.y + (cell.height - height) / 2);
}

/// One line below `top`; moves `top` to below it.
void drawLine(Canvas& canvas, const SheetLayout& layout, const std::string& line, int left, double& top,
              double room, double size_units, bool bold, Color color) {
  const double size = size_units * layout.unit;
  canvas.text(line, left, top + kAscent * size, room, {.size_px = size, .bold = bold, .color = color});
  top += kLineHeight * size;
}

void drawCaption(Canvas& canvas, const SheetLayout& layout, const LabelledPicture& labelled,
                 const SheetBox& cell, const Theme& theme) {
  double top = cell.y + cell.height + kCaptionGap * layout.unit;
  drawLine(canvas, layout, labelled.caption, cell.x, top, cell.width, kCaptionSize, true, theme.text);
  drawLine(canvas, layout, labelled.detail, cell.x, top, cell.width, kDetailSize, false, theme.quiet_text);
}

void drawTitle(Canvas& canvas, const SheetLayout& layout, const ContactSheetOptions& options,
               const Theme& theme) {
  double top = layout.title_y;
  const double room = layout.width - 2.0 * layout.margin;
  drawLine(canvas, layout, options.title, layout.margin, top, room, kTitleSize, true, theme.text);
  drawLine(canvas, layout, options.subtitle, layout.margin, top, room, kSubtitleSize, false,
           theme.quiet_text);
}

void drawFooter(Canvas& canvas, const SheetLayout& layout, const ContactSheetOptions& options,
                const Theme& theme) {
  const int right = layout.width - layout.margin;
  const int thickness = std::max(1, static_cast<int>(std::lround(0.08 * layout.unit)));
  canvas.fill(layout.margin, layout.footer_y, right - layout.margin, thickness, theme.rule);

  const double size = kFooterSize * layout.unit;
  const double baseline = layout.footer_y + kFooterGap * layout.unit + kAscent * size;
  const double half = (right - layout.margin) * 0.49;
  canvas.text(options.notice, layout.margin, baseline, half, {.size_px = size, .color = theme.text});
  canvas.text(options.subject, right, baseline, half,
              {.size_px = size, .from_right = true, .color = theme.quiet_text});
}

}  // namespace

Picture contactSheet(std::span<const LabelledPicture> pictures, const ContactSheetOptions& options) {
  if (!fontsAvailable()) {
    logWarning("no fonts are installed: the sheet has no words, not even its notice; install a font package");
  }
  const SheetLayout layout =
      layOutSheet(contentOf(pictures, options), options.arrangement, options.max_width);
  const Theme& theme = options.dark ? kDark : kLight;
  Canvas canvas(layout.width, layout.height, theme.ground);
  drawTitle(canvas, layout, options, theme);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    drawPicture(canvas, pictures[i].picture, layout.cells[i], theme);
    drawCaption(canvas, layout, pictures[i], layout.cells[i], theme);
  }
  drawFooter(canvas, layout, options, theme);
  return canvas.picture();
}

}  // namespace stipple
