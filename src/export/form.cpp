#include "export/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stipple {
namespace {

// Greys dark enough to survive a photocopier.
constexpr double kQuiet = 0.35, kHairlineGrey = 0.7;
constexpr double kHairline = 0.15, kRule = 0.3;  // mm

constexpr PrintStyle kTitle{.size_pt = 17, .bold = true};
constexpr PrintStyle kStudio{.size_pt = 11, .bold = true};
constexpr PrintStyle kReminder{.size_pt = 9, .grey = kQuiet, .from = PrintStyle::From::right};
constexpr PrintStyle kHeading{.size_pt = 10, .bold = true};
constexpr PrintStyle kLabel{.size_pt = 8.5, .grey = kQuiet};
constexpr PrintStyle kValue{.size_pt = 9, .bold = true, .from = PrintStyle::From::right};
constexpr PrintStyle kCell{.size_pt = 9};
constexpr PrintStyle kColumnTitle{.size_pt = 7.5, .grey = kQuiet};
constexpr PrintStyle kFilled{.size_pt = 10.5};
constexpr PrintStyle kFieldName{.size_pt = 7, .grey = kQuiet};
constexpr PrintStyle kNotice{.size_pt = 7.5, .bold = true};
constexpr PrintStyle kFoot{.size_pt = 7.5, .grey = kQuiet, .from = PrintStyle::From::right};

constexpr double kLogoHeight = 13, kLogoWidth = 45;
constexpr double kBaselineInRow = 4.2;  // below its top
constexpr double kBetweenColumns = 9;

PrintStyle from(PrintStyle style, PrintStyle::From side) {
  style.from = side;
  return style;
}

}  // namespace

Form::Form(PdfDocument& document, const Letterhead& letterhead, std::string title, std::string notice,
           std::string design_hash, int pages)
    : document_(document),
      letterhead_(letterhead),
      title_(std::move(title)),
      notice_(std::move(notice)),
      design_hash_(std::move(design_hash)),
      pages_(pages) {}

double Form::bottom() const {
  return letterhead_.paper.height_mm - kMargin - 4;
}

void Form::foot() {
  const double top = letterhead_.paper.height_mm - kMargin;
  document_.rule(left(), top, width(), kHairline, kHairlineGrey);
  document_.text(notice_, left(), top + 4.5, width() * 0.45, kNotice);
  document_.text(fmt::format("Design {} · {} · page {} of {}", design_hash_, letterhead_.program,
                             document_.page(), pages_),
                 left() + width(), top + 4.5, width() * 0.54, kFoot);
}

void Form::beginPage() {
  foot();
  const double right = left() + width();
  const std::string& studio = letterhead_.studio;
  if (document_.page() > 1) {
    document_.text(studio, left(), kMargin, width() * 0.35, kCell);
    const std::string& client = letterhead_.client;
    document_.text(client.empty() ? title_ : fmt::format("{}: {}", title_, client), right, kMargin,
                   width() * 0.63, kReminder);
    document_.rule(left(), kMargin + 3, width(), kRule, 0);
    y = kMargin + 9;
    return;
  }
  y = kMargin;
  if (letterhead_.logo) {
    document_.picture(*letterhead_.logo, {left(), kMargin - 4, kLogoWidth, kLogoHeight});
    document_.text(studio, right, kMargin + 5, width() - kLogoWidth - kBetweenColumns,
                   from(kStudio, PrintStyle::From::right));
    y += kLogoHeight - 4 + 3;
  } else if (!studio.empty()) {
    document_.text(studio, left(), kMargin, width(), kStudio);
    y += 3;
  }
  if (letterhead_.logo || !studio.empty()) {
    document_.rule(left(), y, width(), kRule, 0);
    y += 5;
  }
  document_.text(title_, left(), y + 5, width(), kTitle);
  y += 8;
}

void Form::who() {
  const double date_width = 42;
  blank(left(), y + 8, width() - date_width - kBetweenColumns, "Client", letterhead_.client);
  blank(left() + width() - date_width, y + 8, date_width, "Date", letterhead_.date);
  y += 14;
}

void Form::blank(double x, double y_line, double width_mm, std::string_view name, std::string_view filled) {
  document_.text(filled, x, y_line - 1.2, width_mm, kFilled);
  document_.rule(x, y_line, width_mm, kHairline, 0);
  document_.text(name, x, y_line + 3, width_mm, kFieldName);
}

void Form::heading(std::string_view text) {
  document_.text(text, left(), y + 4, width(), kHeading);
  document_.rule(left(), y + 6, width(), kHairline, 0);
  y += 6.5;
}

void Form::paragraph(std::string_view text, const PrintStyle& style, std::size_t most_lines) {
  const double first = y + lineHeight(style) * 0.75;
  y = document_.paragraph(text, left(), first, width(), style, most_lines) - lineHeight(style) * 0.75;
}

void Form::rows(std::initializer_list<std::span<const Row>> columns) {
  const auto count = static_cast<double>(columns.size());
  const double column_width = (width() - kBetweenColumns * (count - 1)) / count;
  double x = left(), lowest = y;
  for (const auto& column : columns) {
    double top = y;
    for (const Row& row : column) {
      constexpr double kLabelShare = 0.66;
      document_.text(row.label, x, top + kBaselineInRow, column_width * kLabelShare, kLabel);
      document_.text(row.value, x + column_width, top + kBaselineInRow, column_width * (0.98 - kLabelShare),
                     kValue);
      document_.rule(x, top + kRowHeight, column_width, kHairline, kHairlineGrey);
      top += kRowHeight;
    }
    lowest = std::max(lowest, top);
    x += column_width + kBetweenColumns;
  }
  y = lowest;
}

void Form::table(std::span<const Column> columns, std::span<const std::vector<std::string>> lines) {
  constexpr double kGap = 2;
  const auto draw = [&](const auto& cellOf, const PrintStyle& style) {
    double x = left();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const double cell_width = columns[c].share * width();
      const bool number = columns[c].number;
      document_.text(cellOf(c), number ? x + cell_width : x, y + kBaselineInRow, cell_width - kGap,
                     from(style, number ? PrintStyle::From::right : PrintStyle::From::left));
      x += cell_width;
    }
    document_.rule(left(), y + kRowHeight, width(), kHairline, kHairlineGrey);
    y += kRowHeight;
  };
  draw([&](std::size_t c) -> std::string_view { return columns[c].title; }, kColumnTitle);
  for (const std::vector<std::string>& line : lines)
    draw([&](std::size_t c) -> std::string_view { return line[c]; }, kCell);
}

}  // namespace stipple
