#pragma once
#include <array>
#include <memory>
#include <optional>

#include "gpu/timers.h"
#include "render/preview.h"
#include "studio/pacing.h"

namespace stipple {

/// The head in the window: keeps one frame for each quality, draws only what changed, and refines what stands
/// still.
class HeadView {
 public:
  HeadView(gpu::Device& device, Head head, std::uint32_t seed);

  Preview& preview() { return *preview_; }
  /// Everything drawn before must be done.
  void replaceHead(Head head, std::uint32_t seed);
  /// Something else drew with preview(): nothing that it kept may be relied on.
  void forgetFrame() { last_drawn_ = nullptr; }

  struct Wanted {
    Preview::Shot shot;
    glm::uvec2 pixels;
    bool in_motion;
  };
  /// Decides what record() will do; `now_s` on one clock.
  void want(const Wanted& wanted, double now_s);

  /// When record() would draw something although nothing new is wanted; none: what is shown is final.
  std::optional<double> refinesInSeconds(double now_s) const;

  /// Draws if there is anything to draw. What was recorded last must be done. Gives back the picture to show.
  const gpu::Image* record(gpu::Commands& commands, double now_s);

 private:
  void readTimers();
  Frame& frameFor(Quality quality);
  Quality finestPossible() const;

  gpu::Device& device_;
  std::unique_ptr<Preview> preview_;
  gpu::Timers timers_;
  Pacing pacing_;
  std::array<std::unique_ptr<Frame>, 3> frames_;  // by quality

  std::optional<Wanted> wanted_;
  double changed_s_ = 0;
  std::optional<Quality> shown_;   // of what is wanted now; none: not drawn yet
  std::optional<Quality> timing_;  // drawn last, its time not read yet
  const Frame* last_drawn_ = nullptr;
  const Frame* showing_ = nullptr;
};

}  // namespace stipple
