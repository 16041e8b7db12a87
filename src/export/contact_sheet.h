#pragma once
#include <span>
#include <string>

#include "export/picture.h"
#include "export/sheet_layout.h"

namespace stipple {

struct LabelledPicture {
  Picture picture;
  std::string caption;  // "after session 1, healing"
  std::string detail;   // "day 9", smaller, beneath; may be empty
};

struct ContactSheetOptions {
  std::string title;     // "Scalp micropigmentation in three sessions"; empty: no title block
  std::string subtitle;  // "natural hairline, 160 per cm²"
  /// Footer, left; on every sheet that a client sees.
  std::string notice = "Illustration. Healed results vary.";
  std::string subject;  // footer, right: whose head this is, or that it is not the client's
  SheetArrangement arrangement = SheetArrangement::lead_and_pairs;
  bool dark = false;
  int max_width = 2400;  // pixels; the sheet is narrower where the pictures are small
};

/// All pictures on one sheet, labelled, in their order. At least one picture, all whole (asserted); pictures
/// of other proportions than the largest are centred in their cells. Larger ones are reduced in linear light,
/// none is enlarged. Without any fonts on the machine the sheet comes without words and a warning
/// says so.
Picture contactSheet(std::span<const LabelledPicture> pictures, const ContactSheetOptions& options);

}  // namespace stipple
