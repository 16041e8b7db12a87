#include "studio/job_cards.h"

#include <fmt/format.h>

#include <string>

namespace stipple {
namespace {

constexpr double kSilentS = 0.4;
constexpr float kWidth = 300, kBarHeight = 4;  // layout units

void drawBar(const Ui& ui, float share, float width) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 high{low.x + width, low.y + ui.px(kBarHeight)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(low, high, ui.palette().track, ui.px(kBarHeight) / 2);
  if (share > 0)
    list.AddRectFilled(low, {low.x + width * share, high.y}, ui.palette().accent, ui.px(kBarHeight) / 2);
  ImGui::Dummy({width, ui.px(kBarHeight)});
}

std::string detailOf(const Jobs::Status& job) {
  std::string detail = job.step;
  if (job.waiting > 0) detail += fmt::format("{}{} waiting", detail.empty() ? "" : " · ", job.waiting);
  return detail.empty() ? "Working …" : detail;
}

}  // namespace

std::optional<std::size_t> drawJobs(Ui& ui, ImVec2 bottom_left, std::span<const Jobs::Status> jobs) {
  std::optional<std::size_t> cancelled;
  float bottom = bottom_left.y;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const Jobs::Status& job = jobs[i];
    if (job.seconds < kSilentS) continue;
    ImGui::SetNextWindowPos({bottom_left.x, bottom}, ImGuiCond_Always, {0, 1});
    beginCard(ui, fmt::format("job {}", i).c_str());
    const float width = ui.px(kWidth);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(job.title.c_str());
    const float cancel = buttonWidth(ui, "Cancel");
    ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + width - cancel);
    if (button(ui, "Cancel")) cancelled = i;
    drawBar(ui, static_cast<float>(job.share), width);
    quietText(ui, detailOf(job));
    bottom = endCard(ui).low.y - ui.px(8);
  }
  return cancelled;
}

}  // namespace stipple
