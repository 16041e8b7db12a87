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
// From here a picture takes a gigabyte itself, and another for what spreads over it: its tiles make do with
// less.
constexpr std::uint64_t kLargePicture = 134'217'728, kMostPixelsOfLarge = 4'194'304;
constexpr std::uint64_t kBytesOfInk =
    shared::kInkPlanes * sizeof(std::uint32_t);  // for each pixel, in one buffer

std::uint64_t areaOf(glm::uvec2 pixels) {
  return static_cast<std::uint64_t>(pixels.x) * pixels.y;
}

TileLimits limitsFor(const FrameSize& size, const gpu::Device& device) {
  const VkPhysicalDeviceLimits& limits = device.properties().limits;
  const std::uint64_t most = areaOf(size.picture) > kLargePicture ? kMostPixelsOfLarge : kMostPixelsAtOnce;
  return {std::min(limits.maxImageDimension2D, shared::kViewportSize / 2),
          std::min<std::uint64_t>(limits.maxStorageBufferRange / kBytesOfInk, most)};
}

}  // namespace

bool fitsInOnePiece(const gpu::Device& device, const FrameSize& size) {
  const TileLimits limits = limitsFor(size, device);
  const glm::uvec2 drawn = size.drawn();
  return std::max(drawn.x, drawn.y) <= limits.side && areaOf(drawn) <= limits.pixels;
}

template <typename Channel>
Result<PictureOf<Channel>> Stills::drawAs(const Preview::Shot& shot, FrameSize size, const Options& options) {
  assert(std::max(size.picture.x, size.picture.y) <= kMostStillPixels);
  if (options.stop.stop_requested()) return Error{std::string(kStopped)};
  size.bits = 8 * sizeof(Channel);
  PictureOf<Channel> picture{static_cast<int>(size.picture.x), static_cast<int>(size.picture.y), {}};
  picture.rgb.resize(picture.rowLength() * size.picture.y);
  preview_.ready(shot);
  if (const auto made = makeFrame(shot, size, options.tile); !made) return made.error();
  tile_count_ = frame_->tiles().size();
  const auto drawn =
      options.lens ? drawThroughLens(shot, options, picture) : drawAll(shot, options, [&](const Tile& tile) {
        paste(frame_->picture(), tile.core_origin / size.samples, tile.core / size.samples, picture);
      });
  if (tile_count_ > 1) frame_.reset();  // its tiles are of this camera
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

/// In one piece, kept from the last picture where that had this size, or in tiles.
Result<Done> Stills::makeFrame(const Preview::Shot& shot, const FrameSize& size, std::uint32_t tile) {
  const bool divided = tile > 0 && tile < std::max(size.picture.x, size.picture.y);
  const bool in_one_piece = !divided && fitsInOnePiece(device_, size);
  same_frame_ = in_one_piece && frame_ && frame_->size() == size;
  if (same_frame_) return kDone;
  frame_.reset();  // before the new one, so that two never need room at once
  if (in_one_piece) {
    frame_ = std::make_unique<Frame>(device_, size);
    return kDone;
  }
  auto tiling = tilingFor(viewOf(shot.camera, size.picture, size.samples), size, longestStubMm(shot.plan),
                          tile, limitsFor(size, device_));
  if (!tiling) return tiling.error();
  frame_ = std::make_unique<Frame>(device_, size, std::move(*tiling));
  return kDone;
}

Result<Done> Stills::drawAll(const Preview::Shot& shot, const Options& options, const OnTile& drawn) {
  const std::vector<Tile>& tiles = frame_->tiles();
  if (tiles.size() == 1) {
    device_.runNow("still", [&](gpu::Commands& commands) {
      preview_.record(commands, *frame_, shot, same_frame_, options.timers);
    });
    same_frame_ = true;
    drawn(tiles.front());
    return kDone;
  }
  std::optional<Frame::Input> input;
  device_.runNow("prepare",
                 [&](gpu::Commands& commands) { input.emplace(preview_.prepare(commands, shot, false)); });
  std::size_t done = 0;
  const auto next = [&] {
    if (options.progress)
      options.progress(static_cast<double>(++done) / static_cast<double>(2 * tiles.size()));
    return !options.stop.stop_requested();
  };
  const Error stopped{std::string(kStopped)};
  for (const Tile& tile : tiles) {
    device_.runNow("gather", [&](gpu::Commands& commands) { frame_->gather(commands, *input, tile); });
    input->retarget = false;
    if (!next()) return stopped;
  }
  device_.runNow("spread", [&](gpu::Commands& commands) { frame_->spread(commands); });
  for (const Tile& tile : tiles) {
    device_.runNow("finish", [&](gpu::Commands& commands) { frame_->finish(commands, *input, tile); });
    drawn(tile);
    if (!next()) return stopped;
  }
  return kDone;
}

template <typename Channel>
Result<Done> Stills::drawThroughLens(const Preview::Shot& shot, const Options& options,
                                     PictureOf<Channel>& picture) {
  const Lens& lens = *options.lens;
  const FrameSize& size = frame_->size();
  const auto points = lensPoints(lens, lensPointCount(lens, viewOf(shot.camera, size.picture, 1)));
  LensSum sum(device_, size);
  std::size_t done = 0;
  const auto share = [&](double of_this_point) {
    if (options.progress)
      options.progress((static_cast<double>(done) + of_this_point) / static_cast<double>(points.size()));
  };
  Options each = options;
  each.progress = share;
  each.timers = nullptr;
  for (const glm::vec2 point : points) {
    if (options.stop.stop_requested()) return Error{std::string(kStopped)};
    Preview::Shot seen = shot;
    seen.camera = throughLens(shot.camera, lens, point);
    const auto drawn = drawAll(seen, each, [&](const Tile& tile) {
      device_.runNow("lens", [&](gpu::Commands& commands) { sum.add(commands, *frame_, tile); });
    });
    if (!drawn) return drawn.error();
    ++done;
    share(0);
  }
  device_.runNow("develop",
                 [&](gpu::Commands& commands) { sum.develop(commands, static_cast<int>(points.size())); });
  paste(sum.picture(), {0, 0}, size.picture, picture);
  return kDone;
}

template <typename Channel>
void Stills::paste(const gpu::Image& image, glm::uvec2 at, glm::uvec2 size,
                   PictureOf<Channel>& picture) const {
  constexpr std::size_t kRgba = 4;
  const std::vector<std::byte> rgba = gpu::download(device_, image, kRgba * sizeof(Channel));
  const std::size_t row_texels = image.size().x;
  for (std::uint32_t y = 0; y < size.y; ++y) {
    const std::byte* from = &rgba[y * row_texels * kRgba * sizeof(Channel)];
    Channel* to = picture.at(static_cast<int>(at.x), static_cast<int>(at.y + y));
    for (std::uint32_t x = 0; x < size.x; ++x, to += PictureOf<Channel>::kChannels)
      std::memcpy(to, from + x * kRgba * sizeof(Channel), PictureOf<Channel>::kChannels * sizeof(Channel));
  }
}

}  // namespace stipple
