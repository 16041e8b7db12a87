#include "studio/parameter_search.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>

#include "studio/plan_panel.h"

namespace stipple {
namespace {

constexpr std::size_t kMost = 8;
constexpr float kWidth = 440, kRow = 32, kBelowTop = 84;  // layout units

std::string inLowerCase(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return lower;
}

/// The name at the left, the page that it stands on at the right.
bool drawFound(const Ui& ui, const Parameter& parameter, float width, bool marked) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const std::string label(parameter.label);
  ImGui::PushID(parameter.key.data(), parameter.key.data() + parameter.key.size());
  const bool pressed = button(
      ui, "found", {.lit = marked, .plain = true, .width = width, .height = ui.px(kRow), .face = false});
  ImGui::PopID();
  const char* page = nameOf(pageOf(parameter));
  const float inset = ui.px(12), y = std::floor(low.y + (ui.px(kRow) - ImGui::GetFontSize()) / 2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText({low.x + inset, y}, marked ? ui.palette().accent : ui.palette().text, label.c_str());
  list.AddText({std::floor(low.x + width - inset - ImGui::CalcTextSize(page).x), y}, ui.palette().quiet,
               page);
  return pressed;
}

}  // namespace

std::vector<const Parameter*> parametersLike(std::string_view words) {
  std::vector<const Parameter*> found;
  const std::string wanted = inLowerCase(words);
  if (wanted.empty()) return found;
  const auto take = [&](const auto& fits) {
    for (const Parameter& parameter : parameters())
      if (found.size() < kMost && std::ranges::find(found, &parameter) == found.end() && fits(parameter))
        found.push_back(&parameter);
  };
  const auto holds = [&](std::string_view text) {
    return inLowerCase(text).find(wanted) != std::string::npos;
  };
  take([&](const Parameter& each) { return inLowerCase(each.label).starts_with(wanted); });
  take([&](const Parameter& each) { return holds(each.label); });
  take([&](const Parameter& each) { return holds(each.help); });
  return found;
}

void ParameterSearch::open() {
  open_ = focus_wanted_ = true;
  typed_.fill('\0');
  marked_ = 0;
}

void ParameterSearch::key(std::string_view chord) {
  const std::vector<const Parameter*> found = parametersLike(typed_.data());
  if (chord == "Esc") open_ = false;
  if (found.empty()) return;
  const std::size_t last = found.size() - 1;
  if (chord == "Down" || chord == "Tab") marked_ = marked_ == last ? 0 : marked_ + 1;
  if (chord == "Up" || chord == "Shift+Tab") marked_ = marked_ == 0 ? last : marked_ - 1;
  if (chord == "Enter") chosen_ = found[std::min(marked_, last)];
}

const Parameter* ParameterSearch::draw(Ui& ui, const Ui::Rect& area) {
  if (!open_) return nullptr;
  ImGui::SetNextWindowPos({std::floor((area.low.x + area.high.x) / 2), area.low.y + ui.px(kBelowTop)},
                          ImGuiCond_Always, {0.5f, 0});
  beginFrontCard(ui, "search");
  const float width = std::min(ui.px(kWidth), area.high.x - area.low.x - ui.px(64));
  ImGui::SetNextItemWidth(width);
  if (std::exchange(focus_wanted_, false)) ImGui::SetKeyboardFocusHere();
  if (ImGui::InputTextWithHint("##words", "Find a setting by its name", typed_.data(), typed_.size()))
    marked_ = 0;
  const std::vector<const Parameter*> found = parametersLike(typed_.data());
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(2)});
  for (std::size_t i = 0; i < found.size(); ++i)
    if (drawFound(ui, *found[i], width, i == marked_)) chosen_ = found[i];
  ImGui::PopStyleVar();
  if (found.empty() && typed_.front() != '\0') quietText(ui, "Nothing is called like that.");
  const bool stays = endFrontCard(ui);
  open_ = open_ && stays && !chosen_;
  return std::exchange(chosen_, nullptr);
}

}  // namespace stipple
