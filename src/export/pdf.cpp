#include "export/pdf.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstdint>
#include <optional>
#include <vector>

namespace stipple {
namespace {

constexpr double kMmPerPoint = 25.4 / 72;
constexpr double kLeading = 1.42;  // from baseline to baseline, in sizes

/// How small a line that is too long may be set before it is cut: 60 letters of a name on 80 mm.
constexpr double kSmallestShrink = 0.6;

lettering::Face faceFor(const std::string& line, const PrintStyle& style) {
  return {lettering::familyFor(line), style.size_pt * kMmPerPoint, style.bold};
}

cairo_status_t append(void* target, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Hebrew to Myanmar but for Georgian: scripts that run from right to left, or whose letters take their place
/// by rules of shaping that cairo alone does not know.
bool needsShaping(std::uint32_t letter) {
  return (letter >= 0x590 && letter < 0x10a0) || (letter >= 0x1780 && letter < 0x1800) ||
         (letter >= 0xfb1d && letter < 0xfe00) || (letter >= 0xfe70 && letter < 0xff00);
}

/// Of UTF-8 that cairo accepts.
std::vector<std::uint32_t> lettersOf(std::string_view utf8) {
  std::vector<std::uint32_t> letters;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) == 0x80 && !letters.empty()) {
      letters.back() = letters.back() << 6 | (byte & 0x3f);
    } else {
      letters.push_back(byte < 0x80   ? byte
                        : byte < 0xe0 ? byte & 0x1f
                        : byte < 0xf0 ? byte & 0x0f
                                      : byte & 0x07);
    }
  }
  return letters;
}

/// Blanks an entry of the document's information in place, so that every offset in the file stays right.
void blankEntry(std::string& pdf, std::size_t from, std::size_t end, std::string_view key) {
  const std::size_t at = pdf.find(key, from);
  if (at >= end) return;
  // A text in brackets; those within it are balanced or escaped (ISO 32000-1, 7.3.4.2).
  std::size_t stop = pdf.find('(', at);
  for (int depth = 0; stop < end; ++stop) {
    if (pdf[stop] == '\\')
      ++stop;
    else if (pdf[stop] == '(')
      ++depth;
    else if (pdf[stop] == ')' && --depth == 0)
      break;
  }
  std::fill(pdf.begin() + static_cast<std::ptrdiff_t>(at),
            pdf.begin() + static_cast<std::ptrdiff_t>(std::min(stop + 1, end)), ' ');
}

/// Cairo writes its own version and the time of day into every file.
void forgetWhenAndWithWhat(std::string& pdf) {
  const std::size_t reference = pdf.rfind("/Info ");
  if (reference == std::string::npos) return;
  int number = 0;
  const char* digits = pdf.data() + reference + 6;
  std::from_chars(digits, pdf.data() + pdf.size(), number);
  const std::size_t from = pdf.find(fmt::format("\n{} 0 obj", number));
  if (from == std::string::npos) return;
  const std::size_t end = std::min(pdf.find("endobj", from), pdf.size());
  for (const std::string_view key : {"/Producer", "/CreationDate"}) blankEntry(pdf, from, end, key);
}

/// In the face in use. The last of `most_lines` holds all that is left.
std::vector<std::string> brokenIntoLines(cairo_t* cairo, std::string_view text, double width_mm,
                                         std::size_t most_lines) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::string word(text.substr(0, text.find(' ')));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    std::string& line = lines.back();
    const std::string longer = line.empty() ? word : line + " " + word;
    const bool fits = line.empty() || lettering::widthOf(cairo, longer) <= width_mm;
    if (fits || lines.size() == most_lines)
      line = longer;
    else
      lines.push_back(word);
  }
  return lines;
}

}  // namespace

double lineHeight(const PrintStyle& style) {
  return style.size_pt * kMmPerPoint * kLeading;
}

bool printable(std::string_view line) {
  const std::string safe = lettering::drawable(line);
  return safe == line && std::ranges::none_of(lettersOf(line), needsShaping) &&
         lettering::hasEveryLetter(safe);
}

PdfDocument::PdfDocument(const Paper& paper, const std::string& title)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, paper.width_mm / kMmPerPoint,
                                                   paper.height_mm / kMmPerPoint)),
      cairo_(nullptr) {
  // Later versions pack the document's information into compressed streams.
  cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_.reset(cairo_create(surface_.get()));
  cairo_scale(cairo_.get(), 1 / kMmPerPoint, 1 / kMmPerPoint);
}

void PdfDocument::nextPage() {
  cairo_show_page(cairo_.get());
  ++page_;
}

void PdfDocument::text(std::string_view line, double x, double y, double room_mm, const PrintStyle& style) {
  if (line.empty()) return;
  const std::string safe = lettering::drawable(line);
  const std::string shown =
      lettering::fitted(cairo_.get(), safe, faceFor(safe, style), room_mm, kSmallestShrink);
  const double width = lettering::widthOf(cairo_.get(), shown);
  if (style.from == PrintStyle::From::right) x -= width;
  if (style.from == PrintStyle::From::middle) x -= width / 2;
  cairo_set_source_rgb(cairo_.get(), style.grey, style.grey, style.grey);
  cairo_move_to(cairo_.get(), x, y);
  cairo_show_text(cairo_.get(), shown.c_str());
}

double PdfDocument::paragraph(std::string_view text, double x, double y, double width_mm,
                              const PrintStyle& style, std::size_t most_lines) {
  const std::string safe = lettering::drawable(text);
  lettering::use(cairo_.get(), faceFor(safe, style));
  for (const std::string& line : brokenIntoLines(cairo_.get(), safe, width_mm, most_lines)) {
    this->text(line, x, y, width_mm, style);
    y += lineHeight(style);
  }
  return y;
}

void PdfDocument::rule(double x, double y, double width_mm, double thickness_mm, double grey) {
  fill({x, y, width_mm, thickness_mm}, grey);
}

void PdfDocument::fill(const PageBox& box, double grey) {
  cairo_set_source_rgb(cairo_.get(), grey, grey, grey);
  cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
  cairo_fill(cairo_.get());
}

void PdfDocument::line(std::span<const glm::dvec2> points_mm, double thickness_mm, double grey,
                       std::span<const double> dashes_mm) {
  cairo_set_source_rgb(cairo_.get(), grey, grey, grey);
  cairo_set_line_width(cairo_.get(), thickness_mm);
  cairo_set_line_cap(cairo_.get(), dashes_mm.empty() ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(cairo_.get(), dashes_mm.data(), static_cast<int>(dashes_mm.size()), 0);
  cairo_new_path(cairo_.get());
  for (const glm::dvec2& point : points_mm) cairo_line_to(cairo_.get(), point.x, point.y);
  cairo_stroke(cairo_.get());
}

void PdfDocument::clip(const PageBox& box) {
  cairo_save(cairo_.get());
  cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
  cairo_clip(cairo_.get());
}

void PdfDocument::unclip() {
  cairo_restore(cairo_.get());
}

void PdfDocument::frame(const PageBox& box, double thickness_mm, double grey) {
  cairo_set_source_rgb(cairo_.get(), grey, grey, grey);
  cairo_set_line_width(cairo_.get(), thickness_mm);
  cairo_rectangle(cairo_.get(), box.x + thickness_mm / 2, box.y + thickness_mm / 2, box.width - thickness_mm,
                  box.height - thickness_mm);
  cairo_stroke(cairo_.get());
}

void PdfDocument::picture(const Picture& picture, const PageBox& box) {
  assert(picture.isWhole());
  const lettering::Surface image(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
  const int stride = cairo_image_surface_get_stride(image.get());
  unsigned char* rows = cairo_image_surface_get_data(image.get());
  if (!rows) return;  // the document has failed by then; finish() says so
  for (int y = 0; y < picture.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
    const std::uint8_t* from = picture.at(0, y);
    for (int x = 0; x < picture.width; ++x, from += Picture::kChannels)
      row[x] = static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
  }
  cairo_surface_mark_dirty(image.get());
  const double scale = std::min(box.width / picture.width, box.height / picture.height);
  cairo_save(cairo_.get());
  cairo_translate(cairo_.get(), box.x, box.y);
  cairo_scale(cairo_.get(), scale, scale);
  cairo_set_source_surface(cairo_.get(), image.get(), 0, 0);
  cairo_paint(cairo_.get());
  cairo_restore(cairo_.get());
}

Result<std::string> PdfDocument::finish() {
  cairo_show_page(cairo_.get());
  const cairo_status_t drawn = cairo_status(cairo_.get());
  cairo_surface_finish(surface_.get());
  const cairo_status_t written = cairo_surface_status(surface_.get());
  for (const cairo_status_t status : {drawn, written})
    if (status != CAIRO_STATUS_SUCCESS)
      return Error{fmt::format("the pages cannot be set: {}", cairo_status_to_string(status))};
  forgetWhenAndWithWhat(bytes_);
  return bytes_;
}

}  // namespace stipple
