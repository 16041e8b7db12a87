#pragma once
#include <memory>

#include "base/result.h"
#include "export/picture.h"
#include "render/preview.h"

namespace stipple {

/// Largest picture drawn in one piece; the most that the software driver allows.
inline constexpr std::uint32_t kMostStillPixels = 16384;

/// Draws finished pictures of one head, one after another, through the same frame as the window.
class Stills {
 public:
  Stills(gpu::Device& device, Preview& preview) : device_(device), preview_(preview) {}

  /// `size` at most kMostStillPixels a side (samples included).
  Picture draw(const Preview::Shot& shot, const FrameSize& size, gpu::Timers* timers = nullptr);

 private:
  gpu::Device& device_;
  Preview& preview_;
  std::unique_ptr<Frame> frame_;  // kept while pictures of one size follow each other
};

}  // namespace stipple
