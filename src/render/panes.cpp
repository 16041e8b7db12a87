#include "render/panes.h"

#include <cassert>

namespace stipple {
namespace {

void copyWhole(gpu::Commands& commands, const gpu::Image& from, const gpu::Image& to) {
  commands.barrier(gpu::Work::anything, gpu::Work::transfer);
  VkImageCopy region{};
  region.srcSubresource = region.dstSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
  region.extent = {from.size().x, from.size().y, 1};
  vkCmdCopyImage(commands.get(), from.get(), VK_IMAGE_LAYOUT_GENERAL, to.get(), VK_IMAGE_LAYOUT_GENERAL, 1,
                 &region);
  commands.barrier(gpu::Work::transfer, gpu::Work::anything);
}

}  // namespace

std::vector<const gpu::Image*> Panes::record(gpu::Commands& commands, Preview& preview, Frame& frame,
                                             std::span<const Preview::Shot> shots, bool same_frame,
                                             gpu::Timers* timers) {
  assert(!shots.empty());
  if (shots.size() == 1) {
    panes_.clear();
    preview.record(commands, frame, shots.front(), same_frame, timers);
    return {&frame.picture()};
  }
  panes_.resize(shots.size());
  std::vector<const gpu::Image*> pictures;
  for (std::size_t i = 0; i < shots.size(); ++i) {
    assert(shots[i].camera == shots.front().camera && shots[i].light == shots.front().light);
    Pane& pane = panes_[i];
    if (pane.shot != shots[i] || pane.size != frame.size()) {
      if (pane.picture.size() != frame.picture().size())
        pane.picture = gpu::Image(commands.device(), "pane", frame.picture().size(), frame.picture().format(),
                                  VK_IMAGE_USAGE_SAMPLED_BIT);
      preview.record(commands, frame, shots[i], same_frame, timers);
      same_frame = true;
      copyWhole(commands, frame.picture(), pane.picture);
      pane.shot = shots[i];
      pane.size = frame.size();
    }
    pictures.push_back(&pane.picture);
  }
  return pictures;
}

}  // namespace stipple
