#include "studio/widgets.h"

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

constexpr ImGuiWindowFlags kCardFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize |
                                        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

constexpr float kHintWidth = 300, kHintPaddingX = 12, kHintPaddingY = 9;

/// Beside the last item, never over it or its neighbours in the same column: left of what is wide, else above
/// or below.
void placeHint(const Ui& ui, std::string_view text) {
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const ImVec2 words =
      ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, ui.px(kHintWidth - kHintPaddingX));
  const ImVec2 size{words.x + 2 * ui.px(kHintPaddingX), words.y + 2 * ui.px(kHintPaddingY)};
  const float gap = ui.px(8);
  if (high.x - low.x > ui.px(200))
    return ImGui::SetNextWindowPos({low.x - ui.px(28), low.y}, ImGuiCond_Always, {1, 0});
  const float right_edge = ImGui::GetIO().DisplaySize.x - size.x - gap;
  const float x = std::clamp((low.x + high.x - size.x) / 2, gap, std::max(gap, right_edge));
  const bool above = low.y > size.y + 2 * gap;
  ImGui::SetNextWindowPos({x, above ? low.y - gap : high.y + gap}, ImGuiCond_Always,
                          {0, above ? 1.0f : 0.0f});
}

}  // namespace

void beginCard(const Ui& ui, const char* name, Shade Palette::*ground) {
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.palette().*ground);
  ImGui::Begin(name, nullptr, kCardFlags);
  ImGui::PopStyleColor();
}

Ui::Rect endCard(Ui& ui) {
  const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const Ui::Rect taken{low, {low.x + size.x, low.y + size.y}};
  ImGui::End();
  ui.covered.push_back(taken);
  return taken;
}

bool button(const Ui& ui, const char* text, const ButtonLook& look) {
  const ImVec2 text_size = ImGui::CalcTextSize(text, nullptr, true);
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const float height = look.height > 0 ? look.height : ImGui::GetFrameHeight();
  const float natural = look.icon == Icon::none ? text_size.x + 2 * padding.x : height;
  const ImVec2 size{look.width > 0 ? look.width : natural, height};

  ImGui::BeginDisabled(!look.enabled);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 high{low.x + size.x, low.y + size.y};
  const bool pressed = ImGui::InvisibleButton(text, size);
  ImGui::EndDisabled();
  const bool hovered = look.enabled && ImGui::IsItemHovered(), held = look.enabled && ImGui::IsItemActive();

  Shade ground = look.plain ? IM_COL32_BLACK_TRANS : ui.palette().control;
  if (hovered) ground = ui.palette().control_hovered;
  if (held) ground = ui.palette().control_held;
  if (look.chosen) ground = ui.palette().accent;
  if (look.lit) ground = hovered ? ui.palette().control_held : ui.palette().accent_soft;
  Shade ink = look.plain ? ui.palette().quiet : ui.palette().text;
  if (hovered) ink = ui.palette().text;
  if (!look.enabled) ink = ui.palette().faint;
  if (look.chosen) ink = ui.palette().on_accent;
  if (look.lit) ink = ui.palette().accent;

  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(low, high, ground, ImGui::GetStyle().FrameRounding);
  const ImVec2 centre{(low.x + high.x) / 2, (low.y + high.y) / 2};
  if (look.icon != Icon::none) {
    drawIcon(ui.theme, list, look.icon, centre, ink);
  } else {
    // Too narrow: the text is cut at its end, not spilled over both edges.
    const float x = std::max(centre.x - text_size.x / 2, low.x + ui.px(4));
    list.PushClipRect(low, high, true);
    list.AddText({std::floor(x), std::floor(centre.y - text_size.y / 2)}, ink, text);
    list.PopClipRect();
  }
  if (look.hint) hint(ui, look.hint);
  return pressed && look.enabled;
}

void hint(const Ui& ui, std::string_view text) {
  constexpr float kRestSeconds = 0.45f;
  if (!ImGui::IsItemHovered() || ImGui::IsItemActive()) return;
  // How long the cursor has rested on this item, kept beside the window's other small state.
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID key = ImGui::GetID("hint, hovered since");
  const ImGuiID which = ImGui::GetID(text.data(), text.data() + text.size());
  const ImGuiID which_key = ImGui::GetID("hint, of");
  const auto now = static_cast<float>(ImGui::GetTime());
  if (storage.GetInt(which_key) != static_cast<int>(which) || ImGui::GetIO().MouseDelta.x != 0 ||
      ImGui::GetIO().MouseDelta.y != 0) {
    storage.SetInt(which_key, static_cast<int>(which));
    storage.SetFloat(key, now);
  }
  if (now - storage.GetFloat(key) < kRestSeconds) return;
  placeHint(ui, text);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(kHintPaddingX), ui.px(kHintPaddingY)});
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ui.px(kHintWidth));
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
  ImGui::PopStyleVar();
}

bool groupHeader(const Ui& ui, const char* title, float width) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float height = ui.px(40);
  bool& open = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(title));
  if (ImGui::InvisibleButton(title, {width, height})) open = !open;
  const bool hovered = ImGui::IsItemHovered();

  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddLine(low, {low.x + width, low.y}, ui.palette().line);
  ImGui::PushFont(ui.theme.strong);
  const float text_y = std::floor(low.y + (height - ImGui::GetFontSize()) / 2);
  list.AddText({low.x, text_y}, hovered || open ? ui.palette().text : ui.palette().quiet, title);
  ImGui::PopFont();
  const ImVec2 tip{low.x + width - ui.px(7), low.y + height / 2};
  const float arm = ui.px(4), drop = open ? -ui.px(2) : ui.px(2);
  const ImVec2 arrow[]{{tip.x - arm, tip.y - drop}, {tip.x, tip.y + drop}, {tip.x + arm, tip.y - drop}};
  list.AddPolyline(arrow, 3, hovered ? ui.palette().text : ui.palette().quiet, ImDrawFlags_None, ui.px(1.5f));
  return open;
}

void drawMessage(const Theme& theme, glm::vec2 size, std::string_view words) {
  ImGui::PushFont(theme.title);
  const ImVec2 text = ImGui::CalcTextSize(words.data(), words.data() + words.size());
  ImGui::GetBackgroundDrawList()->AddText(
      {std::floor((size.x - text.x) / 2), std::floor((size.y - text.y) / 2)}, theme.palette.quiet,
      words.data(), words.data() + words.size());
  ImGui::PopFont();
}

void quietText(const Ui& ui, std::string_view text) {
  ImGui::PushFont(ui.theme.small);
  ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().quiet);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void wrappedText(const Ui& ui, std::string_view text, Shade Palette::*shade) {
  ImGui::PushFont(ui.theme.small);
  ImGui::PushStyleColor(ImGuiCol_Text, ui.palette().*shade);
  ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + ImGui::CalcItemWidth());
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

}  // namespace stipple
