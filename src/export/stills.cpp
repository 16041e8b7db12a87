#include "export/stills.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "render/stubs.h"

namespace stipple {
namespace {

// A frame takes about 100 bytes for each pixel it draws: 1.6 GB.
constexpr std::uint64_t kMostPixelsAtOnce = 16'777'216;
constexpr std::uint64_t kBytesOfInk =
    shared::kDotKinds * sizeof(std::uint32_t);  // for each pixel, in one buffer

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

template <typename Channel>
Result<PictureOf<Channel>> Stills::drawAs(const Preview::Shot& shot, FrameSize size, const Options& options) {
  assert(std::max(size.picture.x, size.picture.y) <= kMostStillPixels);
  if (options.stop.stop_requested()) return Error{std::string(kStopped)};
  size.bits = 8 * sizeof(Channel);
  PictureOf<Channel> picture{static_cast<int>(size.picture.x), static_cast<int>(size.picture.y), {}};
  picture.rgb.resize(picture.rowLength() * size.picture.y);
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
  const auto drawn = drawTiles(shot, options, picture);
  tile_count_ = frame_->tiles().size();
  frame_.reset();
  if (!drawn) return drawn.error();
  return picture;
}

Result<Picture> Stills::draw(const Preview::Shot& shot, const FrameSize& size, const Options& options) {
  return drawAs<std::uint8_t>(shot, size, options);
}

Result<DeepPicture> Stills::drawDeep(const Preview::Shot& shot, const FrameSize& size,
                                     const Options& options) {
  if (!device_.deepImages())
    return Error{device_.name() + " draws no 16 bits a channel; choose 8 bits, or another device"};
  return drawAs<std::uint16_t>(shot, size, options);
}

template <typename Channel>
Result<Done> Stills::drawTiles(const Preview::Shot& shot, const Options& options,
                               PictureOf<Channel>& picture) {
  std::optional<Frame::Input> input;
  device_.runNow("prepare",
                 [&](gpu::Commands& commands) { input.emplace(preview_.prepare(commands, shot, false)); });
  std::size_t done = 0;
  const auto next = [&] {
    if (options.progress)
      options.progress(static_cast<double>(++done) / static_cast<double>(2 * frame_->tiles().size()));
    return !options.stop.stop_requested();
  };
  const Error stopped{std::string(kStopped)};
  for (const Tile& tile : frame_->tiles()) {
    device_.runNow("gather", [&](gpu::Commands& commands) { frame_->gather(commands, *input, tile); });
    input->retarget = false;
    if (!next()) return stopped;
  }
  device_.runNow("spread", [&](gpu::Commands& commands) { frame_->spread(commands); });
  const std::uint32_t samples = frame_->size().samples;
  for (const Tile& tile : frame_->tiles()) {
    device_.runNow("finish", [&](gpu::Commands& commands) { frame_->finish(commands, *input, tile); });
    paste(tile.core_origin / samples, tile.core / samples, picture);
    if (!next()) return stopped;
  }
  return kDone;
}

template <typename Channel>
void Stills::paste(glm::uvec2 at, glm::uvec2 size, PictureOf<Channel>& picture) const {
  constexpr std::size_t kRgba = 4;
  const std::vector<std::byte> rgba = gpu::download(device_, frame_->picture(), kRgba * sizeof(Channel));
  const std::size_t row_texels = frame_->picture().size().x;
  for (std::uint32_t y = 0; y < size.y; ++y) {
    const std::byte* from = &rgba[y * row_texels * kRgba * sizeof(Channel)];
    Channel* to = picture.at(static_cast<int>(at.x), static_cast<int>(at.y + y));
    for (std::uint32_t x = 0; x < size.x; ++x, to += PictureOf<Channel>::kChannels)
      std::memcpy(to, from + x * kRgba * sizeof(Channel), PictureOf<Channel>::kChannels * sizeof(Channel));
  }
}

}  // namespace stipple
