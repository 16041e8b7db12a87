#include <array>

#include "studio/labels.h"
#include "studio/pages.h"

namespace stipple {
namespace {

/// In the order of LightPreset.
constexpr std::array<const char*, 6> kRooms{"A large softbox at the front: the usual picture",
                                            "Ceiling panels, and lamps beside the mirror",
                                            "One lamp overhead: hard on thin hair",
                                            "A window at the side under an overcast sky",
                                            "A shaded lamp at the left, dusk behind",
                                            "A phone's lamp above the lens, in a dim room"};

/// A room as wide as the page: its name, and beneath it what lights it.
ButtonTold drawRoom(const Ui& ui, const char* name, const char* words, bool chosen) {
  const float height = ui.px(46), inset = ui.px(12);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ButtonTold told =
      buttonTold(ui, name, {.lit = chosen, .width = ImGui::CalcItemWidth(), .height = height, .face = false});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText({low.x + inset, low.y + ui.px(5)}, chosen ? ui.palette().accent : ui.palette().text, name);
  ImGui::PushFont(ui.theme.small);
  list.AddText({low.x + inset, low.y + ui.px(24)}, ui.palette().quiet, words);
  ImGui::PopFont();
  return told;
}

}  // namespace

std::optional<LightPreset> drawLightPage(const Page& page, LightPreset light) {
  const Ui& ui = page.ui;
  std::optional<LightPreset> pressed;
  wrappedText(ui, "The same head in another room. It belongs to the view: the plan stays as it is.");
  space(ui, 2);
  ui.sets("light");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(4), ui.px(4)});
  for (std::size_t i = 0; i < kRooms.size(); ++i) {
    const auto room = static_cast<LightPreset>(i);
    const ButtonTold told = drawRoom(ui, kLightLabels[i], kRooms[i], room == light);
    if (told.pressed)
      pressed = room;
    else if (told.pointed)
      page.trial.light = room;
  }
  ImGui::PopStyleVar();
  space(ui, 8);
  section(ui, "How much the scalp shines");
  drawSlider(page, "skin.sheen");
  return pressed;
}

}  // namespace stipple
