#include "studio/appearance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "studio/choices.h"
#include "studio/page.h"

namespace stipple {
namespace {

constexpr std::array kScales{100, 125, 150, 175, 200, 250, 300};  // percent
static_assert(kScales.front() == kLeastScalePercent && kScales.back() == kMostScalePercent);

/// The least room in which panel, view bar and timeline stand beside a picture, in layout units.
constexpr glm::vec2 kLeastRoom{960, 600};

Brightness brightnessOf(InterfaceTheme theme, Brightness of_system) {
  if (theme == InterfaceTheme::system) return of_system;
  return theme == InterfaceTheme::light ? Brightness::light : Brightness::dark;
}

void drawScale(const Ui& ui, Settings& settings) {
  const int percent = settings.scale_percent;
  ui.sets("scale_percent");
  quietText(ui, "Size");
  const float side = ImGui::GetFrameHeight(), width = ImGui::CalcItemWidth();
  const float left = ImGui::GetCursorPosX();
  const ImVec2 low = ImGui::GetCursorScreenPos();
  if (button(ui, "−##smaller",
             {.enabled = percent > kLeastScalePercent, .width = side, .hint = "Smaller (Ctrl+minus)"}))
    settings.scale_percent = nextScalePercent(percent, -1);
  ImGui::SameLine(left + width - side);
  if (button(ui, "+##larger",
             {.enabled = percent < kMostScalePercent, .width = side, .hint = "Larger (Ctrl+plus)"}))
    settings.scale_percent = nextScalePercent(percent, +1);
  const std::string words = fmt::format("{} %", percent);
  const ImVec2 text = ImGui::CalcTextSize(words.c_str());
  ImGui::GetWindowDrawList()->AddText({low.x + (width - text.x) / 2, low.y + (side - text.y) / 2},
                                      ui.palette().text, words.c_str());
}

}  // namespace

int nextScalePercent(int percent, int direction) {
  if (direction > 0) {
    const auto larger = std::ranges::upper_bound(kScales, percent);
    return larger == kScales.end() ? kScales.back() : *larger;
  }
  const auto here = std::ranges::lower_bound(kScales, percent);
  return here == kScales.begin() ? kScales.front() : *(here - 1);
}

ThemeLook lookFor(const Settings& settings, const DisplayFacts& display) {
  const glm::vec2 room = display.size / (display.scale * kLeastRoom);
  const float most = std::max(1.0f, std::min(room.x, room.y));
  const float wanted = static_cast<float>(settings.scale_percent) / 100;
  return {display.scale * std::min(wanted, most), display.density,
          brightnessOf(settings.theme, display.brightness)};
}

bool drawAppearanceBox(Ui& ui, const Ui::Rect& area, Settings& settings) {
  constexpr float kWidth = 300;
  static constexpr std::array<std::string_view, kInterfaceThemeNames.size()> kLabels{"As the system", "Light",
                                                                                     "Dark"};
  ImGui::SetNextWindowPos({(area.low.x + area.high.x) / 2, (area.low.y + area.high.y) / 2}, ImGuiCond_Always,
                          {0.5f, 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(22), ui.px(18)});
  beginFrontCard(ui, "appearance");
  ImGui::PopStyleVar();
  ImGui::PushItemWidth(ui.px(kWidth));
  const float left = ImGui::GetCursorPosX();
  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted("Interface");
  ImGui::PopFont();
  ImGui::SameLine(left + ui.px(kWidth) - ImGui::GetFrameHeight());
  const bool close = button(ui, "close", {.plain = true, .icon = Icon::close, .icon_alone = true});
  space(ui, 2);
  quietText(ui, "Shades");
  const auto theme = choices(ui, {"theme", kLabels, 3}, static_cast<std::size_t>(settings.theme));
  if (theme.pressed) settings.theme = static_cast<InterfaceTheme>(*theme.pressed);
  space(ui, 2);
  drawScale(ui, settings);
  ImGui::PopItemWidth();
  return endFrontCard(ui) && !close;
}

}  // namespace stipple
