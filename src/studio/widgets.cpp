#include "studio/widgets.h"

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

constexpr ImGuiWindowFlags kCardFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize |
                                        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

constexpr float kHintWidth = 300, kHintPaddingX = 12, kHintPaddingY = 9;

/// Beside the last item, never over it or its neighbours in the same row or column: left of what is wide or
/// stands at the right edge, else above or below.
void placeHint(const Ui& ui, std::string_view text) {
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const ImVec2 words =
      ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, ui.px(kHintWidth - kHintPaddingX));
  const ImVec2 size{words.x + 2 * ui.px(kHintPaddingX), words.y + 2 * ui.px(kHintPaddingY)};
  const float gap = ui.px(8);
  const float screen = ImGui::GetIO().DisplaySize.x;
  if (high.x - low.x > ui.px(200) || high.x > screen - ui.px(20))
    return ImGui::SetNextWindowPos({low.x - ui.px(28), low.y}, ImGuiCond_Always, {1, 0});
  const float right_edge = screen - size.x - gap;
  const float x = std::clamp((low.x + high.x - size.x) / 2, gap, std::max(gap, right_edge));
  const bool above = low.y > size.y + 2 * gap;
  ImGui::SetNextWindowPos({x, above ? low.y - gap : high.y + gap}, ImGuiCond_Always,
                          {0, above ? 1.0f : 0.0f});
}

/// Of what is shown of a label: what follows "##" only tells buttons apart.
const char* labelEnd(const char* text) {
  const std::string_view whole(text);
  return text + std::min(whole.find("##"), whole.size());
}

/// What a button shows: its words, the icon, or both beside each other.
struct ButtonFace {
  Icon icon = Icon::none;
  bool words = false;
  float text_width = 0, icon_width = 0, gap = 0;
  float width() const { return text_width + icon_width + gap; }
};
ButtonFace faceOf(const Ui& ui, const char* text, const ButtonLook& look) {
  constexpr float kIconWidth = 16, kGap = 7;
  ButtonFace face{.icon = hasIcon(ui.theme, look.icon) ? look.icon : Icon::none};
  face.words = face.icon == Icon::none || !look.icon_alone;
  if (face.words) face.text_width = ImGui::CalcTextSize(text, nullptr, true).x;
  if (face.icon != Icon::none) face.icon_width = ui.px(kIconWidth);
  if (face.words && face.icon != Icon::none) face.gap = ui.px(kGap);
  return face;
}

}  // namespace

void beginCard(const Ui& ui, const char* name, Shade Palette::*ground) {
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.palette().*ground);
  ImGui::Begin(name, nullptr, kCardFlags);
  ImGui::PopStyleColor();
  ui.beginArea();
}

Ui::Rect endCard(Ui& ui) {
  const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const Ui::Rect taken{low, {low.x + size.x, low.y + size.y}};
  ImGui::End();
  ui.covered.push_back(taken);
  return taken;
}

void beginFrontCard(const Ui& ui, const char* name) {
  beginCard(ui, name, &Palette::popup);
  if (ui.keys) ui.keys->beginPopup();
}

bool endFrontCard(Ui& ui) {
  const bool closing = ui.keys && ui.keys->takeClosing();
  if (ui.keys) ui.keys->endPopup();
  const Ui::Rect taken = endCard(ui);
  const bool clicked_beside =
      ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !taken.contains(ImGui::GetIO().MousePos);
  return !closing && !clicked_beside;
}

float buttonWidth(const Ui& ui, const char* text, const ButtonLook& look) {
  if (look.width > 0) return look.width;
  const ButtonFace face = faceOf(ui, text, look);
  if (!face.words) return look.height > 0 ? look.height : ImGui::GetFrameHeight();
  return face.width() + 2 * ImGui::GetStyle().FramePadding.x;
}

ButtonTold buttonTold(const Ui& ui, const char* text, const ButtonLook& look) {
  const float height = look.height > 0 ? look.height : ImGui::GetFrameHeight();
  const ImVec2 size{buttonWidth(ui, text, look), height};

  ImGui::BeginDisabled(!look.enabled);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 high{low.x + size.x, low.y + size.y};
  const bool clicked = ImGui::InvisibleButton(text, size);
  ImGui::EndDisabled();
  const PanelKeys::Told told = look.enabled ? ui.control(ImGui::GetID(text)) : PanelKeys::Told{};
  const bool hovered = look.enabled && ImGui::IsItemHovered(), held = look.enabled && ImGui::IsItemActive();

  const Palette& palette = ui.palette();
  Shade ground = look.plain ? IM_COL32_BLACK_TRANS : palette.control;
  if (hovered) ground = palette.control_hovered;
  if (held) ground = palette.control_held;
  if (look.chosen) ground = palette.accent;
  if (look.lit) ground = hovered ? palette.control_held : palette.accent_soft;
  Shade ink = look.plain ? palette.quiet : palette.text;
  if (hovered) ink = palette.text;
  if (!look.enabled) ink = palette.faint;
  if (look.chosen) ink = palette.on_accent;
  if (look.lit) ink = palette.accent;

  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(low, high, ground, ImGui::GetStyle().FrameRounding);
  const ButtonFace face = look.face ? faceOf(ui, text, look) : ButtonFace{};
  const ImVec2 centre{(low.x + high.x) / 2, (low.y + high.y) / 2};
  // Too narrow: the text is cut at its end, not spilled over both edges.
  const float left = std::max(centre.x - face.width() / 2, low.x + ui.px(4));
  list.PushClipRect(low, high, true);
  if (face.icon != Icon::none)
    drawIcon(ui.theme, list, face.icon, {face.words ? left + face.icon_width / 2 : centre.x, centre.y}, ink);
  if (face.words)
    list.AddText(
        {std::floor(left + face.icon_width + face.gap), std::floor(centre.y - ImGui::GetFontSize() / 2)}, ink,
        text, labelEnd(text));
  list.PopClipRect();
  if (look.hint) hint(ui, look.hint, told.pointed);
  return {look.enabled && (clicked || told.pressed), hovered || told.pointed};
}

bool beginMenu(const Ui& ui, const char* name) {
  if (!ImGui::BeginPopup(name)) return false;
  if (ui.keys) ui.keys->beginPopup();
  if (ui.keys && ui.keys->takeClosing()) ImGui::CloseCurrentPopup();
  return true;
}

void endMenu(const Ui& ui) {
  if (ui.keys) ui.keys->endPopup();
  ImGui::EndPopup();
}

ButtonTold menuItem(const Ui& ui, const char* text, bool chosen, float width) {
  const bool clicked = ImGui::Selectable(text, chosen, ImGuiSelectableFlags_None, {width, 0});
  const PanelKeys::Told told = ui.control(ImGui::GetID(text));
  if (told.pressed) ImGui::CloseCurrentPopup();
  return {clicked || told.pressed, ImGui::IsItemHovered() || told.pointed};
}

void hint(const Ui& ui, std::string_view text, bool pointed_by_keys) {
  constexpr float kRestSeconds = 0.45f;
  if ((!ImGui::IsItemHovered() && !pointed_by_keys) || ImGui::IsItemActive()) return;
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

bool groupHeader(const Ui& ui, const char* title, float width, bool reveal) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float height = ui.px(40);
  bool& opened = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(title));
  const bool clicked = ImGui::InvisibleButton(title, {width, height});
  if (ui.control(ImGui::GetID(title)).pressed || clicked) opened = !opened;
  opened |= reveal;
  const bool open = opened || ui.settings;  // whoever asks what can be set hears of all of it
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
