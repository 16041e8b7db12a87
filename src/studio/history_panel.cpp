#include "studio/history_panel.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace stipple {
namespace {

constexpr float kWidth = 240, kLine = 28;  // layout units

bool drawStep(const Ui& ui, const std::string& name, ImVec2 size, bool current, Shade ink) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const bool pressed = button(
      ui, name.c_str(), {.lit = current, .plain = true, .width = size.x, .height = size.y, .face = false});
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(low, {low.x + size.x, low.y + size.y}, true);
  list.AddText({low.x + ui.px(8), std::floor(low.y + (size.y - ImGui::GetFontSize()) / 2)},
               current ? ui.palette().accent : ink, name.c_str());
  list.PopClipRect();
  return pressed;
}

}  // namespace

bool drawHistory(Ui& ui, ImVec2 top_left, float height, Document& document) {
  ImGui::SetNextWindowPos(top_left);
  beginCard(ui, "history");
  const float width = ui.px(kWidth), left = ImGui::GetCursorPosX();
  ImGui::PushFont(ui.theme.strong);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted("History");
  ImGui::PopFont();
  ImGui::SameLine(left + width - ImGui::GetFrameHeight());
  const bool close = button(ui, "close history", {.plain = true, .icon = Icon::close, .icon_alone = true});

  const float line = ui.px(kLine), margin = ui.px(4);  // of which the ring of the keyboard needs some
  const float wanted = static_cast<float>(document.stepCount()) * line + 2 * margin;
  std::optional<std::size_t> chosen;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::SetCursorPosX(left - margin);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, margin});
  ImGui::BeginChild("steps", {width + 2 * margin, std::min(wanted, height)}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  const float room = ImGui::GetContentRegionAvail().x;
  for (std::size_t i = document.stepCount(); i-- > 0;) {
    const bool current = i == document.currentStep();
    ImGui::PushID(static_cast<int>(i));
    const Shade ink = i > document.currentStep() ? ui.palette().faint : ui.palette().text;
    if (drawStep(ui, document.stepName(i), {room, line}, current, ink)) chosen = i;
    // A step that came by the keys may lie outside of what is shown.
    if (current && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    ImGui::PopID();
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  endCard(ui);
  if (chosen) document.goTo(*chosen);
  return !close;
}

}  // namespace stipple
