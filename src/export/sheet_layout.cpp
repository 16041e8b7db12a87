#include "export/sheet_layout.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace stipple {
namespace {

// In units, a hundredth of the width of the sheet.
constexpr double kMargin = 3.2;
constexpr double kColumnGap = 1.4;
constexpr double kRowGap = 1.8;
constexpr double kBelowTitle = 1.6;  // between the title block and the pictures
constexpr double kAboveFooter = 1.6;
constexpr double kBelowFooter = 1.6;
constexpr double kContentWidth = 100 - 2 * kMargin;

/// Pictures wider than this make a lead beside the pairs too wide a sheet: it goes above them.
constexpr double kWidestBesideLead = 1.25;
/// What a sheet of plain rows should look like, width over height: between paper and a screen.
constexpr double kPleasantRatio = 1.5;
/// Narrower than this and the smallest text can no longer be read.
constexpr int kNarrowestSheet = 1000;

struct Box {
  double x, y, width, height;
};

/// Cells from the top left of the picture area, in units.
struct Arranged {
  std::vector<Box> cells;
  double height;
};

double captionHeight(const SheetContent& content) {
  return kCaptionGap + kLineHeight * (kCaptionSize + (content.has_detail ? kDetailSize : 0));
}

double titleHeight(const SheetContent& content) {
  return content.has_title ? kLineHeight * (kTitleSize + kSubtitleSize) + kBelowTitle : 0;
}

double columnWidth(double available, std::size_t columns) {
  return (available - kColumnGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
}

Arranged inRows(const SheetContent& content, double aspect, std::size_t columns) {
  const double width = columnWidth(kContentWidth, columns), height = width / aspect;
  const double row_pitch = height + captionHeight(content) + kRowGap;
  Arranged arranged{};
  for (std::size_t i = 0; i < content.pictures; ++i) {
    const auto column = static_cast<double>(i % columns), row = static_cast<double>(i / columns);
    arranged.cells.push_back({column * (width + kColumnGap), row * row_pitch, width, height});
  }
  arranged.height = arranged.cells.back().y + height + captionHeight(content);
  return arranged;
}

Arranged inPleasantRows(const SheetContent& content, double aspect) {
  const auto unpleasantness = [&](std::size_t columns) {
    const Arranged arranged = inRows(content, aspect, columns);
    const std::size_t empty = (columns - content.pictures % columns) % columns;
    const double ratio = kContentWidth / arranged.height;
    return std::abs(std::log(ratio / kPleasantRatio)) +
           0.8 * static_cast<double>(empty) / static_cast<double>(columns);
  };
  std::size_t best = 1;
  for (std::size_t columns = 2; columns <= content.pictures; ++columns) {
    if (unpleasantness(columns) < unpleasantness(best)) best = columns;
  }
  return inRows(content, aspect, best);
}

/// Two rows of small pictures; the lead stands beside both and is as tall as they are, captions between
/// included.
Arranged leadBesidePairs(const SheetContent& content, double aspect) {
  const std::size_t columns = (content.pictures - 1) / 2;
  const double between_rows = captionHeight(content) + kRowGap;
  // lead width + gap + columns = content width, where lead height = 2 small heights + between_rows
  const double gaps = kColumnGap * static_cast<double>(columns);
  const double small = (kContentWidth - gaps - between_rows * aspect) / (2 + static_cast<double>(columns));
  const double small_height = small / aspect, lead_height = 2 * small_height + between_rows;
  const double lead = lead_height * aspect;

  Arranged arranged{.cells = {{0, 0, lead, lead_height}}, .height = lead_height + captionHeight(content)};
  for (std::size_t i = 0; i + 1 < content.pictures; ++i) {
    const auto column = static_cast<double>(i / 2), row = static_cast<double>(i % 2);
    arranged.cells.push_back({lead + kColumnGap + column * (small + kColumnGap),
                              row * (small_height + between_rows), small, small_height});
  }
  return arranged;
}

Arranged leadAbovePairs(const SheetContent& content, double aspect) {
  const std::size_t columns = (content.pictures - 1) / 2;
  const double width = columnWidth(kContentWidth, columns), height = width / aspect;
  const double row_pitch = height + captionHeight(content) + kRowGap;
  Arranged arranged{.cells = {{(kContentWidth - width) / 2, 0, width, height}}, .height = 0};
  for (std::size_t i = 0; i + 1 < content.pictures; ++i) {
    const auto column = static_cast<double>(i / 2), row = static_cast<double>(1 + i % 2);
    arranged.cells.push_back({column * (width + kColumnGap), row * row_pitch, width, height});
  }
  arranged.height = arranged.cells.back().y + height + captionHeight(content);
  return arranged;
}

Arranged arrange(const SheetContent& content, SheetArrangement arrangement) {
  const double aspect = static_cast<double>(content.picture_width) / content.picture_height;
  const bool can_pair = content.pictures >= 3 && content.pictures % 2 == 1;
  if (arrangement == SheetArrangement::rows || !can_pair) return inPleasantRows(content, aspect);
  return aspect <= kWidestBesideLead ? leadBesidePairs(content, aspect) : leadAbovePairs(content, aspect);
}

int pixels(double units, double unit) {
  return static_cast<int>(std::lround(units * unit));
}

}  // namespace

SheetLayout layOutSheet(const SheetContent& content, SheetArrangement arrangement, int widest) {
  assert(content.pictures > 0 && content.picture_width > 0 && content.picture_height > 0 && widest > 0);
  const Arranged arranged = arrange(content, arrangement);
  const double unit_at_natural_size = content.picture_width / arranged.cells.front().width;
  const int natural_width = pixels(100, unit_at_natural_size);

  SheetLayout layout;
  layout.width = std::min(widest, std::max(natural_width, kNarrowestSheet));
  layout.unit = layout.width / 100.0;
  const double pictures_top = kMargin + titleHeight(content);
  const double footer = pictures_top + arranged.height + kAboveFooter;
  layout.margin = pixels(kMargin, layout.unit);
  layout.title_y = pixels(kMargin, layout.unit);
  layout.footer_y = pixels(footer, layout.unit);
  layout.height = pixels(footer + kFooterGap + kLineHeight * kFooterSize + kBelowFooter, layout.unit);
  for (const Box& cell : arranged.cells) {
    layout.cells.push_back({pixels(kMargin + cell.x, layout.unit), pixels(pictures_top + cell.y, layout.unit),
                            std::max(1, pixels(cell.width, layout.unit)),
                            std::max(1, pixels(cell.height, layout.unit))});
  }
  return layout;
}

}  // namespace stipple
