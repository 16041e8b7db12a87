#include "studio/performance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

constexpr float kWidth = 250;        // layout units
constexpr int kLongestAnswer = 20;   // frames
constexpr double kNextFrameS = 0.5;  // a longer gap is a rest, not a slow frame

void line(const Ui& ui, const std::string& label, const std::string& value) {
  quietText(ui, label);
  ImGui::PushFont(ui.theme.small);
  ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + ui.px(kWidth) - ImGui::CalcTextSize(value.c_str()).x);
  ImGui::TextUnformatted(value.c_str());
  ImGui::PopFont();
}

std::string middleAndWorst(const Samples& samples, const char* format) {
  if (samples.count() == 0) return "–";
  return fmt::format(fmt::runtime(format), samples.median(), samples.quantile(1));
}

}  // namespace

void Samples::add(double value) {
  values_[told_ % kKept] = value;
  ++told_;
}

double Samples::quantile(double share) const {
  if (told_ == 0) return 0;
  std::vector<double> sorted(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(count()));
  const auto index = static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)));
  std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(index));
  return sorted[index];
}

void FrameWatch::heardInput(double now_s) {
  input_s_ = now_s;
  frames_since_input_ = 0;
}

void FrameWatch::drew(double now_s, bool changed, Performance& performance) {
  if (now_s - drawn_s_ < kNextFrameS) performance.frame_gap_s.add(now_s - drawn_s_);
  drawn_s_ = now_s;
  if (++frames_since_input_ > kLongestAnswer) input_s_.reset();  // it changed nothing
  if (!input_s_ || !changed) return;
  performance.input_frames.add(frames_since_input_);
  performance.input_ms.add((now_s - *input_s_) * 1e3);
  input_s_.reset();
}

void drawPerformance(Ui& ui, ImVec2 top_right, const Performance& performance) {
  ImGui::SetNextWindowPos(top_right, ImGuiCond_Always, {1, 0});
  beginCard(ui, "performance");
  const double gap_s = performance.frame_gap_s.median();
  line(ui, "Frames a second, while something moves", gap_s > 0 ? fmt::format("{:.0f}", 1 / gap_s) : "–");
  line(ui, "Interface, CPU: median, worst", middleAndWorst(performance.interface_ms, "{:.2f}, {:.2f} ms"));
  line(ui, "Input to picture: frames", middleAndWorst(performance.input_frames, "{:.0f}, {:.0f}"));
  line(ui, "Input to picture: time", middleAndWorst(performance.input_ms, "{:.0f}, {:.0f} ms"));
  double total_ms = 0;
  for (const Performance::Pass& pass : performance.passes) total_ms += pass.ms;
  ImGui::Separator();
  line(ui, "Last picture of the head, device", fmt::format("{:.1f} ms", total_ms));
  for (const Performance::Pass& pass : performance.passes)
    line(ui, "  " + pass.name, fmt::format("{:.2f} ms", pass.ms));
  endCard(ui);
}

}  // namespace stipple
