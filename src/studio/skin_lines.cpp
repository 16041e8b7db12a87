#include "studio/skin_lines.h"

#include <algorithm>
#include <glm/common.hpp>

namespace stipple {
namespace {

constexpr Shade kHandle = IM_COL32(255, 246, 234, 225);
constexpr Shade kRim = IM_COL32(20, 18, 16, 210);

}  // namespace

const std::vector<bool>& SeenPoints::of(const PictureView& view, const RayCaster& rays,
                                        const SkinLine& line) {
  const glm::vec3& eye = view.axes().eye;
  seen_.resize(line.size());
  for (std::size_t i = 0; i < line.size(); ++i)
    if (eye_ != eye || i >= line_.size() || line_[i] != line[i]) seen_[i] = view.sees(rays, line[i]);
  eye_ = eye;
  line_ = line;
  return seen_;
}

void drawSkinLine(const Ui& ui, const PictureView& view, const SkinLine& line, const std::vector<bool>& seen,
                  const LineLook& look) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  std::vector<ImVec2> run;
  const auto finishRun = [&] {
    const auto count = static_cast<int>(run.size());
    if (count > 1) {
      if (look.ground)
        list.AddPolyline(run.data(), count, look.ground, ImDrawFlags_None, ui.px(look.width + 2));
      list.AddPolyline(run.data(), count, look.shade, ImDrawFlags_None, ui.px(look.width));
    }
    run.clear();
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!seen[i]) {
      finishRun();
      continue;
    }
    const glm::vec2 at = view.project(line[i]);
    run.emplace_back(at.x, at.y);
  }
  finishRun();
}

void drawTag(const Ui& ui, const PictureView& view, glm::vec2 at, std::span<const std::string> lines,
             Shade first_shade) {
  ImGui::PushFont(ui.theme.small);
  const float row = ImGui::GetTextLineHeight() + ui.px(2);
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, ImGui::CalcTextSize(line.c_str()).x);
  const ImVec2 padding{ui.px(8), ui.px(4)};
  const float gap = ui.px(8);
  const glm::vec2 size{width + 2 * padding.x,
                       row * static_cast<float>(lines.size()) + 2 * padding.y - ui.px(2)};
  at = glm::floor(glm::min(at, view.high() - size - gap));
  const ImVec2 low{at.x, at.y}, high{at.x + size.x, at.y + size.y};
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.AddRectFilled(low, high, OverPicture::kGround, ui.px(6));
  float y = low.y + padding.y;
  Shade shade = first_shade;
  for (const std::string& line : lines) {
    list.AddText({low.x + padding.x, y}, shade, line.c_str());
    shade = OverPicture::kQuiet;
    y += row;
  }
  ImGui::PopFont();
}

void drawHandle(const Ui& ui, glm::vec2 at, bool selected, bool hot) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const float radius = ui.px(hot ? 7.0f : 5.5f);
  list.AddCircleFilled({at.x, at.y}, radius + ui.px(1.5f), kRim);
  list.AddCircleFilled({at.x, at.y}, radius, selected ? OverPicture::kAccent : kHandle);
  if (selected) list.AddCircle({at.x, at.y}, radius + ui.px(4), OverPicture::kAccent, 0, ui.px(1.5f));
}

}  // namespace stipple
