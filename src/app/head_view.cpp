#include "app/head_view.h"

#include <algorithm>
#include <cassert>

#include "gpu/failure.h"

namespace stipple {
namespace {

// A frame takes about 90 bytes for each pixel it draws, so this is 1.4 GiB; larger windows (4K) have pixels
// small enough to do without four samples for each.
constexpr std::uint64_t kMostFinePixels = 16'000'000;

FrameSize sizeFor(glm::uvec2 pixels, Quality quality) {
  switch (quality) {
    case Quality::draft:
      return {glm::max(pixels / 2u, glm::uvec2(1)), 1};
    case Quality::normal:
      return {pixels, 1};
    case Quality::fine:
      return {pixels, 2};
  }
  return {pixels, 1};
}

}  // namespace

HeadView::HeadView(gpu::Device& device, Preview& preview)
    : device_(device), preview_(&preview), timers_(device), pacing_(device.isSoftware()) {}

void HeadView::replaceHead(Preview& preview) {
  preview_ = &preview;
  last_drawn_ = nullptr;
  panes_.forget();
  showing_.clear();
  shown_.reset();
}

void HeadView::want(const Wanted& wanted, double now_s) {
  assert(!wanted.shots.empty());
  const bool resized =
      !wanted_ || wanted_->pixels != wanted.pixels || wanted_->shots.size() != wanted.shots.size();
  if (resized) pacing_.forget();
  if (resized || wanted_->shots != wanted.shots) {
    shown_.reset();
    changed_s_ = now_s;
  }
  preview_->ready(wanted.shots.front());  // another window may have wanted another light
  if (wanted.in_motion) changed_s_ = now_s;
  wanted_ = wanted;
}

Quality HeadView::finestPossible() const {
  const std::uint64_t fine_pixels = 4ull * wanted_->pixels.x * wanted_->pixels.y;
  return fine_pixels <= kMostFinePixels ? Quality::fine : Quality::normal;
}

std::optional<double> HeadView::refinesInSeconds(double now_s) const {
  if (!wanted_) return std::nullopt;
  if (!shown_) return 0;
  if (wanted_->in_motion || *shown_ >= finestPossible()) return std::nullopt;
  const auto next = pacing_.refinement(*shown_, now_s - changed_s_);
  if (!next) return std::nullopt;
  return next->in_s;
}

void HeadView::readTimers() {
  if (!timing_) return;
  double total_ms = 0;
  passes_ = timers_.read();
  for (const gpu::Timers::Pass& pass : passes_) total_ms += pass.ms;
  pacing_.took(*timing_, total_ms);
  timing_.reset();
}

Frame& HeadView::frameFor(Quality quality) {
  std::unique_ptr<Frame>& frame = frames_[static_cast<std::size_t>(quality)];
  const FrameSize size = sizeFor(wanted_->pixels, quality);
  if (frame && frame->size() == size) return *frame;
  if (frame.get() == last_drawn_) last_drawn_ = nullptr;
  showing_.clear();
  frame.reset();  // before the new one, so that two never need room at once
  frame = std::make_unique<Frame>(device_, size);
  return *frame;
}

std::vector<const gpu::Image*> HeadView::record(gpu::Commands& commands, double now_s) {
  readTimers();
  drew_change_ = false;
  const auto due = refinesInSeconds(now_s);
  if (!due || *due > 0) return showing_;

  const Quality quality = shown_ ? pacing_.refinement(*shown_, now_s - changed_s_)->quality
                                 : std::min(pacing_.whileMoving(), finestPossible());
  drew_change_ = !shown_;
  Frame& frame = frameFor(quality);
  timers_.reset();
  const bool same_frame = last_drawn_ == &frame && last_shot_ == preview_->shotCount();
  showing_ = panes_.record(commands, *preview_, frame, wanted_->shots, same_frame, &timers_);
  last_drawn_ = &frame;
  last_shot_ = preview_->shotCount();
  shown_ = timing_ = quality;
  return showing_;
}

}  // namespace stipple
