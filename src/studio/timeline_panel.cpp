#include "studio/timeline_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace stipple {
namespace {

constexpr float kWidest = 980, kPadding = 18;
constexpr std::array<float, 4> kSpeeds{1, 2, 4, 8};  // days a second

/// "S2 healed", or "2 healed" where there is little room: stage names are "s2.healed".
std::string shortName(const Stage& stage, bool narrow) {
  if (!stage.day) return "Bare";
  std::string name = stage.name;
  name[0] = 'S';
  std::ranges::replace(name, '.', ' ');
  return narrow ? name.substr(1) : name;
}

std::string dayText(const Timeline& timeline) {
  if (!timeline.day()) return "before the first session";
  return fmt::format("day {:.0f}", *timeline.day());
}

void drawCaptionRow(const Ui& ui, const Plan& plan, Timeline& timeline) {
  const float row_width = ImGui::GetContentRegionAvail().x;
  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted(captionFor(plan, timeline.day()).c_str());
  const float baseline = ImGui::GetFontSize();
  ImGui::PopFont();
  ImGui::SameLine(0, ui.px(12));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (baseline - ui.px(13)) * 0.72f);
  quietText(ui, dayText(timeline));

  const std::string speed = fmt::format("{:.0f} {} a second", timeline.days_per_second,
                                        timeline.days_per_second == 1 ? "day" : "days");
  ImGui::PushFont(ui.theme.small);
  const float width = ImGui::CalcTextSize(speed.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::SameLine(ui.px(kPadding) + row_width - width);
  ImGui::SetCursorPosY(ui.px(10));
  if (button(ui, speed.c_str(),
             {.plain = true,
              .width = width,
              .hint = "How fast playing passes the days; click for the next speed"})) {
    const auto faster = std::ranges::find_if(kSpeeds, [&](float s) { return s > timeline.days_per_second; });
    timeline.days_per_second = faster == kSpeeds.end() ? kSpeeds.front() : *faster;
  }
  ImGui::PopFont();
}

void drawStageRow(const Ui& ui, const Plan& plan, Timeline& timeline) {
  if (button(ui, "play",
             {.icon = timeline.playing() ? Icon::pause : Icon::play,
              .width = ui.px(46),
              .hint = "Play or pause (Space)"}))
    timeline.togglePlay(plan);
  const float height = ImGui::GetFrameHeight();
  const std::vector<Stage> stages = stagesOf(plan);
  const auto here = stageIndexAt(plan, timeline.day());
  const float gap = ui.px(5);
  ImGui::SameLine(0, ui.px(12));
  const auto count = static_cast<float>(stages.size());
  const float width = std::floor((ImGui::GetContentRegionAvail().x - gap * (count - 1)) / count);
  const bool narrow = width < ImGui::CalcTextSize("S1 healed").x + ui.px(10);
  ImGui::PushFont(narrow ? ui.theme.small : ui.theme.body);
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, gap);
    const std::string words = captionFor(plan, stages[i].day);
    if (button(ui, shortName(stages[i], narrow).c_str(),
               {.chosen = here == i, .width = width, .height = height, .hint = words.c_str()}))
      timeline.goTo(stages[i].day);
  }
  ImGui::PopFont();
}

/// Days along a line, with bare skin as a stop of its own before day 0.
struct DayScale {
  float bare_x, first_x, last_x, last_day;
  float at(std::optional<float> day) const {
    return day ? first_x + *day / last_day * (last_x - first_x) : bare_x;
  }
  std::optional<float> dayAt(float x) const {
    if (x < (bare_x + first_x) / 2) return std::nullopt;
    return std::round(std::clamp((x - first_x) / (last_x - first_x), 0.0f, 1.0f) * last_day);
  }
};

/// A stop on the line with its name beneath; `text_share` of the words lie left of it.
void drawMark(const Ui& ui, float x, float y, const std::string& words, bool passed,
              float text_share = 0.5f) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircleFilled({x, y}, ui.px(5), passed ? Palette::kAccent : Palette::kFaint);
  list.AddCircleFilled({x, y}, ui.px(2.5f), Palette::kPanel);
  ImGui::PushFont(ui.theme.small);
  const float width = ImGui::CalcTextSize(words.c_str()).x;
  list.AddText({std::floor(x - width * text_share), y + ui.px(11)}, Palette::kQuiet, words.c_str());
  ImGui::PopFont();
}

void drawScrubber(const Ui& ui, const Plan& plan, Timeline& timeline) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::InvisibleButton("days", {width, ui.px(40)});
  const bool held = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const float y = low.y + ui.px(12);
  const DayScale scale{low.x + ui.px(13), low.x + ui.px(86), low.x + width - ui.px(9),
                       Timeline::lastDay(plan)};
  if (held) timeline.goTo(scale.dayAt(ImGui::GetIO().MousePos.x));
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = ui.px(2);
  const float knob_x = scale.at(timeline.day());
  list.AddRectFilled({scale.first_x, y - half}, {scale.last_x, y + half}, Palette::kTrack, half);
  if (timeline.day())
    list.AddRectFilled({scale.first_x, y - half}, {knob_x, y + half}, Palette::kAccent, half);
  drawMark(ui, scale.bare_x, y, "Bare", true);
  const std::vector<float> sessions = sessionDays(plan);
  // Sessions close together share the room: numbers alone where the whole word would run into the next.
  const float room = sessions.size() > 1 ? scale.at(sessions[1]) - scale.at(sessions[0]) : width;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const std::string words = room > ui.px(76) ? fmt::format("Session {}", i + 1) : fmt::format("S{}", i + 1);
    drawMark(ui, scale.at(sessions[i]), y, words, timeline.day() && *timeline.day() >= sessions[i]);
  }
  const bool at_end = timeline.day() && *timeline.day() >= scale.last_day;
  drawMark(ui, scale.last_x, y, fmt::format("day {:.0f}", scale.last_day), at_end, 0.84f);
  list.AddCircleFilled({knob_x, y}, ui.px(held || hovered ? 8.5f : 7.5f),
                       held || hovered ? Palette::kText : Palette::kAccent);
}

}  // namespace

Ui::Rect drawTimelinePanel(Ui& ui, const Ui::Rect& free, const Plan& plan, Timeline& timeline) {
  const float margin = ui.px(16);
  const float width = std::min(free.high.x - free.low.x - 2 * margin, ui.px(kWidest));
  ImGui::SetNextWindowPos({(free.low.x + free.high.x) / 2, free.high.y - margin}, ImGuiCond_Always,
                          {0.5f, 1});
  ImGui::SetNextWindowSize({width, ui.px(kTimelineHeight) - margin});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kPadding), ui.px(14)});
  beginCard("timeline");
  ImGui::PopStyleVar();
  drawCaptionRow(ui, plan, timeline);
  ImGui::SetCursorPosY(ui.px(48));
  drawStageRow(ui, plan, timeline);
  ImGui::SetCursorPosY(ui.px(96));
  drawScrubber(ui, plan, timeline);
  return endCard(ui);
}

void drawLargeCaption(Ui& ui, const Ui::Rect& area, const Plan& plan, const Timeline& timeline) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const std::string caption = captionFor(plan, timeline.day());
  ImGui::PushFont(ui.theme.display);
  const ImVec2 size = ImGui::CalcTextSize(caption.c_str());
  const ImVec2 at{std::floor((area.low.x + area.high.x - size.x) / 2), area.high.y - size.y - ui.px(44)};
  const float fade = at.y - ui.px(60);
  constexpr Shade kClear = IM_COL32(0, 0, 0, 0), kDark = IM_COL32(0, 0, 0, 150);
  list.AddRectFilledMultiColor({area.low.x, fade}, area.high, kClear, kClear, kDark, kDark);
  list.AddText(at, Palette::kText, caption.c_str());
  ImGui::PopFont();
}

}  // namespace stipple
