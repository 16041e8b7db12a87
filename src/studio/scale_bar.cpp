#include "studio/scale_bar.h"

#include <fmt/format.h>

#include <cmath>
#include <glm/geometric.hpp>

namespace stipple {

ScaleBar scaleBarFor(float px_per_mm, float most_px) {
  const float most_mm = most_px / px_per_mm;
  const float decade = std::pow(10.0f, std::floor(std::log10(most_mm)));
  float mm = decade;
  for (const float factor : {2.0f, 5.0f})
    if (factor * decade <= most_mm) mm = factor * decade;
  return {mm, mm * px_per_mm};
}

std::optional<float> pixelsPerMm(const PictureView& view, const RayCaster& rays, glm::vec2 at) {
  const auto skin = view.skinAt(rays, at);
  if (!skin) return std::nullopt;
  return glm::distance(view.project(*skin + view.axes().right), view.project(*skin));
}

void drawScaleBar(const Ui& ui, const ScaleBar& bar, ImVec2 right_bottom) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  ImGui::PushFont(ui.theme.small);
  const std::string words = bar.mm < 1 ? fmt::format("{:.1f} mm", bar.mm) : fmt::format("{:.0f} mm", bar.mm);
  const ImVec2 text = ImGui::CalcTextSize(words.c_str());
  const float padding = ui.px(10), tick = ui.px(5), thick = ui.px(2);
  const float right = std::floor(right_bottom.x - padding), left = right - bar.px;
  const float line = std::floor(right_bottom.y - padding) - tick;
  const float text_y = line - tick - text.y;
  list.AddRectFilled({left - padding, text_y - ui.px(4)}, right_bottom, OverPicture::kGround, ui.px(6));
  list.AddLine({left, line}, {right, line}, OverPicture::kText, thick);
  for (const float end : {left, right})
    list.AddLine({end, line - tick}, {end, line + tick}, OverPicture::kText, thick);
  list.AddText({std::floor((left + right - text.x) / 2), text_y}, OverPicture::kText, words.c_str());
  ImGui::PopFont();
}

}  // namespace stipple
