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
std::optional<std::size_t> rowsOfButtons(const Ui& ui, const char* name,
                                         std::span<const std::string_view> labels, std::size_t in_a_row,
                                         const Look& look) {
  const float gap = ui.px(4), width = ImGui::CalcItemWidth();
  std::optional<std::size_t> pressed;
  ImGui::PushID(name);
  ImGui::PushFont(ui.theme.small);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
  for (std::size_t from = 0; from < labels.size(); from += in_a_row) {
    const auto row = labels.subspan(from, std::min(in_a_row, labels.size() - from));
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
      if (button(ui, label.c_str(), sized)) pressed = from + i;
    }
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ImGui::PopID();
  return pressed;
}

}  // namespace

std::optional<std::size_t> choices(const Ui& ui, const char* name, std::span<const std::string_view> labels,
                                   std::size_t in_a_row, std::optional<std::size_t> chosen) {
  return rowsOfButtons(ui, name, labels, in_a_row,
                       [&](std::size_t i) { return ButtonLook{.chosen = chosen == i}; });
}

std::optional<std::size_t> switches(const Ui& ui, const char* name, std::span<const std::string_view> labels,
                                    std::size_t in_a_row, std::span<const bool> on) {
  return rowsOfButtons(ui, name, labels, in_a_row, [&](std::size_t i) { return ButtonLook{.lit = on[i]}; });
}

}  // namespace stipple
