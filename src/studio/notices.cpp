#include "studio/notices.h"

#include <fmt/format.h>

#include <algorithm>

namespace stipple {
namespace {

constexpr double kReadingSeconds = 7;
constexpr std::size_t kMostAtOnce = 3;

}  // namespace

bool Notices::draw(Ui& ui, ImVec2 top, float width) {
  std::erase_if(shown_,
                [&](const Notice& n) { return !n.is_error && ui.now_s - n.since_s > kReadingSeconds; });
  if (shown_.size() > kMostAtOnce)
    shown_.erase(shown_.begin(), shown_.end() - static_cast<std::ptrdiff_t>(kMostAtOnce));

  float y = top.y;
  std::size_t dismissed = shown_.size();
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const Notice& notice = shown_[i];
    ImGui::SetNextWindowPos({top.x, y}, ImGuiCond_Always, {0.5f, 0});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {width, ui.px(300)});
    beginCard(ui, fmt::format("notice {}", i).c_str());
    const ImVec2 mark = ImGui::GetCursorScreenPos();
    const float radius = ui.px(4);
    ImGui::GetWindowDrawList()->AddCircleFilled({mark.x + radius, mark.y + ImGui::GetFrameHeight() / 2},
                                                radius,
                                                notice.is_error ? ui.palette().warning : ui.palette().accent);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(20));
    ImGui::AlignTextToFramePadding();
    const float room = width - ui.px(130);
    const float text_width = ImGui::CalcTextSize(notice.text.c_str(), nullptr, false, room).x;
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + text_width + 1);
    ImGui::TextUnformatted(notice.text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SameLine(0, ui.px(16));
    if (button(ui, "dismiss", {.plain = true, .icon = Icon::close, .icon_alone = true})) dismissed = i;
    const Ui::Rect taken = endCard(ui);
    y = taken.high.y + ui.px(8);
  }
  if (dismissed < shown_.size()) shown_.erase(shown_.begin() + static_cast<std::ptrdiff_t>(dismissed));
  return std::ranges::any_of(shown_, [](const Notice& notice) { return !notice.is_error; });
}

}  // namespace stipple
