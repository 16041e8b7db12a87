#include "studio/parameter_slider.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace stipple {
namespace {

int decimalsOf(const Parameter& parameter) {
  const float range = parameter.high - parameter.low;
  if (range >= 30) return 0;
  if (range >= 6) return 1;
  return 2;
}

/// To the last decimal shown, so that what is read is what is set.
float rounded(const Parameter& parameter, float value) {
  const float unit = std::pow(10.0f, static_cast<float>(decimalsOf(parameter)));
  return std::clamp(std::round(value * unit) / unit, parameter.low, parameter.high);
}

float shareOf(const Parameter& parameter, float value) {
  return std::clamp((value - parameter.low) / (parameter.high - parameter.low), 0.0f, 1.0f);
}

/// The line and, a knob's radius inside its ends, the way of the knob's middle.
struct Track {
  float left, right, y, reach;
  float at(float share) const { return left + reach + share * (right - left - 2 * reach); }
  float shareAt(float x) const {
    return std::clamp((x - left - reach) / (right - left - 2 * reach), 0.0f, 1.0f);
  }
};

void drawTrack(const Ui& ui, const Track& track, float share, float usual_share, bool hot) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float half = ui.px(2), knob = ui.px(hot ? 7.5f : 6.5f), ring = ui.px(2.5f);
  list.AddRectFilled({track.left, track.y - half}, {track.right, track.y + half}, Palette::kTrack, half);
  list.AddRectFilled({track.left, track.y - half}, {track.at(share), track.y + half}, Palette::kAccent, half);
  const float usual_x = track.at(usual_share);
  list.AddRectFilled({usual_x - ui.px(1), track.y + ui.px(6)}, {usual_x + ui.px(1), track.y + ui.px(10)},
                     Palette::kFaint);
  list.AddCircleFilled({track.at(share), track.y}, knob + ring, Palette::kPanel);
  list.AddCircleFilled({track.at(share), track.y}, knob, hot ? Palette::kText : Palette::kAccent);
}

}  // namespace

std::string valueText(const Parameter& parameter, float value) {
  const std::string number = fmt::format("{:.{}f}", value, decimalsOf(parameter));
  return parameter.unit.empty() ? number : fmt::format("{} {}", number, parameter.unit);
}

ParameterSlider::Outcome ParameterSlider::draw(const Ui& ui, const Parameter& parameter, float value,
                                               float usual) {
  Outcome outcome{value};
  const Place place{ImGui::GetCursorScreenPos(), ImGui::CalcItemWidth(), ImGui::GetTextLineHeight(),
                    ui.px(44)};
  const Track track{place.low.x, place.low.x + place.width, place.low.y + ui.px(30), ui.px(6.5f)};
  ImGui::PushID(parameter.key.data(), parameter.key.data() + parameter.key.size());

  if (typed_into_ == &parameter) {
    type(place, parameter, outcome);
  } else {
    ImGui::InvisibleButton("slider", {place.width, place.height});
    const bool hovered = ImGui::IsItemHovered();
    const bool typing_asked =
        hovered && (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) ||
                    (ImGui::GetIO().KeyCtrl && ImGui::IsMouseClicked(ImGuiMouseButton_Left)));
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ImVec2 pressed_at = ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left];
    if (typing_asked) {
      beginTyping(parameter, value);
    } else if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
      outcome = {usual, value != usual, true};
    } else if (ImGui::IsItemActive() && pressed_at.y > place.low.y + place.row_height) {
      // Pressed on the track, not on the words above it, where a click may be the first half of a double
      // click.
      outcome.value =
          rounded(parameter, parameter.low + track.shareAt(mouse.x) * (parameter.high - parameter.low));
      outcome.changed = outcome.value != value;
    }
    outcome.finished |= ImGui::IsItemDeactivated();
    hint(ui, parameter.help);
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

    const std::string text = valueText(parameter, outcome.value);
    const float text_x = place.low.x + place.width - ImGui::CalcTextSize(text.c_str()).x;
    ImGui::GetWindowDrawList()->AddText({std::floor(text_x), place.low.y}, Palette::kText, text.c_str());
    drawTrack(ui, track, shareOf(parameter, outcome.value), shareOf(parameter, usual),
              ImGui::IsItemActive() || hovered);
  }
  ImGui::GetWindowDrawList()->AddText(place.low, Palette::kQuiet, parameter.label.data(),
                                      parameter.label.data() + parameter.label.size());
  ImGui::PopID();
  return outcome;
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

void ParameterSlider::type(const Place& place, const Parameter& parameter, Outcome& outcome) {
  const float width = place.width * 0.34f;
  ImGui::SetCursorScreenPos(
      {place.low.x + place.width - width, place.low.y + (place.height - ImGui::GetFrameHeight()) / 2});
  ImGui::SetNextItemWidth(width);
  if (focus_wanted_) ImGui::SetKeyboardFocusHere();  // takes effect a frame later
  ImGui::InputText("##typed", typed_.data(), typed_.size(),
                   ImGuiInputTextFlags_CharsDecimal | ImGuiInputTextFlags_AutoSelectAll);
  const bool left = !focus_wanted_ && !ImGui::IsItemActive();
  if (ImGui::IsItemActive()) focus_wanted_ = false;
  if (left || end_wanted_) takeTyped(parameter, outcome);
  ImGui::SetCursorScreenPos(place.low);
  ImGui::Dummy({place.width, place.height});
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
