#include "export/session_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "base/words.h"
#include "export/plan_words.h"
#include "plan/design.h"

namespace stipple {
namespace {

constexpr PrintStyle kNotes{.size_pt = 9};

/// Planned, and a cell to fill in beside it.
const std::vector<Form::Column> kPlannedAndDone{{"", 0.30}, {"Planned", 0.28}, {"Done", 0.42}};
const std::vector<Form::Column> kByZone{{"Zone", 0.30}, {"Impressions planned, about", 0.28}, {"Done", 0.42}};

/// "hairline edge"
std::string zoneWords(std::size_t zone) {
  std::string words(kZoneNames[zone]);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string pressureWords(float pressure) {
  if (pressure == 0) return "even";
  return fmt::format("{} ({:+.2g} of 1)", pressure < 0 ? "lighter" : "heavier", pressure);
}

void drawTools(Form& form, const SessionRecord& record, std::size_t s) {
  const Session& session = record.plan.sessions[s];
  const Pigment& pigment = record.plan.pigment;
  const PlanMeasures::Sitting& sitting = record.measures.sessions[s];
  form.heading("Tools and pigment");
  form.table(
      kPlannedAndDone,
      std::vector<std::vector<std::string>>{
          {"Day", dayWords(record.plan, sitting.day), ""},
          {"Needle", fmt::format("{:.2f} mm", session.needle_mm), ""},
          {"Needle: lot, expiry", "", ""},
          {"Pigment: name, lot, expiry", "", ""},
          {"Dilution, water to pigment", dilutionWords(session), ""},
          {"Shade, of the plan's pigment", percent(static_cast<double>(session.shade)), ""},
          {"Depth", fmt::format("{:.2f} mm", pigment.depth_mm + session.deeper_mm), ""},
          {"Pressure", pressureWords(session.pressure), ""},
          {"Dot, just after", fmt::format("{:.2f} mm", pigment.fresh_diameter_mm * session.dot_size), ""},
          {"Density reached", percent(static_cast<double>(session.share)), ""},
          {"Time in the chair, about", hoursWords(sitting.minutes), ""},
      });
}

void drawZones(Form& form, const SessionRecord& record, std::size_t s) {
  std::vector<std::vector<std::string>> lines;
  for (std::size_t zone = 0; zone < kZoneCount; ++zone) {
    const std::uint32_t impressions = record.measures.zones[zone].impressions[s];
    if (impressions > 0) lines.push_back({zoneWords(zone), thousands(impressions), ""});
  }
  lines.push_back({"together", thousands(record.measures.sessions[s].impressions), ""});
  form.heading("Impressions");
  form.table(kByZone, lines);
}

/// Free lines down to the signature, as many as there is room for.
void drawRemarks(Form& form) {
  constexpr double kLine = 7.5, kSignature = 14;
  form.heading("Skin before and after, remarks");
  while (form.y + kLine < form.bottom() - kSignature) {
    form.blank(form.left(), form.y + kLine, form.width(), "");
    form.y += kLine;
  }
  const double half = (form.width() - 9) / 2;
  form.blank(form.left(), form.bottom() - 4, half, "Signature of the practitioner");
  form.blank(form.left() + half + 9, form.bottom() - 4, half, "Date");
}

}  // namespace

Result<std::string> sessionRecordPdf(const SessionRecord& record) {
  const std::size_t sessions = record.plan.sessions.size();
  assert(record.measures.sessions.size() == sessions);
  constexpr const char *kTitle = "Session record", *kNotice = "For the practice's own files.";
  PdfDocument document(record.letterhead.paper, kTitle);
  Form form(document, record.letterhead, kTitle, kNotice, designHash(record.plan),
            static_cast<int>(sessions));
  for (std::size_t s = 0; s < sessions; ++s) {
    if (s > 0) document.nextPage();
    form.beginPage();
    form.paragraph(fmt::format("Session {} of {}", s + 1, sessions), {.size_pt = 12, .bold = true});
    if (record.letterhead.is_built_in_head)
      form.paragraph("Measured on a model's head, not on the client's.", kNotes);
    if (s == 0) form.who();
    form.space(2);
    drawTools(form, record, s);
    form.space(4);
    drawZones(form, record, s);
    form.space(4);
    if (const std::string& notes = record.plan.sessions[s].notes; !notes.empty()) {
      constexpr std::size_t kMostLines = 8;
      form.heading("Notes of the plan");
      form.space(1.5);
      form.paragraph(notes, kNotes, kMostLines);
      form.space(3);
    }
    drawRemarks(form);
  }
  return document.finish();
}

}  // namespace stipple
