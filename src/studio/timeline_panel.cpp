#include "studio/timeline_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/units.h"
#include "studio/day_scale.h"

namespace stipple {
namespace {

constexpr float kWidest = 980, kPadding = 18;

/// "4 days a second", "6 months a second".
std::string paceText(float days_per_second) {
  const float months = days_per_second * 12 / kDaysPerYear;
  if (months >= 12) return "1 year a second";
  if (months >= 1) return fmt::format("{:.2g} months a second", months);
  return fmt::format("{:.0f} {} a second", days_per_second, days_per_second == 1 ? "day" : "days");
}

/// As large as the room allows.
ImFont* captionFont(const std::string& caption, float room, ImFont* large, ImFont* small) {
  ImGui::PushFont(large);
  const bool fits = ImGui::CalcTextSize(caption.c_str()).x <= room;
  ImGui::PopFont();
  return fits ? large : small;
}

void drawCaptionRow(const Ui& ui, const TimelineWords& words, Timeline& timeline) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float detail_y = low.y + ui.px(27);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImGui::PushFont(captionFont(words.caption, width, ui.theme.title, ui.theme.strong));
  list.AddText({low.x, std::floor(low.y + (ui.px(22) - ImGui::GetFontSize()) / 2)}, ui.palette().text,
               words.caption.c_str());
  ImGui::PopFont();

  ImGui::PushFont(ui.theme.small);
  list.AddText({low.x, detail_y}, ui.palette().quiet, words.detail.c_str());
  const std::string pace = paceText(timeline.pace());
  const float padding = ImGui::GetStyle().FramePadding.x;
  const float pace_width = ImGui::CalcTextSize(pace.c_str()).x + 2 * padding;
  // The words, not the button's edge, end where the line of days does.
  ImGui::SetCursorScreenPos({low.x + width - pace_width + padding, detail_y - ui.px(5)});
  if (button(ui, pace.c_str(),
             {.plain = true,
              .width = pace_width,
              .height = ui.px(24),
              .hint = "How fast playing passes here; click for faster (keys , and .)"}))
    timeline.changeSpeed(+1, true);
  ImGui::PopFont();
}

/// How much of the stops' names there is room for.
enum class Names { long_ones, short_ones, fewest };

/// "S2 healed" or "healed": stages are named "s2.healed", years "year5". Empty: left out.
std::string buttonName(const Timeline& timeline, const Stage& stop, Names names) {
  if (!stop.day) return "Bare";
  if (stop.name.starts_with("year")) {
    const std::string_view year = std::string_view(stop.name).substr(4);
    return names == Names::long_ones ? fmt::format("Year {}", year) : fmt::format("{} y", year);
  }
  const std::string session = "S" + stop.name.substr(1, stop.name.find('.') - 1);
  const bool fresh = stop.name.ends_with("fresh");
  if (names == Names::long_ones) return fmt::format("{} {}", session, fresh ? "fresh" : "healed");
  if (fresh) return session;
  return names == Names::fewest && *stop.day != timeline.settledDay() ? std::string() : "healed";
}

struct StopButton {
  std::size_t stop;
  std::string name;
  float width;  // of the name
};
std::vector<StopButton> stopButtons(const Timeline& timeline, Names names) {
  std::vector<StopButton> buttons;
  for (std::size_t i = 0; i < timeline.stops().size(); ++i) {
    std::string name = buttonName(timeline, timeline.stops()[i], names);
    if (name.empty()) continue;
    const float width = ImGui::CalcTextSize(name.c_str()).x;
    buttons.push_back({i, std::move(name), width});
  }
  return buttons;
}

void drawStopRow(const Ui& ui, Timeline& timeline) {
  const float height = ui.px(30), gap = ui.px(4);
  if (button(ui, "play",
             {.icon = timeline.playing() ? Icon::pause : Icon::play,
              .icon_alone = true,
              .width = ui.px(46),
              .height = height,
              .hint = "Play or pause (Space)"}))
    timeline.togglePlay();
  ImGui::SameLine(0, ui.px(12));
  ImGui::PushFont(ui.theme.small);
  const float room = ImGui::GetContentRegionAvail().x;
  std::vector<StopButton> buttons;
  float air = 0;  // around each name: the same for all
  for (const Names names : {Names::long_ones, Names::short_ones, Names::fewest}) {
    buttons = stopButtons(timeline, names);
    const auto count = static_cast<float>(buttons.size());
    float words = 0;
    for (const StopButton& stop : buttons) words += stop.width;
    air = (room - words - gap * (count - 1)) / count;
    if (air >= ui.px(10)) break;
  }
  const auto here = timeline.stopHere();
  float left = room;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const StopButton& stop = buttons[i];
    if (i > 0) ImGui::SameLine(0, gap);
    const float width = i + 1 < buttons.size() ? std::floor(stop.width + air) : left;
    left -= width + gap;
    ImGui::PushID(static_cast<int>(i));
    const Stage& stage = timeline.stops()[stop.stop];
    if (button(
            ui, stop.name.c_str(),
            {.chosen = here == stop.stop, .width = width, .height = height, .hint = stage.caption.c_str()}))
      timeline.goTo(stage.day);
    ImGui::PopID();
  }
  ImGui::PopFont();
}

/// The line as it is drawn: its height, and how much of it has passed.
class LinePainter {
 public:
  LinePainter(const Ui& ui, const DayScale& scale, float y, float knob_x)
      : ui_(ui), list_(*ImGui::GetWindowDrawList()), scale_(scale), y_(y), knob_x_(knob_x) {}

  void track(float from_x, float until_x) {
    const float half = ui_.px(2);
    list_.AddRectFilled({from_x, y_ - half}, {until_x, y_ + half}, ui_.palette().track, half);
    const float passed_x = std::min(until_x, knob_x_);
    if (passed_x > from_x)
      list_.AddRectFilled({from_x, y_ - half}, {passed_x, y_ + half}, ui_.palette().accent, half);
  }
  /// Two slanting strokes where days give way to years.
  void slashes() {
    const float middle = (scale_.settledX() + scale_.yearsX()) / 2, rise = ui_.px(5), lean = ui_.px(2.5f);
    for (const float aside : {-2.5f, 2.5f}) {
      const float x = middle + ui_.px(aside);
      list_.AddLine({x - lean, y_ + rise}, {x + lean, y_ - rise}, ui_.palette().faint, ui_.px(1.5f));
    }
  }
  void stop(float x) {
    list_.AddCircleFilled({x, y_}, ui_.px(5), x <= knob_x_ ? ui_.palette().accent : ui_.palette().faint);
    list_.AddCircleFilled({x, y_}, ui_.px(2.5f), ui_.palette().panel);
  }
  void tick(float x) {
    list_.AddLine({x, y_ - ui_.px(4)}, {x, y_ + ui_.px(4)}, ui_.palette().faint, ui_.px(1));
  }
  /// Beneath the line, `text_share` of the words left of `x`; left out where the words before it would touch.
  void name(float x, const std::string& words, float text_share = 0.5f) {
    ImGui::PushFont(ui_.theme.small);
    const float width = ImGui::CalcTextSize(words.c_str()).x;
    const float low = std::floor(x - width * text_share);
    if (low >= free_x_) {
      list_.AddText({low, y_ + ui_.px(10)}, ui_.palette().quiet, words.c_str());
      free_x_ = low + width + ui_.px(6);
    }
    ImGui::PopFont();
  }
  void knob(bool hot) {
    list_.AddCircleFilled({knob_x_, y_}, ui_.px(hot ? 8.5f : 7.5f),
                          hot ? ui_.palette().text : ui_.palette().accent);
  }

 private:
  const Ui& ui_;
  ImDrawList& list_;
  const DayScale& scale_;
  float y_, knob_x_;
  float free_x_ = 0;  // names stand left of it
};

void drawTreatment(const Ui& ui, LinePainter& line, const DayScale& scale, const Timeline& timeline) {
  const auto isSession = [](const Stage& stop) { return stop.day && stop.name.ends_with(".fresh"); };
  // Sessions close together share the room: numbers alone where the whole word would run into the next.
  const auto sessions = std::ranges::count_if(timeline.stops(), isSession);
  float previous_x = 0, least_room = scale.settledX() - scale.firstX();
  for (const Stage& stop : timeline.stops()) {
    if (!isSession(stop)) continue;
    if (previous_x > 0) least_room = std::min(least_room, scale.at(stop.day) - previous_x);
    previous_x = scale.at(stop.day);
  }
  int number = 0;
  for (const Stage& stop : timeline.stops()) {
    if (!isSession(stop)) continue;
    ++number;
    line.stop(scale.at(stop.day));
    const bool whole = least_room > ui.px(76) || sessions == 1;
    line.name(scale.at(stop.day), whole ? fmt::format("Session {}", number) : fmt::format("S{}", number));
  }
  line.stop(scale.settledX());
  line.name(scale.settledX(), fmt::format("day {:.0f}", timeline.settledDay()), 0.75f);
}

/// A tick each year, those that are stops as stops.
void drawYears(LinePainter& line, const DayScale& scale, const Timeline& timeline) {
  const int years = static_cast<int>(std::lround(timeline.lastDay() / kDaysPerYear));
  for (int year = 1; year < years; ++year) {
    const float day = static_cast<float>(year) * kDaysPerYear;
    if (day > timeline.settledDay()) line.tick(scale.at(day));
  }
  for (const Stage& stop : timeline.stops()) {
    if (!stop.name.starts_with("year")) continue;
    const bool last = stop.day == timeline.lastDay();
    const std::string year = stop.name.substr(4);
    line.stop(scale.at(stop.day));
    line.name(scale.at(stop.day), last ? fmt::format("{} years", year) : year, last ? 0.86f : 0.5f);
  }
}

void drawScrubber(const Ui& ui, Timeline& timeline) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::InvisibleButton("days", {width, ui.px(40)});
  const int steps = ui.control(ImGui::GetID("days"), PanelKeys::Kind::number).steps;
  for (int i = 0; i < std::abs(steps); ++i) timeline.stepDay(steps > 0 ? +1 : -1);
  const bool held = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const float y = low.y + ui.px(12);
  const DayScale scale(timeline, low.x + ui.px(13), low.x + width - ui.px(9), ui.px(1));
  if (held) timeline.goTo(scale.dayAt(ImGui::GetIO().MousePos.x, timeline));
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  LinePainter line(ui, scale, y, scale.at(timeline.day()));
  line.track(scale.firstX(), scale.settledX());
  line.track(scale.yearsX(), scale.lastX());
  line.slashes();
  line.stop(scale.bareX());
  line.name(scale.bareX(), "Bare");
  drawTreatment(ui, line, scale, timeline);
  drawYears(line, scale, timeline);
  line.knob(held || hovered);
}

}  // namespace

Ui::Rect drawTimelinePanel(Ui& ui, const Ui::Rect& free, const TimelineWords& words, Timeline& timeline) {
  const float margin = ui.px(16);
  const float width = std::min(free.high.x - free.low.x - 2 * margin, ui.px(kWidest));
  ImGui::SetNextWindowPos({(free.low.x + free.high.x) / 2, free.high.y - margin}, ImGuiCond_Always,
                          {0.5f, 1});
  ImGui::SetNextWindowSize({width, ui.px(kTimelineHeight) - margin});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kPadding), ui.px(14)});
  beginCard(ui, "timeline");
  ImGui::PopStyleVar();
  drawCaptionRow(ui, words, timeline);
  ImGui::SetCursorPosY(ui.px(72));
  ui.sets("stage");
  drawStopRow(ui, timeline);
  ImGui::SetCursorPosY(ui.px(118));
  ui.sets("day");
  drawScrubber(ui, timeline);
  return endCard(ui);
}

void drawLargeCaption(const Ui& ui, const Ui::Rect& area, const TimelineWords& words) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  ImFont* font =
      captionFont(words.caption, area.high.x - area.low.x - ui.px(60), ui.theme.display, ui.theme.title);
  ImGui::PushFont(font);
  const ImVec2 caption = ImGui::CalcTextSize(words.caption.c_str());
  ImGui::PopFont();
  ImGui::PushFont(ui.theme.title);
  const ImVec2 detail = ImGui::CalcTextSize(words.detail.c_str());
  ImGui::PopFont();
  const float middle = (area.low.x + area.high.x) / 2;
  const float detail_y = area.high.y - detail.y - ui.px(32);
  const float caption_y = detail_y - caption.y - ui.px(6);
  constexpr Shade kClear = IM_COL32(0, 0, 0, 0), kDark = IM_COL32(0, 0, 0, 150);
  list.AddRectFilledMultiColor({area.low.x, caption_y - ui.px(60)}, area.high, kClear, kClear, kDark, kDark);
  ImGui::PushFont(font);
  list.AddText({std::floor(middle - caption.x / 2), caption_y}, OverPicture::kText, words.caption.c_str());
  ImGui::PopFont();
  ImGui::PushFont(ui.theme.title);
  list.AddText({std::floor(middle - detail.x / 2), detail_y}, OverPicture::kQuiet, words.detail.c_str());
  ImGui::PopFont();
}

}  // namespace stipple
