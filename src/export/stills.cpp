#include "export/stills.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "render/stubs.h"

namespace stipple {
namespace {

// A frame takes about 100 bytes for each pixel it draws: 1.6 GB.
constexpr std::uint64_t kMostPixelsAtOnce = 16'777'216;
constexpr std::uint64_t kBytesOfInk = shared::kDotKinds * sizeof(std::uint32_t);  // for each pixel, in one buffer

TileLimits limitsOf(const gpu::Device& device) {
  const VkPhysicalDeviceLimits& limits = device.properties().limits;
  return {std::min(limits.maxImageDimension2D, shared::kViewportSize / 2),
          std::min<std::uint64_t>(limits.maxStorageBufferRange / kBytesOfInk, kMostPixelsAtOnce)};
}

}  // namespace

bool fitsInOnePiece(const gpu::Device& device, const FrameSize& size) {
  const TileLimits limits = limitsOf(device);
  const glm::uvec2 drawn = size.drawn();
  return std::max(drawn.x, drawn.y) <= limits.side &&
         static_cast<std::uint64_t>(drawn.x) * drawn.y <= limits.pixels;
}

Result<Picture> Stills::draw(const Preview::Shot& shot, const FrameSize& size, const Options& options) {
  assert(std::max(size.picture.x, size.picture.y) <= kMostStillPixels);
  Picture picture{static_cast<int>(size.picture.x), static_cast<int>(size.picture.y), {}};
  picture.rgb.resize(picture.rowBytes() * size.picture.y);
  preview_.ready(shot);

  const bool divided = options.tile > 0 && options.tile < std::max(size.picture.x, size.picture.y);
  if (!divided && fitsInOnePiece(device_, size)) {
    const bool same_frame = frame_ && frame_->size() == size && frame_->tiles().size() == 1;
    if (!same_frame) {
      frame_.reset();  // before the new one, so that two never need room at once
      frame_ = std::make_unique<Frame>(device_, size);
    }
    device_.runNow("still", [&](gpu::Commands& commands) {
      preview_.record(commands, *frame_, shot, same_frame, options.timers);
    });
    paste({0, 0}, size.picture, picture);
    tile_count_ = 1;
    return picture;
  }

  frame_.reset();
  auto tiling = tilingFor(viewOf(shot.camera, size.picture, size.samples), size, longestStubMm(shot.plan),
                          options.tile, limitsOf(device_));
  if (!tiling) return tiling.error();
  frame_ = std::make_unique<Frame>(device_, size, std::move(*tiling));
  const bool whole = drawTiles(shot, options, picture);
  tile_count_ = frame_->tiles().size();
  frame_.reset();
  if (!whole) return Error{"stopped before the picture was whole"};
  return picture;
}

/// False if it was told to stop.
bool Stills::drawTiles(const Preview::Shot& shot, const Options& options, Picture& picture) {
  std::optional<Frame::Input> input;
  device_.runNow("prepare",
                 [&](gpu::Commands& commands) { input.emplace(preview_.prepare(commands, shot, false)); });
  std::size_t done = 0;
  const auto next = [&] {
    if (options.progress)
      options.progress(static_cast<double>(++done) / static_cast<double>(2 * frame_->tiles().size()));
  };
  for (const Tile& tile : frame_->tiles()) {
    if (options.stop.stop_requested()) return false;
    device_.runNow("gather", [&](gpu::Commands& commands) { frame_->gather(commands, *input, tile); });
    input->retarget = false;
    next();
  }
  device_.runNow("spread", [&](gpu::Commands& commands) { frame_->spread(commands); });
  const std::uint32_t samples = frame_->size().samples;
  for (const Tile& tile : frame_->tiles()) {
    if (options.stop.stop_requested()) return false;
    device_.runNow("finish", [&](gpu::Commands& commands) { frame_->finish(commands, *input, tile); });
    paste(tile.core_origin / samples, tile.core / samples, picture);
    next();
  }
  return true;
}

void Stills::paste(glm::uvec2 at, glm::uvec2 size, Picture& picture) const {
  constexpr std::size_t kRgba = 4;
  const std::vector<std::byte> rgba = gpu::download(device_, frame_->picture(), kRgba);
  const std::size_t row_texels = frame_->picture().size().x;
  for (std::uint32_t y = 0; y < size.y; ++y) {
    const std::byte* from = &rgba[y * row_texels * kRgba];
    std::uint8_t* to = picture.at(static_cast<int>(at.x), static_cast<int>(at.y + y));
    for (std::uint32_t x = 0; x < size.x; ++x)
      for (std::size_t c = 0; c < Picture::kChannels; ++c)
        *to++ = static_cast<std::uint8_t>(from[x * kRgba + c]);
  }
}

}  // namespace stipple
