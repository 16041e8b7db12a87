#include "app/interface_bench.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <glm/vec2.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "app/head_view.h"
#include "app/workplace.h"
#include "base/hash.h"
#include "gpu/commands.h"
#include "gpu/image.h"
#include "studio/headless_ui.h"
#include "studio/studio.h"

namespace stipple {
namespace {

constexpr int kFrames = 120;  // of each kind of use
constexpr int kMostFramesToPicture = 10;
constexpr double kFrameS = 1.0 / 60;

/// Of this thread alone: what other programs take from it does not count.
double cpuSeconds() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec);
}

struct Times {
  double median_ms, p95_ms, worst_ms;
};

Times timesOf(std::vector<double> ms) {
  std::ranges::sort(ms);
  return {ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back()};
}

/// A studio that is pointed at and drawn, frame by frame, on a clock of its own.
class Rehearsal {
 public:
  Rehearsal(HeadlessUi& ui, Studio& studio) : ui_(ui), studio_(studio) {}

  /// CPU time of one frame of the interface, input included.
  double frame() {
    now_s_ += kFrameS;
    const double began = cpuSeconds();
    studio_.setTime(now_s_);
    ui_.point(mouse_, pressed_);
    ui_.frame([&] { studio_.draw(ui_.theme(), ui_.size()); });
    return (cpuSeconds() - began) * 1e3;
  }
  void moveTo(glm::vec2 at) {
    mouse_ = at;
    studio_.pointer({.kind = PointerEvent::Kind::move, .at = at});
  }
  void press(bool pressed) {
    pressed_ = pressed;
    studio_.pointer(
        {.kind = pressed ? PointerEvent::Kind::press : PointerEvent::Kind::release, .at = mouse_});
  }
  double now() const { return now_s_; }

 private:
  HeadlessUi& ui_;
  Studio& studio_;
  glm::vec2 mouse_{1, 1};
  bool pressed_ = false;
  double now_s_ = 1;
};

/// Where a slider lies: whatever changes the plan when it is dragged a little sideways, looked for from the
/// top of the panel down.
std::optional<glm::vec2> findSlider(Rehearsal& rehearsal, Studio& studio, glm::vec2 size) {
  const Plan before = studio.plan();
  const float left = studio.pictureArea().high.x;
  for (float y = 60; y < size.y - 60; y += 6) {
    const glm::vec2 at{left + (size.x - left) * 0.5f, y};
    rehearsal.moveTo(at);
    rehearsal.frame();
    rehearsal.press(true);
    rehearsal.frame();
    rehearsal.moveTo(at + glm::vec2(9, 0));
    rehearsal.frame();
    const bool slides = studio.plan() != before && studio.inMotion();
    rehearsal.press(false);
    rehearsal.frame();
    if (studio.plan() != before) studio.key("Ctrl+Z");
    if (slides) return at;
  }
  return std::nullopt;
}

std::string pictureHash(gpu::Device& device, const std::vector<const gpu::Image*>& pictures) {
  if (pictures.empty()) return {};
  return Hash().add(std::span<const std::byte>(gpu::download(device, *pictures.front(), 4))).hex();
}

/// Frames from a slider's movement to the first picture that shows it, as the window draws them.
int framesToPicture(Workplace& place, Rehearsal& rehearsal, Studio& studio, glm::vec2 slider) {
  HeadView view(*place.device, *place.preview);
  const auto draw = [&] {
    rehearsal.frame();
    const ShownPane& pane = studio.panes().front();
    const Preview::Shot shot{
        .plan = *pane.seen.plan, .day = pane.seen.day, .camera = studio.camera(), .light = studio.light()};
    // What a window's picture is made of is not timed here: a small one will do.
    view.want({{shot}, glm::uvec2(256), studio.inMotion()}, rehearsal.now());
    std::vector<const gpu::Image*> pictures;
    place.device->runNow("frame",
                         [&](gpu::Commands& commands) { pictures = view.record(commands, rehearsal.now()); });
    return pictureHash(*place.device, pictures);
  };
  rehearsal.moveTo(slider);
  draw();
  rehearsal.press(true);
  std::string before = draw();
  // Until what is shown while something moves stands still.
  for (int i = 0; i < kMostFramesToPicture; ++i) before = draw();
  rehearsal.moveTo(slider + glm::vec2(40, 0));
  int frames = 1;
  while (draw() == before && frames < kMostFramesToPicture) ++frames;
  rehearsal.press(false);
  draw();
  return frames;
}

}  // namespace

Result<Done> benchInterface(const CommonOptions& options) {
  const glm::vec2 size(parseSize(options.size));
  auto place = openWorkplace(options);
  if (!place) return place.error();
  HeadlessUi ui(size);
  Studio studio(Document(place->plan), place->preview->scalp());
  Rehearsal rehearsal(ui, studio);
  for (int i = 0; i < 10; ++i) rehearsal.frame();  // sizes settle
  const auto slider = findSlider(rehearsal, studio, size);
  if (!slider) return Error{"no slider was found in the panel; choose a larger --size"};

  std::vector<std::pair<std::string, Times>> uses;
  const auto time = [&](const char* name, const auto& input) {
    std::vector<double> ms;
    for (int i = 0; i < kFrames; ++i) {
      input(i);
      ms.push_back(rehearsal.frame());
    }
    uses.emplace_back(name, timesOf(std::move(ms)));
  };
  time("rest", [](int) {});
  rehearsal.moveTo(*slider);
  rehearsal.press(true);
  time("slider", [&](int i) { rehearsal.moveTo(*slider + glm::vec2(i % 60, 0)); });
  rehearsal.press(false);
  const glm::vec2 head{studio.pictureArea().high.x / 2, size.y / 2};
  rehearsal.moveTo(head);
  rehearsal.press(true);
  time("orbit", [&](int i) { rehearsal.moveTo(head + glm::vec2(i, i % 20)); });
  rehearsal.press(false);
  studio.key("Space");
  time("playing", [](int) {});
  studio.key("Space");
  const int frames = framesToPicture(*place, rehearsal, studio, *slider);

  if (options.json) {
    nlohmann::json report{{"device", place->device->name()},
                          {"size", options.size},
                          {"triangles", ui.triangles()},
                          {"input_to_picture_frames", frames}};
    for (const auto& [name, times] : uses)
      report["interface_ms"][name] = {
          {"median", times.median_ms}, {"p95", times.p95_ms}, {"worst", times.worst_ms}};
    std::puts(report.dump(2).c_str());
  } else {
    std::puts(fmt::format("interface at {}: CPU time of a frame, {} triangles", options.size, ui.triangles())
                  .c_str());
    for (const auto& [name, times] : uses)
      std::puts(fmt::format("  {:10} median {:6.3f} ms, 95 % {:6.3f} ms, worst {:6.3f} ms", name,
                            times.median_ms, times.p95_ms, times.worst_ms)
                    .c_str());
    std::puts(fmt::format("from a slider's input to the changed picture: {} frame{}", frames,
                          frames == 1 ? "" : "s")
                  .c_str());
  }
  return checkValidation(*place->device);
}

}  // namespace stipple
