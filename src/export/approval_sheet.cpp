#include "export/approval_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/words.h"
#include "export/plan_words.h"
#include "plan/design.h"
#include "plan/outcome.h"

namespace stipple {
namespace {

constexpr const char* kTitle = "Approval of the design";
constexpr const char* kNotice = "Illustration. Healed results vary.";
constexpr int kPages = 2;

constexpr PrintStyle kStatement{.size_pt = 9.5};
constexpr PrintStyle kRemark{.size_pt = 8.5, .grey = 0.35};
constexpr PrintStyle kNotYourHead{.size_pt = 9, .bold = true};
constexpr PrintStyle kColumnTitle{.size_pt = 9, .bold = true};
constexpr PrintStyle kViewTitle{.size_pt = 10, .bold = true};
constexpr PrintStyle kInitials{.size_pt = 7, .grey = 0.35};

constexpr double kPictureGap = 4, kBesideLabels = 5;  // mm
constexpr double kNarrowestLabels = 30;               // mm, room for a view's name and its initials
constexpr double kPicturesFrom = 68;                  // mm from the top of the first page, at the latest
constexpr double kInitialsHeight = 10, kInitialsWide = 26;  // mm

constexpr double kSignaturesHeight = 47;  // mm, the sentence above them included

/// Of the square pictures: three rows fill a page.
double pictureSide(const Paper& paper) {
  const double width = paper.width_mm - 2 * Form::kMargin;
  const double by_width = (width - kNarrowestLabels - kBesideLabels - kPictureGap) / 2;
  const double height = paper.height_mm - Form::kMargin - kPicturesFrom - 4;
  const double rows = kMostSheetViews;
  return std::min(by_width, (height - (rows - 1) * kPictureGap) / rows);
}

void drawInitials(PdfDocument& document, double x, double y, double width, std::string_view of) {
  document.frame({x, y, width, kInitialsHeight}, 0.2, 0);
  document.text(fmt::format("Initials, {}", of), x, y + kInitialsHeight + 3, width, kInitials);
}

void drawPictures(PdfDocument& document, Form& form, const ApprovalSheet& sheet) {
  const double side = pictureSide(sheet.letterhead.paper);
  const double after = form.left() + form.width() - side, before = after - kPictureGap - side;
  const double labels = before - kBesideLabels - form.left();
  document.text("Before", before, form.y, side, kColumnTitle);
  document.text("As agreed: " + sheet.stage_caption, after, form.y, side, kColumnTitle);
  double y = form.y + 2.5;
  for (const ViewPair& pair : sheet.pairs) {
    document.picture(pair.before, {before, y, side, side});
    document.picture(pair.after, {after, y, side, side});
    document.text(viewTitle(pair.view), form.left(), y + 3.5, labels, kViewTitle);
    const double box = std::min(labels, kInitialsWide);
    const double second = y + side - kInitialsHeight - 4, first = second - kInitialsHeight - 7;
    drawInitials(document, form.left(), first, box, "before");
    drawInitials(document, form.left(), second, box, "as agreed");
    y += side + kPictureGap;
  }
}

void drawFigures(Form& form, const ApprovalSheet& sheet) {
  const HairlineMeasures& line = sheet.measures.hairline;
  const Plan& plan = sheet.plan;
  const std::vector<Form::Row> hairline{
      {"Mid-frontal point above the glabella", fmt::format("{:.1f} mm", line.mid_frontal_height_mm)},
      {"Recession of the corner, left", fmt::format("{:.1f} mm", line.recession_mm.left)},
      {"Recession of the corner, right", fmt::format("{:.1f} mm", line.recession_mm.right)},
      {"Width of the fade", fmt::format("{:.1f} mm", plan.hairline.fade_mm)},
  };
  const std::vector<Form::Row> treatment{
      {"Density when finished", fmt::format("{:.0f} per cm²", plan.density_per_cm2)},
      {"Treated scalp", fmt::format("{:.1f} cm²", sheet.measures.treated_cm2)},
      {"Tone of treated against bare skin", percent(static_cast<double>(plan.pigment.treated_tone))},
      {"Skin", skinWords(plan.skin)},
  };
  form.heading("Hairline and density");
  form.rows({hairline, treatment});
}

void drawSessions(Form& form, const ApprovalSheet& sheet) {
  static const std::vector<Form::Column> kColumns{{"Session", 0.09},
                                                  {"When", 0.19},
                                                  {"Density reached", 0.15, true},
                                                  {"Impressions, about", 0.17, true},
                                                  {"In the chair, about", 0.17, true},
                                                  {"Shade", 0.10, true},
                                                  {"Dilution", 0.13, true}};
  const Plan& plan = sheet.plan;
  std::vector<std::vector<std::string>> lines;
  for (std::size_t s = 0; s < plan.sessions.size(); ++s) {
    const PlanMeasures::Sitting& sitting = sheet.measures.sessions[s];
    const Session& session = plan.sessions[s];
    lines.push_back({std::to_string(s + 1), dayWords(plan, sitting.day),
                     percent(static_cast<double>(sitting.share)), thousands(sitting.impressions),
                     hoursWords(sitting.minutes), percent(static_cast<double>(session.shade)),
                     dilutionWords(session)});
  }
  form.heading(plan.sessions.size() == 1 ? "The session" : "Sessions");
  form.table(kColumns, lines);
}

void drawExpectation(Form& form, const ApprovalSheet& sheet) {
  static const std::vector<Form::Column> kColumns{
      {"", 0.34}, {"At worst", 0.22, true}, {"Expected", 0.22, true}, {"At best", 0.22, true}};
  const auto [best, expected, worst] = settledResults(sheet.plan, workloadOf(sheet.measures.zones));
  const auto line = [](const char* name, double low, double middle, double high) {
    return std::vector<std::string>{name, percent(low), percent(middle), percent(high)};
  };
  const std::vector lines{
      line("Density that holds pigment", worst.held_share, expected.held_share, best.held_share),
      line("Tone, fresh work being 100 %", static_cast<double>(worst.settled_tone),
           static_cast<double>(expected.settled_tone), static_cast<double>(best.settled_tone))};
  form.heading("What to expect once healed");
  form.table(kColumns, lines);
  form.space(2);
  const float fading = sheet.plan.healing.fading_per_year * traitsOf(sheet.plan.skin.type).fading;
  const auto assumed = std::ranges::count_if(healingFigures(), &Figure::assumed);
  form.paragraph(fmt::format("Six weeks after the last session. Skin takes pigment differently from client "
                             "to client, and {} of the {} figures "
                             "behind this forecast are estimates. Fresh work looks darker, and lighter and "
                             "patchy about a week later; "
                             "both pass. Pigment then fades by about {} a year and can be touched up.",
                             assumed, healingFigures().size(), percent(static_cast<double>(fading))),
                 kRemark);
}

void drawSignatures(Form& form, const ApprovalSheet& sheet) {
  form.paragraph(
      "I have seen the pictures on page 1 and initialled each of them. I agree to the position, shape, "
      "density and "
      "shade of the work as shown and described here. I know that the pictures are an illustration and no "
      "guarantee: healed results vary.",
      kStatement);
  constexpr double kBetween = 9, kDateShare = 0.32;
  const double half = (form.width() - kBetween) / 2;
  const double name_width = half * (1 - kDateShare) - 4;
  double x = form.left();
  for (const char* who : {"client", "practitioner"}) {
    const bool client = std::string_view(who) == "client";
    form.blank(x, form.y + 14, name_width, fmt::format("Signature of the {}", who));
    form.blank(x + name_width + 4, form.y + 14, half * kDateShare, "Date");
    form.blank(x, form.y + 27, half, fmt::format("Name of the {}", who),
               client ? sheet.letterhead.client : "");
    x += half + kBetween;
  }
}

}  // namespace

std::uint32_t sheetPicturePixels(const Paper& paper, int dots_per_inch) {
  return static_cast<std::uint32_t>(std::lround(pictureSide(paper) / 25.4 * dots_per_inch));
}

Result<std::string> approvalSheetPdf(const ApprovalSheet& sheet) {
  assert(!sheet.pairs.empty() && sheet.pairs.size() <= kMostSheetViews);
  assert(sheet.measures.sessions.size() == sheet.plan.sessions.size());
  PdfDocument document(sheet.letterhead.paper, kTitle);
  Form form(document, sheet.letterhead, kTitle, kNotice, designHash(sheet.plan), kPages);
  form.beginPage();
  if (sheet.letterhead.is_built_in_head)
    form.paragraph("Shown on a model's head. This is not the client's head.", kNotYourHead);
  form.who();
  form.space(2);
  drawPictures(document, form, sheet);

  document.nextPage();
  form.beginPage();
  drawFigures(form, sheet);
  form.space(6);
  drawSessions(form, sheet);
  form.space(6);
  drawExpectation(form, sheet);
  form.y = std::max(form.y + 5, form.bottom() - kSignaturesHeight);
  drawSignatures(form, sheet);
  return document.finish();
}

}  // namespace stipple
