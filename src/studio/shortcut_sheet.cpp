#include "studio/shortcut_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "studio/page.h"
#include "studio/shortcuts.h"

namespace stipple {
namespace {

struct Line {
  std::vector<std::string> keys;
  std::string_view words;
};

/// What belongs together on the sheet, in its order.
enum class Topic { picture, hairline, time, showing, compare, panel, files };
constexpr std::array kTopicTitles{"The picture", "On the head", "Sessions and years", "Before the client",
                                  "Compare",     "The panel",   "Files and program"};

Topic topicOf(Action action) {
  using enum Action;
  switch (action) {
    case fit:
    case macro:
    case turntable:
    case next_light:
    case screenshot:
    case copy_picture:
      return Topic::picture;
    case handles:
    case guides:
    case brush:
    case next_point:
    case previous_point:
      return Topic::hairline;
    case next_stage:
    case previous_stage:
    case next_day:
    case previous_day:
    case play:
    case faster:
    case slower:
      return Topic::time;
    case compare:
    case next_layout:
    case compare_with_next:
    case compare_with_previous:
    case swap_sides:
    case divider_left:
    case divider_right:
    case one_session:
    case next_outcome:
      return Topic::compare;
    case panel_keys:
    case find_setting:
    case appearance:
    case larger:
    case smaller:
      return Topic::panel;
    case present:
    case black:
    case client_window:
    case client_camera:
    case full_screen:
    case leave:
      return Topic::showing;
    default:
      return Topic::files;
  }
}

/// As a keyboard has it printed.
std::string keyText(std::string_view chord) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPrinted{
      {{"Right", "→"}, {"Left", "←"}, {"Up", "↑"}, {"Down", "↓"}}};
  std::string text(chord);
  for (const auto& [name, printed] : kPrinted)
    if (const std::size_t at = text.rfind(name); at != std::string::npos && at + name.size() == text.size())
      text.replace(at, name.size(), printed);
  return text;
}

using Sheet = std::array<std::vector<Line>, kTopicTitles.size()>;

/// What is no single key stands first.
Sheet makeSheet() {
  Sheet sheet;
  const auto of = [&](Topic topic) -> std::vector<Line>& { return sheet[static_cast<std::size_t>(topic)]; };
  of(Topic::picture) = {{{"Left drag"}, "Turn the head"},
                        {{"Right drag"}, "Move it across the screen"},
                        {{"Wheel"}, "Nearer or farther; with the brush in hand, its size"},
                        {{"1 … 9", "0"}, "Standard views"}};
  of(Topic::hairline) = {{{"Drag"}, "Move a point and its twin; with Alt one side alone"},
                         {{"←", "→", "↑", "↓"}, "Move the selected point by 1 mm, with Shift by 0.1 mm"}};
  of(Topic::panel) = {{{"Alt+1 … 8"}, "Its pages"},
                      {{"Double click"}, "Type a number"},
                      {{"Right click"}, "Set a number to its usual value"},
                      {{"Tab", "←", "→", "Enter"}, "With the keyboard: next, less, more, press"}};
  of(Topic::compare) = {{{"Shift+1 … 4"}, "Keep as design A to D, or take it back; with Ctrl too keep anew"}};
  of(Topic::files) = {{{"Drop a file"}, "Open a scan of a head, or a plan"}};
  Line* last = nullptr;
  for (const Shortcut& shortcut : shortcuts()) {
    if (shortcut.words.empty() && last) {
      last->keys.push_back(keyText(shortcut.chord));
      continue;
    }
    std::vector<Line>& lines = of(topicOf(shortcut.action));
    lines.push_back({{keyText(shortcut.chord)}, shortcut.words});
    last = &lines.back();
  }
  return sheet;
}

constexpr float kPadding = 26, kKeysWidth = 132, kWidestColumn = 520, kColumnGap = 28;  // layout units
constexpr float kRow = 20, kKeyHeight = 17, kBetweenTopics = 11;

float drawKey(const Ui& ui, ImDrawList& list, ImVec2 at, const std::string& key) {
  const ImVec2 text = ImGui::CalcTextSize(key.c_str());
  const float inset = ui.px(6), width = text.x + 2 * inset;
  list.AddRectFilled(at, {at.x + width, at.y + ui.px(kKeyHeight)}, ui.palette().control_hovered, ui.px(4));
  list.AddText({at.x + inset, std::floor(at.y + (ui.px(kKeyHeight) - text.y) / 2)}, ui.palette().text,
               key.c_str());
  return width;
}

/// Lays topics out one below the other; words wrap at the end of the column.
class Column {
 public:
  Column(const Ui& ui, float width) : ui_(ui), width_(width) {}

  float heightOf(const std::vector<Line>& lines) const {
    ImGui::PushFont(ui_.theme.small);
    float height = ui_.px(kRow + 2 + kBetweenTopics);
    for (const Line& line : lines) height += rowOf(line);
    ImGui::PopFont();
    return height;
  }

  void draw(ImVec2 at, std::string_view title, const std::vector<Line>& lines) const {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushFont(ui_.theme.strong);
    list.AddText(at, ui_.palette().text, title.data(), title.data() + title.size());
    ImGui::PopFont();
    at.y += ui_.px(kRow + 2);
    ImGui::PushFont(ui_.theme.small);
    for (const Line& line : lines) {
      float x = at.x;
      for (const std::string& key : line.keys) x += drawKey(ui_, list, {x, at.y}, key) + ui_.px(4);
      const float y = std::floor(at.y + (ui_.px(kKeyHeight) - ImGui::GetFontSize()) / 2);
      const float words_x = at.x + wordsAt(line);
      list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {words_x, y}, ui_.palette().quiet,
                   line.words.data(), line.words.data() + line.words.size(), at.x + width_ - words_x);
      at.y += rowOf(line);
    }
    ImGui::PopFont();
  }

 private:
  /// Beside the keys, all of a topic below each other unless the keys take more room.
  float wordsAt(const Line& line) const {
    float keys = 0;
    for (const std::string& key : line.keys) keys += ImGui::CalcTextSize(key.c_str()).x + ui_.px(12 + 4);
    return std::max(keys + ui_.px(4), ui_.px(kKeysWidth));
  }
  float rowOf(const Line& line) const {
    const float words = ImGui::CalcTextSize(line.words.data(), line.words.data() + line.words.size(), false,
                                            width_ - wordsAt(line))
                            .y;
    return ui_.px(kRow) + std::max(0.0f, words - ImGui::GetFontSize());
  }

  const Ui& ui_;
  float width_;
};

/// In two columns of about the same height.
void drawTopics(const Ui& ui, float column_width) {
  static const Sheet kSheet = makeSheet();
  const Column column(ui, column_width);
  float whole = 0;
  for (const auto& lines : kSheet) whole += column.heightOf(lines);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  ImVec2 at = low;
  float lowest = low.y;
  for (std::size_t topic = 0; topic < kSheet.size(); ++topic) {
    const float height = column.heightOf(kSheet[topic]);
    if (at.x == low.x && at.y - low.y + height / 2 > whole / 2)
      at = {low.x + column_width + ui.px(kColumnGap), low.y};
    column.draw(at, kTopicTitles[topic], kSheet[topic]);
    at.y += height;
    lowest = std::max(lowest, at.y);
  }
  ImGui::Dummy({2 * column_width + ui.px(kColumnGap), lowest - low.y - ui.px(kBetweenTopics)});
}

}  // namespace

bool drawShortcutSheet(Ui& ui, const Ui::Rect& area) {
  const float room = area.high.x - area.low.x - ui.px(2 * kPadding + kColumnGap + 32);
  const float column_width = std::min(ui.px(kWidestColumn), room / 2);
  ImGui::SetNextWindowPos({(area.low.x + area.high.x) / 2, (area.low.y + area.high.y) / 2}, ImGuiCond_Always,
                          {0.5f, 0.5f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kPadding), ui.px(14)});
  // In a low window the wheel brings up what does not fit.
  ImGui::SetNextWindowSizeConstraints({0, 0}, {area.high.x, area.high.y - area.low.y - ui.px(8)});
  beginFrontCard(ui, "shortcuts");
  ImGui::PopStyleVar();
  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted("Mouse and keys");
  ImGui::PopFont();
  ImGui::SameLine(2 * column_width + ui.px(kPadding + kColumnGap) - ImGui::GetFrameHeight());
  const bool close = button(ui, "close the sheet", {.plain = true, .icon = Icon::close, .icon_alone = true});
  space(ui, 2);
  drawTopics(ui, column_width);
  return endFrontCard(ui) && !close;
}

}  // namespace stipple
