// What the papers of a practice have in common: head, foot, tables, fields to fill in. Not for anyone outside
// this folder: approval_sheet.h and session_record.h are the doors.
#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/pdf.h"

namespace stipple {

/// What a paper says of whose it is. Nothing else of a client, a practice or a machine stands on it.
struct Letterhead {
  Paper paper = kPapers[0];
  std::string studio;  // empty: left out
  std::optional<Picture> logo;
  std::string client;   // empty: a line to fill in
  std::string date;     // of this paper, as it shall stand there; empty: a line to fill in
  std::string program;  // "Stipple 0.1.0": a design's hash means something in its own version only
  bool is_built_in_head = false;
};

/// Draws down a page. `y` is the next free height, mm.
class Form {
 public:
  /// `notice` stands at the foot of each page.
  Form(PdfDocument& document, const Letterhead& letterhead, std::string title, std::string notice,
       std::string design_hash, int pages);

  static constexpr double kMargin = 18;  // mm, on every side; printers leave 5 or so blank
  double left() const { return kMargin; }
  double width() const { return letterhead_.paper.width_mm - 2 * kMargin; }
  double bottom() const;  // of what may be drawn on, above the foot

  /// Each page's head and foot; on the first one logo and title, on the others a reminder of both.
  void beginPage();
  /// Client and date.
  void who();
  void heading(std::string_view text);
  void space(double mm) { y += mm; }
  void paragraph(std::string_view text, const PrintStyle& style, std::size_t most_lines = 100);

  struct Row {
    std::string label, value;
  };
  /// Label left, value right, a hairline under each; side by side where there are two lists.
  void rows(std::initializer_list<std::span<const Row>> columns);

  struct Column {
    std::string title;
    double share;         // of the width
    bool number = false;  // set from the right
  };
  void table(std::span<const Column> columns, std::span<const std::vector<std::string>> lines);

  /// A line to write on, its name small below it; `filled` stands on it already.
  void blank(double x, double y, double width_mm, std::string_view name, std::string_view filled = "");

  double y = kMargin;

 private:
  void foot();

  PdfDocument& document_;
  const Letterhead& letterhead_;
  std::string title_, notice_, design_hash_;
  int pages_;
};

inline constexpr double kRowHeight = 6;  // mm, of rows, tables

}  // namespace stipple
