#include "studio/session_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "plan/captions.h"
#include "plan/check.h"
#include "studio/page.h"
#include "studio/session_edits.h"

namespace stipple {
namespace {

constexpr float kLabelWidth = 104, kRowHeight = 21;

/// "2" of "Session 2".
std::size_t numberOf(std::size_t session) {
  return session + 1;
}

/// The numbers of every session as sliders know them: each must be itself while it is dragged or typed, and
/// is named by its session in the history.
struct SessionNumber {
  std::string key, label;
  Parameter parameter;
};
const Parameter& parameterOf(std::size_t session, std::size_t field) {
  static const std::vector<SessionNumber> kAll = [] {
    const auto fields = sessionFields();
    std::vector<SessionNumber> all(kMaxSessions * fields.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const SessionField& of = fields[i % fields.size()];
      const std::size_t number = numberOf(i / fields.size());
      all[i].key = fmt::format("sessions.{}.{}", number, of.name);
      all[i].label = fmt::format("Session {}: {}", number, of.label);
      all[i].parameter = {all[i].key, all[i].label, of.unit, of.low, of.high, of.help, nullptr};
    }
    return all;
  }();
  return kAll[session * sessionFields().size() + field].parameter;
}

void change(Document& document, const Plan& plan, const std::string& name) {
  if (checkPlan(plan)) document.changeAtOnce(plan, name);
}

/// A quiet name at the left; the cursor stands at what belongs to it.
void label(const Ui& ui, std::string_view words) {
  const float left = ImGui::GetCursorPosX();
  ImGui::AlignTextToFramePadding();
  ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().quiet);
  ImGui::TextUnformatted(words.data(), words.data() + words.size());
  ImGui::PopStyleColor();
  ImGui::SameLine(left + ui.px(kLabelWidth));
}

/// The field just drawn can be reached by the keyboard: pressed, it takes the keys to be written in.
void field(const Ui& ui, const char* name) {
  if (ui.control(ImGui::GetID(name)).pressed) ImGui::SetKeyboardFocusHere(-1);
}

void drawNumbers(const Ui& ui, Document& document, std::size_t session, PlanSliders& sliders) {
  const float width = ImGui::CalcItemWidth() - ui.px(kLabelWidth);
  ImGui::PushFont(ui.theme.small);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(4), ui.px(4)});
  const auto fields = sessionFields();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const SessionField& field = fields[i];
    if (session == 0 && field.field == &Session::interval_days) continue;
    label(ui, field.label);
    const auto set = [&](Plan& plan, float chosen) {
      if (field.field == &Session::share)
        setShare(plan, session, chosen);
      else
        plan.sessions[session].*field.field = chosen;
    };
    sliders.drawCell(ui, document, parameterOf(session, i),
                     {document.plan().sessions[session].*field.field, usualValue(field, session), set},
                     width);
    sliders.drawRefusal(ui, parameterOf(session, i));
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

void drawZones(const Ui& ui, Document& document, std::size_t session) {
  constexpr std::array<std::string_view, kZoneCount> kLabels{"Edge",    "Frontal", "Mid-scalp", "Crown",
                                                             "Temples", "Sides",   "Nape"};
  const ZoneSet worked = document.plan().sessions[session].zones;
  std::array<bool, kZoneCount> on{};
  for (std::size_t zone = 0; zone < kZoneCount; ++zone) on[zone] = worked.has(static_cast<ZoneId>(zone));
  const std::string zones_key = fmt::format("sessions.{}.zones", numberOf(session));
  quietText(ui, worked.all() ? "Works all zones" : "Works these zones");
  if (const auto zone = switches(ui, {zones_key, kLabels, 4}, on)) {
    Plan plan = document.plan();
    setWorked(plan, session, static_cast<ZoneId>(*zone), !on[*zone]);
    change(document, plan, fmt::format("Session {}: zones", numberOf(session)));
  }
}

std::string duration(double minutes) {
  const auto whole = static_cast<int>(std::lround(minutes));
  return fmt::format("{}:{:02} h", whole / 60, whole % 60);
}

/// "12,300".
std::string thousands(double count) {
  const auto whole = static_cast<long>(std::lround(count / 100) * 100);
  if (whole < 1000) return fmt::format("{}", whole);
  return fmt::format("{},{:03}", whole / 1000, whole % 1000);
}

/// From 0, none, to 1, clearly overworked; where one word gives way to the next is assumed.
std::string_view traumaWords(float trauma) {
  if (trauma < 0.2f) return "easy on the skin";
  if (trauma < 0.5f) return "tiring for the skin";
  if (trauma < 0.8f) return "hard on the skin";
  return "overworks the skin";
}

void drawFact(const Ui& ui, std::string_view name, const std::string& words,
              Shade Palette::*shade = &Palette::text) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText(low, ui.palette().quiet, name.data(), name.data() + name.size());
  list.AddText({low.x + ui.px(kLabelWidth), low.y}, ui.palette().*shade, words.c_str());
  ImGui::Dummy({ImGui::CalcItemWidth(), ui.px(kRowHeight)});
}

void drawFacts(const Ui& ui, const Sitting& sitting) {
  ImGui::PushFont(ui.theme.small);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const std::string again =
      sitting.again >= 50 ? fmt::format(", {} again", thousands(sitting.again)) : std::string();
  drawFact(ui, "Impressions", fmt::format("about {}{}", thousands(sitting.impressions), again));
  drawFact(ui, "Adds", fmt::format("{:.0f} per cm² on {:.0f} cm²", sitting.per_cm2, sitting.worked_cm2));
  drawFact(ui, "In the chair",
           fmt::format("{} ({} to {})", duration(sitting.minutes), duration(sitting.minutes_least),
                       duration(sitting.minutes_most)));
  drawFact(ui, "Trauma", fmt::format("{:.2f}, {}", sitting.trauma, traumaWords(sitting.trauma)),
           sitting.trauma < 0.5f ? &Palette::text : &Palette::warning);
  drawFact(ui, "Aftercare", fmt::format("{:.0f} days", sitting.aftercare_days));
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

void drawProposal(const Ui& ui, const SessionPanel::Subject& subject, std::size_t& shown) {
  const auto proposal = proposeExtraSession(subject.document.plan(), subject.work);
  if (!proposal) return;
  space(ui, 4);
  wrappedText(ui, proposal->reason);
  if (!button(ui, "Add the proposed session", {.width = ImGui::CalcItemWidth()})) return;
  Plan plan = subject.document.plan();
  plan.sessions.push_back(proposal->session);
  change(subject.document, plan, "Proposed session");
  shown = plan.sessions.size() - 1;
}

void drawOutlook(const Ui& ui, const SessionPanel::Subject& subject) {
  Outlook& outlook = subject.outlook;
  const float width = ImGui::CalcItemWidth();
  section(ui, "To compare, in the picture alone");
  ui.sets("one-session");
  if (button(
          ui, "All in one session",
          {.lit = outlook.one_session,
           .width = width,
           .hint = "The same density in one sitting, as long after it as the day shown is after the latest "
                   "session (O)"}))
    outlook.one_session = !outlook.one_session;

  constexpr std::array<std::string_view, 3> kLabels{"Optimistic", "Expected", "Pessimistic"};
  const auto outcome = choices(ui, {"outcome", kLabels, 3}, static_cast<std::size_t>(outlook.outcome));
  if (outcome.pressed) outlook.outcome = static_cast<Outcome>(*outcome.pressed);
  const Plan seen = planSeen(subject.document.plan(), {.one_session = outlook.one_session});
  const auto day = daySeen(subject.document.plan(), outlook, subject.day);
  if (!day) return quietText(ui, "Bare skin: nothing to expect yet.");
  const ToneBand band = toneBand(seen, subject.work, *day);
  wrappedText(ui,
              fmt::format("On this day {:.0f} to {:.0f} % of the tone of finished, fresh work; {:.0f} % is "
                          "expected.",
                          band.low * 100, band.high * 100, band.expected * 100));
}

}  // namespace

void SessionPanel::drawTabs(const Ui& ui, Document& document) {
  const std::size_t count = document.plan().sessions.size();
  std::array<std::string, kMaxSessions> names;
  std::vector<std::string_view> tabs;
  for (std::size_t i = 0; i < count; ++i) tabs.push_back(names[i] = fmt::format("{}", numberOf(i)));
  const bool room = count < kMaxSessions;
  if (room) tabs.push_back("+");
  const auto pressed = choices(ui, {"sessions", tabs, tabs.size()}, shown_).pressed;
  if (!pressed) return;
  if (room && *pressed == count) {
    Plan plan = document.plan();
    addSession(plan);
    change(document, plan, fmt::format("Add session {}", numberOf(count)));
  }
  shown_ = std::min(*pressed, document.plan().sessions.size() - 1);
}

void SessionPanel::drawNotes(const Ui& ui, Document& document) {
  quietText(ui, "Notes");
  const std::string& notes = document.plan().sessions[shown_].notes;
  // While it is written in, the field itself knows best; otherwise undo may have changed what it shows.
  notes_.fill('\0');
  std::ranges::copy(notes.substr(0, kLongestNotes), notes_.begin());
  ImGui::PushID(static_cast<int>(shown_));
  ImGui::PushFont(ui.theme.small);
  const bool changed =
      ImGui::InputTextMultiline("##notes", notes_.data(), notes_.size(), {ImGui::CalcItemWidth(), ui.px(64)});
  ImGui::PopFont();
  typing_ |= ImGui::IsItemActive();
  const bool done = ImGui::IsItemDeactivated();
  ui.sets(fmt::format("sessions.{}.notes", numberOf(shown_)));
  field(ui, "##notes");
  ImGui::PopID();
  if (changed) {
    Plan plan = document.plan();
    plan.sessions[shown_].notes = notes_.data();
    document.change(plan, fmt::format("Session {}: notes", numberOf(shown_)));
  }
  if (done) document.finishGroup();
}

/// Becomes the plan's as soon as it is a date, and is taken from it when nothing is left of it.
void SessionPanel::drawDate(const Ui& ui, Document& document) {
  const auto& date = document.plan().first_date;
  if (!typing_date_) {
    date_.fill('\0');
    if (date) std::ranges::copy(textOf(*date).substr(0, date_.size() - 1), date_.begin());
  }
  ImGui::PushFont(ui.theme.small);
  label(ui, "First session");
  ImGui::SetNextItemWidth(ImGui::CalcItemWidth() - ui.px(kLabelWidth));
  const bool changed = ImGui::InputTextWithHint("##date", "2026-12-01", date_.data(), date_.size());
  ImGui::PopFont();
  typing_date_ = ImGui::IsItemActive();
  typing_ |= typing_date_;
  const bool done = ImGui::IsItemDeactivated();
  ui.sets("sessions.1.date");
  field(ui, "##date");
  hint(ui, "Its date, as year-month-day; the other sessions follow by their intervals.");
  const std::string_view text(date_.data());
  const auto read = dateFrom(text);
  if (changed && (read || text.empty())) {
    Plan plan = document.plan();
    plan.first_date = read;
    document.change(plan, "Date of session 1");
  }
  if (done) document.finishGroup();
}

/// Typed alone: no slider spans the currencies.
void SessionPanel::drawPrice(const Ui& ui, Document& document) {
  const Parameter& parameter = *findParameter("price.amount");
  float amount = document.plan().price.amount;
  ImGui::PushFont(ui.theme.small);
  label(ui, parameter.label);
  ImGui::SetNextItemWidth(ImGui::CalcItemWidth() - ui.px(kLabelWidth));
  const bool changed = ImGui::InputFloat("##price", &amount, 0, 0, "%.0f", ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopFont();
  typing_ |= ImGui::IsItemActive();
  const bool done = ImGui::IsItemDeactivated();
  ui.sets(parameter.key);
  field(ui, "##price");
  hint(ui, parameter.help);
  if (changed && std::isfinite(amount)) {
    Plan plan = document.plan();
    plan.price.amount = std::clamp(std::round(amount), parameter.low, parameter.high);
    document.change(plan, std::string(parameter.label));
  }
  if (done) document.finishGroup();

  constexpr std::array<std::string_view, 2> kFor{"For the result", "Per session"};
  const Price& price = document.plan().price;
  if (const auto by = choices(ui, {"price.basis", kFor, 2}, price.per_session ? 1u : 0u); by.pressed) {
    Plan plan = document.plan();
    plan.price.per_session = *by.pressed == 1;
    change(document, plan, "Price");
  }
  const auto sessions = static_cast<float>(document.plan().sessions.size());
  if (price.amount > 0 && price.per_session)
    quietText(ui, fmt::format("{:.0f} in all", price.amount * sessions));
}

void SessionPanel::draw(const Ui& ui, const Subject& subject, PlanSliders& sliders) {
  Document& document = subject.document;
  shown_ = std::min(shown_, document.plan().sessions.size() - 1);
  drawTabs(ui, document);
  const std::vector<Sitting> sittings = sittingsOf(document.plan(), subject.work);
  const Sitting& sitting = sittings[shown_];
  std::string when =
      fmt::format("Session {} of {}, day {:.0f}", numberOf(shown_), sittings.size(), sitting.day);
  if (const auto& first = document.plan().first_date)
    when += fmt::format(", {}", dateText(daysAfter(*first, sitting.day)));
  quietText(ui, when);
  space(ui, 2);
  drawNumbers(ui, document, shown_, sliders);
  space(ui, 2);
  drawZones(ui, document, shown_);
  space(ui, 2);
  drawFacts(ui, sitting);
  space(ui, 2);
  drawNotes(ui, document);
  const std::string remove = fmt::format("Remove session {}", numberOf(shown_));
  if (button(ui, remove.c_str(), {.enabled = sittings.size() > 1, .width = ImGui::CalcItemWidth()})) {
    Plan plan = document.plan();
    removeSession(plan, shown_);
    change(document, plan, remove);
    shown_ = std::min(shown_, document.plan().sessions.size() - 1);
  }
  drawProposal(ui, subject, shown_);
  space(ui, 6);
  drawOutlook(ui, subject);
  space(ui, 6);
  section(ui, "Agreed with the client");
  drawDate(ui, document);
  drawPrice(ui, document);
  space(ui, 4);
}

}  // namespace stipple
