#include "studio/file_menu.h"

#include <string>

namespace stipple {
namespace {

using What = FileRequest::What;

constexpr float kWidth = 280;  // layout units

/// A line of the menu: words, and at the right the keys that do the same.
bool item(const Ui& ui, const std::string& words, const char* keys = nullptr) {
  const bool chosen = menuItem(ui, words.c_str(), false, ui.px(kWidth)).pressed;
  if (!keys) return chosen;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float width = ImGui::CalcTextSize(keys).x;
  ImGui::GetWindowDrawList()->AddText({high.x - width, low.y + (high.y - low.y - ImGui::GetFontSize()) / 2},
                                      ui.palette().faint, keys);
  return chosen;
}

void drawRecent(const Ui& ui, const char* title, const RecentFiles& files, What what,
                std::optional<FileRequest>& chosen) {
  if (files.empty()) return;
  ImGui::Separator();
  quietText(ui, title);
  ImGui::PushID(title);
  for (std::size_t i = 0; i < files.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (item(ui, files[i].filename().string())) chosen = {what, files[i]};
    hint(ui, files[i].string());
    ImGui::PopID();
  }
  ImGui::PopID();
}

}  // namespace

std::optional<FileRequest> drawFileMenu(const Ui& ui, const Settings& settings, float width) {
  constexpr const char* kMenu = "file menu";
  if (button(ui, "File", {.width = width, .hint = "Open, save, files opened last"})) ImGui::OpenPopup(kMenu);
  std::optional<FileRequest> chosen;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(14), ui.px(12)});
  ImGui::PushStyleColor(ImGuiCol_PopupBg, ui.palette().popup);
  if (beginMenu(ui, kMenu)) {
    if (item(ui, "New plan", "Ctrl+N")) chosen = {What::new_plan};
    if (item(ui, "Open a plan …", "Ctrl+O")) chosen = {What::open_plan};
    if (item(ui, "Open a head …", "Ctrl+Shift+O")) chosen = {What::open_head};
    if (item(ui, "The built-in head")) chosen = {What::built_in_head};
    ImGui::Separator();
    if (item(ui, "Save", "Ctrl+S")) chosen = {What::save};
    if (item(ui, "Save as …", "Ctrl+Shift+S")) chosen = {What::save_as};
    drawRecent(ui, "Plans", settings.recent_plans, What::open_plan, chosen);
    drawRecent(ui, "Heads", settings.recent_heads, What::open_head, chosen);
    ImGui::Separator();
    if (item(ui, "Quit", "Ctrl+Q")) chosen = {What::quit};
    endMenu(ui);
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  return chosen;
}

}  // namespace stipple
