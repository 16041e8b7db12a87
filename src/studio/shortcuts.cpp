#include "studio/shortcuts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace stipple {
namespace {

constexpr std::array kShortcuts{
    Shortcut{"Right", Action::next_stage, "Next stage, previous stage"},
    Shortcut{"Left", Action::previous_stage, ""},
    Shortcut{"Shift+Right", Action::next_day, "Next day, previous day; months after the treatment"},
    Shortcut{"Shift+Left", Action::previous_day, ""},
    Shortcut{"Space", Action::play, "Play or pause the weeks and years"},
    Shortcut{".", Action::faster, "Play faster, slower"},
    Shortcut{",", Action::slower, ""},
    Shortcut{"O", Action::one_session, "Compare with all in one session"},
    Shortcut{"E", Action::next_outcome, "Expect another outcome: optimistic, expected, pessimistic"},
    Shortcut{"F", Action::fit, "Show the whole head"},
    Shortcut{"H", Action::handles, "Show or hide the hairline and its points"},
    Shortcut{"G", Action::guides, "Show or hide the guides"},
    Shortcut{"L", Action::next_light, "The next light: studio, salon, bathroom, daylight, evening, flash"},
    Shortcut{"B", Action::brush, "Take the brush, which paints on the head, or put it down"},
    Shortcut{"Tab", Action::next_point, "Select the next point of the hairline"},
    Shortcut{"Shift+Tab", Action::previous_point, ""},
    Shortcut{"P", Action::present, "Presentation: the head and its caption alone"},
    Shortcut{"F10", Action::present, ""},
    Shortcut{"F11", Action::full_screen, "Full screen"},
    Shortcut{"Esc", Action::leave, "Cancel a drag; leave brush, presentation, full screen"},
    Shortcut{"S", Action::screenshot, "Save what is shown as a picture"},
    Shortcut{"F12", Action::screenshot, ""},
    Shortcut{"Ctrl+S", Action::save, "Save the plan"},
    Shortcut{"Ctrl+Z", Action::undo, "Undo"},
    Shortcut{"Ctrl+Shift+Z", Action::redo, "Do again"},
    Shortcut{"Ctrl+Y", Action::redo, ""},
    Shortcut{"F1", Action::shortcut_sheet, "This sheet"},
    Shortcut{"Ctrl+Q", Action::quit, "Quit"},
};

constexpr float kPadding = 26, kKeysWidth = 160, kSheetWidth = 540;

struct Line {
  std::string keys, words;
};

std::vector<Line> sheetLines() {
  std::vector<Line> lines{{"Left drag", "Turn the head"},
                          {"Drag a point", "Move it and its twin; with Alt one side alone"},
                          {"Arrow keys", "Move the selected point by 1 mm, with Shift by 0.1 mm"},
                          {"Right drag", "Move the head across the screen"},
                          {"Wheel", "Nearer or farther, towards the cursor"},
                          {"1 … 9, 0", "Standard views"}};
  for (const Shortcut& shortcut : kShortcuts) {
    if (shortcut.words.empty())
      lines.back().keys += fmt::format("  {}", shortcut.chord);
    else
      lines.push_back({std::string(shortcut.chord), std::string(shortcut.words)});
  }
  lines.push_back({"On a slider", "Drag; double-click to type; right-click for the usual value"});
  lines.push_back({"Drop a file", "Open a scan of a head, or a plan"});
  return lines;
}

}  // namespace

std::span<const Shortcut> shortcuts() {
  return kShortcuts;
}

std::optional<Action> actionFor(std::string_view chord) {
  const auto found = std::ranges::find(kShortcuts, chord, &Shortcut::chord);
  if (found == kShortcuts.end()) return std::nullopt;
  return found->action;
}

std::optional<std::size_t> viewIndexFor(std::string_view chord) {
  if (chord.size() != 1 || chord[0] < '0' || chord[0] > '9') return std::nullopt;
  return chord[0] == '0' ? 9u : static_cast<std::size_t>(chord[0] - '1');
}

bool drawShortcutSheet(Ui& ui, const Ui::Rect& area) {
  ImGui::SetNextWindowPos({(area.low.x + area.high.x) / 2, (area.low.y + area.high.y) / 2}, ImGuiCond_Always,
                          {0.5f, 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kPadding), ui.px(22)});
  beginCard(ui, "shortcuts", &Palette::panel);
  ImGui::PopStyleVar();

  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted("Mouse and keys");
  ImGui::PopFont();
  ImGui::SameLine(ui.px(kPadding + kSheetWidth) - ImGui::GetFrameHeight());
  bool open = !button(ui, "close the sheet", {.plain = true, .icon = Icon::close});
  ImGui::Dummy({0, ui.px(4)});
  const float words_x = ui.px(kPadding + kKeysWidth);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(4)});
  for (const Line& line : sheetLines()) {
    ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().accent);
    ImGui::TextUnformatted(line.keys.c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine(words_x);
    ImGui::TextUnformatted(line.words.c_str());
  }
  ImGui::PopStyleVar();
  const Ui::Rect taken = endCard(ui);
  const bool clicked_beside =
      ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !taken.contains(ImGui::GetIO().MousePos);
  return open && !clicked_beside;
}

}  // namespace stipple
