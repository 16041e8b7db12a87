#include "export/stills.h"

#include <cassert>
#include <cstddef>

namespace stipple {

Picture Stills::draw(const Preview::Shot& shot, const FrameSize& size, gpu::Timers* timers) {
  assert(size.picture.x * size.samples <= kMostStillPixels &&
         size.picture.y * size.samples <= kMostStillPixels);
  const bool same_frame = frame_ && frame_->size() == size;
  if (!same_frame) frame_ = std::make_unique<Frame>(device_, size);
  device_.runNow("still", [&](gpu::Commands& commands) {
    preview_.record(commands, *frame_, shot, same_frame, timers);
  });

  const std::vector<std::byte> rgba = gpu::download(device_, frame_->picture(), 4);
  Picture picture{static_cast<int>(size.picture.x), static_cast<int>(size.picture.y), {}};
  picture.rgb.resize(rgba.size() / 4 * 3);
  for (std::size_t i = 0; i * 4 < rgba.size(); ++i)
    for (std::size_t c = 0; c < 3; ++c) picture.rgb[i * 3 + c] = static_cast<std::uint8_t>(rgba[i * 4 + c]);
  return picture;
}

}  // namespace stipple
