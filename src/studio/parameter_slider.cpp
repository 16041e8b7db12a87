#include "studio/parameter_slider.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stipple {
namespace {

int decimalsOf(const Parameter& parameter) {
  const float range = parameter.high - parameter.low;
  if (parameter.unit == "mm" && range >= 6 && range < 100) return 1;  // as fine as arrow keys move a point
  if (range >= 30) return 0;
  if (range >= 6) return 1;
  return 2;
}

/// Of an arrow key: one in the last decimal shown.
float stepOf(const Parameter& parameter) {
  return std::pow(10.0f, static_cast<float>(-decimalsOf(parameter)));
}

/// To the last decimal shown, so that what is read is what is set.
float rounded(const Parameter& parameter, float value) {
  const float unit = std::pow(10.0f, static_cast<float>(decimalsOf(parameter)));
  return std::clamp(std::round(value * unit) / unit, parameter.low, parameter.high);
}

float shareOf(const Parameter& parameter, float value) {
  return std::clamp((value - parameter.low) / (parameter.high - parameter.low), 0.0f, 1.0f);
}

/// The line reaches a knob's radius beyond the way of the knob's middle.
constexpr float kKnob = 6.5f;

}  // namespace

std::string valueText(const Parameter& parameter, float value) {
  const std::string number = fmt::format("{:.{}f}", value, decimalsOf(parameter));
  return parameter.unit.empty() ? number : fmt::format("{} {}", number, parameter.unit);
}

float ParameterSlider::Track::shareAt(float x) const {
  return std::clamp((x - left) / (right - left), 0.0f, 1.0f);
}

ParameterSlider::Outcome ParameterSlider::draw(const Ui& ui, const Parameter& parameter, float value,
                                               float usual, std::optional<Likely> likely) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 size{ImGui::CalcItemWidth(), ui.px(44)};
  // Where the words stand a click may be the first half of a double click.
  const Track track{low.x + ui.px(kKnob), low.x + size.x - ui.px(kKnob), low.y + ImGui::GetTextLineHeight()};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ui.sets(parameter.key);
  ImGui::PushID(parameter.key.data(), parameter.key.data() + parameter.key.size());
  Outcome outcome;
  if (typed_into_ == &parameter) {
    const float width = size.x * 0.34f;
    outcome = type(ui, parameter, value, size,
                   {{low.x + size.x - width, low.y + (size.y - ImGui::GetFrameHeight()) / 2}, width});
  } else {
    const Held held = hold(ui, parameter, value, usual, size, track);
    outcome = held.outcome;
    const bool hot = held.hot;
    const std::string text = valueText(parameter, outcome.value);
    const float text_x = low.x + size.x - ImGui::CalcTextSize(text.c_str()).x;
    list.AddText({std::floor(text_x), low.y}, ui.palette().text, text.c_str());

    const float y = low.y + ui.px(30), half = ui.px(2), knob = ui.px(hot ? kKnob + 1 : kKnob),
                ring = ui.px(2.5f);
    const float knob_x = track.at(shareOf(parameter, outcome.value)),
                usual_x = track.at(shareOf(parameter, usual));
    list.AddRectFilled({low.x, y - half}, {low.x + size.x, y + half}, ui.palette().track, half);
    list.AddRectFilled({low.x, y - half}, {knob_x, y + half}, ui.palette().accent, half);
    if (likely)
      list.AddRectFilled({track.at(shareOf(parameter, likely->low)), y + ui.px(7)},
                         {track.at(shareOf(parameter, likely->high)), y + ui.px(9)}, ui.palette().accent_dim);
    // Where a right click takes it; beneath the knob it would say nothing.
    if (std::abs(usual_x - knob_x) > ui.px(kKnob))
      list.AddRectFilled({usual_x - ui.px(1), y - ui.px(5)}, {usual_x + ui.px(1), y + ui.px(5)},
                         ui.palette().faint);
    list.AddCircleFilled({knob_x, y}, knob + ring, ui.palette().panel);
    list.AddCircleFilled({knob_x, y}, knob, hot ? ui.palette().text : ui.palette().accent);
  }
  list.AddText(low, ui.palette().quiet, parameter.label.data(),
               parameter.label.data() + parameter.label.size());
  ImGui::PopID();
  return outcome;
}

ParameterSlider::Outcome ParameterSlider::drawCell(const Ui& ui, const Parameter& parameter, float value,
                                                   float usual, float width) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 size{width, ImGui::GetFrameHeight()};
  ui.sets(parameter.key);
  ImGui::PushID(parameter.key.data(), parameter.key.data() + parameter.key.size());
  Outcome outcome;
  if (typed_into_ == &parameter) {
    outcome = type(ui, parameter, value, size, {low, width});
  } else {
    const Track track{low.x, low.x + width, low.y};
    const Held held = hold(ui, parameter, value, usual, size, track);
    outcome = held.outcome;
    const bool hot = held.hot;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 high{low.x + width, low.y + size.y};
    const float share = shareOf(parameter, outcome.value), rounding = ui.px(5);
    list.AddRectFilled(low, high, hot ? ui.palette().control_hovered : ui.palette().control, rounding);
    list.PushClipRect(low, {track.at(share), high.y}, true);
    const bool usual_now = outcome.value == usual;
    list.AddRectFilled(low, high, usual_now ? ui.palette().accent_soft : ui.palette().accent_dim, rounding);
    list.PopClipRect();
    const std::string text = valueText(parameter, outcome.value);
    const ImVec2 text_size = ImGui::CalcTextSize(text.c_str());
    list.AddText(
        {std::floor(low.x + (width - text_size.x) / 2), std::floor(low.y + (size.y - text_size.y) / 2)},
        ui.palette().text, text.c_str());
  }
  ImGui::PopID();
  return outcome;
}

ParameterSlider::Held ParameterSlider::hold(const Ui& ui, const Parameter& parameter, float value,
                                            float usual, ImVec2 size, const Track& track) {
  Outcome outcome{value};
  ImGui::InvisibleButton("slider", size);
  const PanelKeys::Told told = ui.control(ImGui::GetID("slider"), PanelKeys::Kind::number);
  const bool hovered = ImGui::IsItemHovered();
  const bool typing_asked =
      hovered && (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) ||
                  (ImGui::GetIO().KeyCtrl && ImGui::IsMouseClicked(ImGuiMouseButton_Left)));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 pressed_at = ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left];
  if (typing_asked || told.pressed) {
    beginTyping(parameter, value);
  } else if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    outcome = {usual, value != usual, true};
  } else if (ImGui::IsItemActive() && pressed_at.y > track.top) {
    outcome.value =
        rounded(parameter, parameter.low + track.shareAt(mouse.x) * (parameter.high - parameter.low));
    outcome.changed = outcome.value != value;
  } else if (told.steps != 0) {
    const float stepped = value + static_cast<float>(told.steps) * stepOf(parameter);
    outcome.value = rounded(parameter, stepped);
    outcome.changed = outcome.finished = outcome.value != value;
  }
  outcome.finished |= ImGui::IsItemDeactivated();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  hint(ui, parameter.help, told.pointed);
  return {outcome, hovered || ImGui::IsItemActive()};
}

void ParameterSlider::beginTyping(const Parameter& parameter, float value) {
  typed_into_ = &parameter;
  *fmt::format_to_n(typed_.data(), typed_.size() - 1, "{:.{}f}", value, decimalsOf(parameter)).out = '\0';
  focus_wanted_ = true;
  end_wanted_ = false;
}

void ParameterSlider::endTyping(bool keep) {
  if (keep)
    end_wanted_ = true;
  else
    typed_into_ = nullptr;
}

ParameterSlider::Outcome ParameterSlider::type(const Ui& ui, const Parameter& parameter, float value,
                                               ImVec2 size, const Field& field) {
  Outcome outcome{value};
  const ImVec2 low = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(field.low);
  ImGui::SetNextItemWidth(field.width);
  if (focus_wanted_) ImGui::SetKeyboardFocusHere();  // takes effect a frame later
  ImGui::InputText("##typed", typed_.data(), typed_.size(),
                   ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_AutoSelectAll);
  const bool left = !focus_wanted_ && !ImGui::IsItemActive();
  if (ImGui::IsItemActive()) focus_wanted_ = false;
  if (left || end_wanted_) takeTyped(parameter, outcome);
  ImGui::SetCursorScreenPos(low);
  ImGui::Dummy(size);
  ui.control(ImGui::GetID("slider"), PanelKeys::Kind::number);
  return outcome;
}

/// Nonsense and an emptied field leave the value as it was; too much or too little becomes the nearest that
/// is allowed.
void ParameterSlider::takeTyped(const Parameter& parameter, Outcome& outcome) {
  std::ranges::replace(typed_, ',', '.');
  const std::string_view digits(typed_.data());
  float number = outcome.value;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failure == std::errc() && std::isfinite(number)) {
    number = std::clamp(number, parameter.low, parameter.high);
    outcome = {number, number != outcome.value, true};
  }
  typed_into_ = nullptr;
}

}  // namespace stipple
