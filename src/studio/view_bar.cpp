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
constexpr const char *kFit = "Fit", *kHandles = "Points", *kGuides = "Guides";

/// Width of the whole row with `padding` at either side of each label.
float rowWidth(float padding, float gap, const char* light) {
  float width = 0;
  for (const auto& label : kLabels) width += ImGui::CalcTextSize(label.second).x + 2 * padding + gap;
  for (const char* words : {kFit, kHandles, kGuides, light})
    width += ImGui::CalcTextSize(words).x + 2 * padding + gap;
  return width - gap;
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
  const float margin = ui.px(16), gap = ui.px(2);
  const float room = free.high.x - free.low.x - 2 * margin - 2 * ui.px(6);
  ImGui::SetNextWindowPos({free.low.x + margin, free.low.y + margin});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
  // A little tighter before it breaks into a second row.
  float padding = ui.px(10);
  for (const float tighter : {6.0f, 4.0f})
    if (rowWidth(padding, gap, light) > room) padding = ui.px(tighter);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {padding, ui.px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
  beginCard(ui, "views");

  float used = 0;
  const auto widthOf = [&](const char* label) { return ImGui::CalcTextSize(label).x + 2 * padding + gap; };
  // In the row, if there is room for it and for what must not be parted from it.
  const auto placeNext = [&](const char* label, const char* with = nullptr) {
    const bool fits = used + widthOf(label) + (with ? widthOf(with) : 0) <= room + gap;
    if (used > 0 && fits) ImGui::SameLine();
    used = (fits ? used : 0) + widthOf(label);
  };
  for (std::size_t i = 0; i < viewNames().size(); ++i) {
    const std::string label(viewLabel(viewNames()[i]));
    const std::string key_hint = fmt::format("Key {}", (i + 1) % 10);
    placeNext(label.c_str());
    if (button(ui, label.c_str(), {.chosen = state.view == i, .plain = true, .hint = key_hint.c_str()}))
      bar.chosen = i;
  }
  placeNext(kFit);
  bar.fit = button(ui, kFit, {.plain = true, .hint = "Show the whole head (F)"});
  placeNext(kHandles, kGuides);
  bar.toggle_handles =
      button(ui, kHandles,
             {.lit = state.handles, .plain = true, .hint = "Show or hide the hairline and its points (H)"});
  placeNext(kGuides);
  bar.toggle_guides = button(
      ui, kGuides,
      {.lit = state.guides, .plain = true, .hint = "Midline, heights, canthus lines, facial thirds (G)"});
  placeNext(light);
  bar.next_light = button(ui, light, {.plain = true, .hint = "The same head in the next room (L)"});
  const Ui::Rect taken = endCard(ui);
  ImGui::PopStyleVar(3);
  bar.height = taken.high.y - taken.low.y;
  return bar;
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
