#include "studio/choices.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace stipple {
namespace {

float widthOf(std::string_view label) {
  return ImGui::CalcTextSize(label.data(), label.data() + label.size()).x;
}

/// `look`: of the button of an index, but for its size.
template <typename Look>
Chosen rowsOfButtons(const Ui& ui, const Choices& of, const Look& look) {
  const float gap = ui.px(4), width = ImGui::CalcItemWidth();
  Chosen chosen;
  ui.sets(of.key);
  ImGui::PushID(of.key.data(), of.key.data() + of.key.size());
  ImGui::PushFont(ui.theme.small);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
  for (std::size_t from = 0; from < of.labels.size(); from += of.in_a_row) {
    const auto row = of.labels.subspan(from, std::min(of.in_a_row, of.labels.size() - from));
    const auto count = static_cast<float>(row.size());
    float words = 0;
    for (const std::string_view label : row) words += widthOf(label);
    // Every label has the same air around it.
    const float air = (width - words - gap * (count - 1)) / count;
    float left = width;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) ImGui::SameLine();
      const std::string label(row[i]);
      const float own = i + 1 < row.size() ? std::floor(widthOf(label) + air) : left;
      left -= own + gap;
      ButtonLook sized = look(from + i);
      sized.width = own;
      sized.height = ui.px(28);
      const std::string help(of.hints.empty() ? std::string_view() : of.hints[from + i]);
      if (!help.empty()) sized.hint = help.c_str();
      const ButtonTold told = buttonTold(ui, label.c_str(), sized);
      if (told.pressed) chosen.pressed = from + i;
      if (told.pointed) chosen.pointed = from + i;
    }
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::PopID();
  return chosen;
}

}  // namespace

Chosen choices(const Ui& ui, const Choices& of, std::optional<std::size_t> chosen) {
  return rowsOfButtons(ui, of, [&](std::size_t i) { return ButtonLook{.chosen = chosen == i}; });
}

std::optional<std::size_t> switches(const Ui& ui, const Choices& of, std::span<const bool> on) {
  return rowsOfButtons(ui, of, [&](std::size_t i) { return ButtonLook{.lit = on[i]}; }).pressed;
}

}  // namespace stipple
