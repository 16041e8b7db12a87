#include "studio/view_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "render/camera.h"

namespace stipple {
namespace {

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
constexpr std::array kLightLabels{"Light: studio",   "Light: salon",   "Light: bathroom",
                                  "Light: daylight", "Light: evening", "Light: flash"};
/// What stands behind the views, in order; lights are named by the one that is on.
struct Switch {
  const char* label;
  const char* hint;
};
constexpr Switch kFit{"Fit", "Show the whole head (F)"},
    kMacro{"Macro", "Look closely at the skin in the middle, and back (M: under the cursor)"};
constexpr Switch kHandles{"Points", "Show or hide the hairline and its points (H)"},
    kGuides{"Guides", "Midline, heights, canthus lines, facial thirds (G)"},
    kCompare{"Compare", "Two or four pictures in one view and light (C)"},
    kTurn{"Turn", "Turn the head slowly (T)"},
    kClient{"Client screen", "A window without tools, on the other screen if there is one (W)"};
constexpr const char* kLightHint = "The same head in the next room (L)";

float widthOf(const char* label, float padding) {
  return ImGui::CalcTextSize(label).x + 2 * padding;
}

/// Widths of the two groups, the views and the switches, with `padding` at either side of each label.
std::array<float, 2> groupWidths(float padding, float gap, const char* light) {
  std::array<float, 2> widths{-gap, -gap};
  for (const auto& label : kLabels) widths[0] += widthOf(label.second, padding) + gap;
  for (const Switch& view : {kFit, kMacro}) widths[0] += widthOf(view.label, padding) + gap;
  for (const char* label : {kHandles.label, kGuides.label, light, kCompare.label, kTurn.label, kClient.label})
    widths[1] += widthOf(label, padding) + gap;
  return widths;
}

}  // namespace

std::string_view viewLabel(std::string_view view_name) {
  const auto found = std::ranges::find(kLabels, view_name, &std::pair<std::string_view, const char*>::first);
  return found == kLabels.end() ? view_name : found->second;
}

const char* lightLabel(LightPreset light) {
  return kLightLabels[static_cast<std::size_t>(light)];
}

ViewBar drawViewBar(Ui& ui, const Ui::Rect& free, const ViewBarState& state) {
  ViewBar bar;
  const char* const light = lightLabel(state.light);
  const float margin = ui.px(16), gap = ui.px(2), between = ui.px(14);
  const float room = free.high.x - free.low.x - 2 * margin - 2 * ui.px(6);
  ImGui::SetNextWindowPos({free.low.x + margin, free.low.y + margin});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
  // Two rows if one is too narrow, and the labels closer together before that row breaks.
  float padding = ui.px(10);
  for (const float tighter : {6.0f, 4.0f})
    if (groupWidths(padding, gap, light)[0] > room) padding = ui.px(tighter);
  const std::array<float, 2> widths = groupWidths(padding, gap, light);
  const bool one_row = widths[0] + between + widths[1] <= room;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding, ui.px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
  beginCard(ui, "views");

  float used = 0;
  const auto placeNext = [&](const char* label) {
    const float width = widthOf(label, padding);
    const bool fits = used > 0 && used + gap + width <= room;
    if (fits) ImGui::SameLine();
    used = fits ? used + gap + width : width;
  };
  const auto press = [&](const Switch& what, bool lit) {
    placeNext(what.label);
    return button(ui, what.label, {.lit = lit, .plain = true, .hint = what.hint});
  };
  for (std::size_t i = 0; i < viewNames().size(); ++i) {
    const std::string label(viewLabel(viewNames()[i]));
    const std::string key_hint = fmt::format("Key {}", (i + 1) % 10);
    placeNext(label.c_str());
    if (button(ui, label.c_str(), {.chosen = state.view == i, .plain = true, .hint = key_hint.c_str()}))
      bar.chosen = i;
  }
  bar.fit = press(kFit, false);
  bar.macro = press(kMacro, state.macro);
  if (one_row) {
    ImGui::SameLine(0, between);
    ImGui::Dummy({0, 0});
  }
  used = one_row ? 1 : 0;
  bar.toggle_handles = press(kHandles, state.handles);
  bar.toggle_guides = press(kGuides, state.guides);
  bar.next_light = press({light, kLightHint}, false);
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
