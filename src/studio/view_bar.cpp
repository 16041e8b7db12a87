#include "studio/view_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "render/camera.h"
#include "studio/labels.h"

namespace stipple {
namespace {

constexpr float kPaddingY = 6;  // layout units

constexpr std::array<std::pair<std::string_view, const char*>, 10> kLabels{{{"front", "Front"},
                                                                            {"left45", "Left 45°"},
                                                                            {"right45", "Right 45°"},
                                                                            {"left90", "Left"},
                                                                            {"right90", "Right"},
                                                                            {"top", "Top"},
                                                                            {"back", "Back"},
                                                                            {"crown", "Crown"},
                                                                            {"chin-down", "Chin down"},
                                                                            {"hairline", "Hairline"}}};
/// What stands behind the views; the light is named by the one that is on.
struct Switch {
  const char* label;
  const char* hint;
  Icon icon;
};
constexpr Switch kFit{"Fit", "Show the whole head (F)", Icon::fit},
    kMacro{"Macro", "Look closely at the skin in the middle, and back (M: under the cursor)", Icon::macro};
constexpr Switch kHandles{"Points", "Show or hide the hairline and its points (H)", Icon::points},
    kGuides{"Guides", "Midline, heights, canthus lines, facial thirds (G)", Icon::guides},
    kCompare{"Compare", "Two or four pictures in one view and light (C)", Icon::compare},
    kTurn{"Turn", "Turn the head slowly (T)", Icon::turn},
    kClient{"Client screen", "A window without tools, on the other screen if there is one (W)", Icon::client};

/// How the bar fits into its room: what gives way first are the words of the switches, then the air around
/// the views' names, then the one row.
struct Fitting {
  float padding = 0;   // at either side of a label
  bool icons = false;  // instead of the switches' words
  bool one_row = true;
  float between = 0;  // the groups of a row
};

/// Widths of the two groups, the views and the switches.
std::array<float, 2> groupWidths(const Ui& ui, const Fitting& fitting, float gap, const Switch& light) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {fitting.padding, ui.px(kPaddingY)});
  const auto widthOf = [&](const Switch& what) {
    return buttonWidth(ui, what.label,
                       {.icon = fitting.icons ? what.icon : Icon::none, .icon_alone = fitting.icons}) +
           gap;
  };
  std::array<float, 2> widths{-gap, -gap};
  for (const auto& label : kLabels) widths[0] += buttonWidth(ui, label.second) + gap;
  for (const Switch& what : {kFit, kMacro, kHandles, kGuides, light, kCompare, kTurn, kClient})
    widths[1] += widthOf(what);
  ImGui::PopStyleVar();
  return widths;
}

/// A bar that nearly fills its room fills it, so that it ends where the timeline does.
constexpr float kBetween = 14, kMostBetween = 60;

Fitting fit(const Ui& ui, float room, float gap, const Switch& light) {
  const float between = ui.px(kBetween);
  for (const bool icons : {false, true})
    for (const float padding : {10.0f, 7.0f}) {
      Fitting fitting{ui.px(padding), icons, true, between};
      const auto [views, switches] = groupWidths(ui, fitting, gap, light);
      const float most = room - views - switches;
      if (most < between) continue;
      if (most < ui.px(kMostBetween)) fitting.between = most;
      return fitting;
    }
  for (const bool icons : {false, true})
    for (const float padding : {10.0f, 7.0f, 4.0f}) {
      const Fitting fitting{ui.px(padding), icons, false};
      const auto [views, switches] = groupWidths(ui, fitting, gap, light);
      if (std::max(views, switches) <= room) return fitting;
    }
  return {ui.px(4), true, false};
}

}  // namespace

std::string_view viewLabel(std::string_view view_name) {
  const auto found = std::ranges::find(kLabels, view_name, &std::pair<std::string_view, const char*>::first);
  return found == kLabels.end() ? view_name : found->second;
}

ViewBar drawViewBar(Ui& ui, const Ui::Rect& free, const ViewBarState& state) {
  ViewBar bar;
  const std::string light_words =
      fmt::format("Light: {}", kLightLabels[static_cast<std::size_t>(state.light)]);
  const Switch light{light_words.c_str(), "The same head in the next room (L)", Icon::light};
  const float margin = ui.px(16), gap = ui.px(2);
  const float room = free.high.x - free.low.x - 2 * margin - 2 * ui.px(6);
  const Fitting fitting = fit(ui, room, gap, light);
  ImGui::SetNextWindowPos({free.low.x + margin, free.low.y + margin});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {fitting.padding, ui.px(kPaddingY)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
  beginCard(ui, "views");
  ui.sets("view");
  ui.sets("light");

  float used = 0;  // of the row; a window that is narrower still breaks it where it must
  const auto place = [&](float width) {
    const bool fits = used > 0 && used + gap + width <= room;
    if (fits) ImGui::SameLine();
    used = fits ? used + gap + width : width;
  };
  const auto press = [&](const Switch& what, bool lit) {
    const ButtonLook look{.lit = lit,
                          .plain = true,
                          .icon = fitting.icons ? what.icon : Icon::none,
                          .icon_alone = fitting.icons,
                          .hint = what.hint};
    place(buttonWidth(ui, what.label, look));
    return button(ui, what.label, look);
  };
  for (std::size_t i = 0; i < viewNames().size(); ++i) {
    const std::string label(viewLabel(viewNames()[i]));
    const std::string key_hint = fmt::format("Key {}", (i + 1) % 10);
    place(buttonWidth(ui, label.c_str()));
    if (button(ui, label.c_str(), {.chosen = state.view == i, .plain = true, .hint = key_hint.c_str()}))
      bar.chosen = i;
  }
  if (fitting.one_row) {
    ImGui::SameLine(0, fitting.between - gap);
    ImGui::Dummy({0, 0});
  }
  used = fitting.one_row ? 1 : 0;
  bar.fit = press(kFit, false);
  bar.macro = press(kMacro, state.macro);
  bar.toggle_handles = press(kHandles, state.handles);
  bar.toggle_guides = press(kGuides, state.guides);
  bar.next_light = press(light, false);
  bar.compare = press(kCompare, state.comparing);
  bar.turntable = press(kTurn, state.turning);
  bar.client_window = press(kClient, state.client_window);
  const Ui::Rect taken = endCard(ui);
  ImGui::PopStyleVar(3);
  bar.height = taken.high.y - taken.low.y;
  return bar;
}

void drawNote(const Ui& ui, ImVec2 centre_top, std::string_view words) {
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const ImVec2 text = ImGui::CalcTextSize(words.data(), words.data() + words.size());
  const ImVec2 padding{ui.px(16), ui.px(9)};
  const ImVec2 low{std::floor(centre_top.x - text.x / 2 - padding.x), centre_top.y};
  const ImVec2 high{low.x + text.x + 2 * padding.x, low.y + text.y + 2 * padding.y};
  list.AddRectFilled(low, high, OverPicture::kGround, (high.y - low.y) / 2);
  list.AddText({low.x + padding.x, low.y + padding.y}, OverPicture::kText, words.data(),
               words.data() + words.size());
}

float drawBadge(const Ui& ui, ImVec2 at, std::string_view words, Shade Palette::*ink) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  ImGui::PushFont(ui.theme.small);
  const ImVec2 size = ImGui::CalcTextSize(words.data(), words.data() + words.size());
  const ImVec2 padding{ui.px(10), ui.px(5)};
  const ImVec2 high{at.x + size.x + 2 * padding.x, at.y + size.y + 2 * padding.y};
  list.AddRectFilled(at, high, ui.palette().card, (high.y - at.y) / 2);
  list.AddText({at.x + padding.x, at.y + padding.y}, ui.palette().*ink, words.data(),
               words.data() + words.size());
  ImGui::PopFont();
  return high.x;
}

}  // namespace stipple
