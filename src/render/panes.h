#pragma once
#include <optional>
#include <span>
#include <vector>

#include "gpu/image.h"
#include "render/preview.h"

namespace stipple {

/// The pictures of a comparison: one head, camera and light, each with a plan and a day of its own. All are
/// drawn with one frame, one after another, so that the skin is lit once, and then copied out of it.
class Panes {
 public:
  /// Draws those of `shots` that are new, each as it would be drawn alone, and gives back the picture of
  /// each. Cameras and lights are the same in all (asserted), and Preview::ready() has been called for them.
  /// `same_frame` as in Preview::record(). One shot alone is shown from the frame itself.
  std::vector<const gpu::Image*> record(gpu::Commands& commands, Preview& preview, Frame& frame,
                                        std::span<const Preview::Shot> shots, bool same_frame,
                                        gpu::Timers* timers = nullptr);

  /// The next record() draws everything: the shots mean another head now.
  void forget() { panes_.clear(); }

 private:
  struct Pane {
    gpu::Image picture;
    std::optional<Preview::Shot> shot;  // that it shows
    FrameSize size;
  };
  std::vector<Pane> panes_;
};

}  // namespace stipple
