#pragma once
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "gpu/timers.h"
#include "render/panes.h"
#include "render/preview.h"
#include "studio/pacing.h"

namespace stipple {

/// The head in one window: keeps one frame for each quality, draws only what changed, and refines what stands
/// still. Several windows and stills may draw from one preview.
class HeadView {
 public:
  /// `preview` must outlive this or the next replaceHead().
  HeadView(gpu::Device& device, Preview& preview);

  /// Everything drawn before must be done.
  void replaceHead(Preview& preview);

  struct Wanted {
    std::vector<Preview::Shot> shots;  // at least one; several are the panes of a comparison (render/panes.h)
    glm::uvec2 pixels;                 // of each
    bool in_motion;
  };
  /// Decides what record() will do; `now_s` on one clock.
  void want(const Wanted& wanted, double now_s);

  /// When record() would draw something although nothing new is wanted; none: what is shown is final.
  std::optional<double> refinesInSeconds(double now_s) const;

  /// Draws if there is anything to draw. What was recorded last must be done. Gives back the picture of each
  /// shot; none if there has been nothing to draw yet.
  std::vector<const gpu::Image*> record(gpu::Commands& commands, double now_s);
  /// The last record() drew what was wanted for the first time, rather than finer or not at all.
  bool drewChange() const { return drew_change_; }
  /// Of what was drawn last and is done.
  const std::vector<gpu::Timers::Pass>& passes() const { return passes_; }

 private:
  void readTimers();
  Frame& frameFor(Quality quality);
  Quality finestPossible() const;

  gpu::Device& device_;
  Preview* preview_;
  gpu::Timers timers_;
  Pacing pacing_;
  std::array<std::unique_ptr<Frame>, 3> frames_;  // by quality

  std::optional<Wanted> wanted_;
  double changed_s_ = 0;
  std::optional<Quality> shown_;   // of what is wanted now; none: not drawn yet
  bool drew_change_ = false;
  std::vector<gpu::Timers::Pass> passes_;
  std::optional<Quality> timing_;  // drawn last, its time not read yet
  const Frame* last_drawn_ = nullptr;
  std::uint64_t last_shot_ = 0;  // by Preview::shotCount(), when it was drawn
  Panes panes_;
  std::vector<const gpu::Image*> showing_;
};

}  // namespace stipple
