#pragma once
#include <cstddef>
#include <vector>

namespace stipple {

/// A rectangle in pixels of the sheet.
struct SheetBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// Where everything on a contact sheet goes, in pixels. Text sizes and gaps are multiples of `unit`, a
/// hundredth of the width.
struct SheetLayout {
  int width = 0;
  int height = 0;
  double unit = 0;
  int margin = 0;
  std::vector<SheetBox> cells;  // of the pictures, in their order; their captions hang below
  int title_y = 0;              // top of the title block
  int footer_y = 0;             // of the rule above the footer
};

enum class SheetArrangement {
  rows,            // left to right, top to bottom
  lead_and_pairs,  // the first picture large, the rest in columns of two: one column a session, fresh above
                   // healed
};

struct SheetContent {
  std::size_t pictures = 0;
  int picture_width = 0;  // of the largest; no picture is drawn larger than it is
  int picture_height = 0;
  bool has_title = false;
  bool has_detail = false;  // a second line under any caption
};

/// `widest` bounds the width of the sheet. At least one picture (asserted). An even number of pictures, or
/// fewer than three, cannot be a lead and pairs and falls back to rows.
SheetLayout layOutSheet(const SheetContent& content, SheetArrangement arrangement, int widest);

// In units; the layout leaves the room and the painter uses it.
inline constexpr double kTitleSize = 2.4;
inline constexpr double kSubtitleSize = 1.3;
inline constexpr double kCaptionSize = 1.25;
inline constexpr double kDetailSize = 1.05;
inline constexpr double kFooterSize = 1.05;
inline constexpr double kLineHeight = 1.4;  // times the size of its text
inline constexpr double kCaptionGap = 0.6;  // between a picture and its caption
inline constexpr double kFooterGap = 0.9;   // between the footer's rule and its text

}  // namespace stipple
