#include "studio/history_panel.h"

#include <fmt/format.h>

#include <optional>

namespace stipple {
namespace {

constexpr float kWidth = 240;  // layout units

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

  const float line = ImGui::GetTextLineHeightWithSpacing();
  const float wanted = static_cast<float>(document.stepCount()) * line + ui.px(6);
  std::optional<std::size_t> chosen;
  ImGui::BeginChild("steps", {width, std::min(wanted, height)});
  for (std::size_t i = document.stepCount(); i-- > 0;) {
    const bool current = i == document.currentStep();
    ImGui::PushID(static_cast<int>(i));
    ImGui::PushStyleColor(ImGuiCol_Header, ui.palette().accent_soft);
    ImGui::PushStyleColor(ImGuiCol_Text, i > document.currentStep() ? ui.palette().faint : ui.palette().text);
    if (listItem(ui, fmt::format(" {}", document.stepName(i)).c_str(), current)) chosen = i;
    ImGui::PopStyleColor(2);
    // A step that came by the keys may lie outside of what is shown.
    if (current && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    ImGui::PopID();
  }
  ImGui::EndChild();
  endCard(ui);
  if (chosen) document.goTo(*chosen);
  return !close;
}

}  // namespace stipple
