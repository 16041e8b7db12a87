#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "base/result.h"
#include "export/control.h"
#include "export/picture.h"
#include "render/lens.h"
#include "render/preview.h"

namespace stipple {

/// Largest picture: beyond it places on it no longer have 1/256 of a pixel in single precision, with four
/// samples a pixel.
inline constexpr std::uint32_t kMostStillPixels = 16384;

/// Whether the device draws a picture of this size without tiles.
bool fitsInOnePiece(const gpu::Device& device, const FrameSize& size);

/// Draws finished pictures of one head, one after another, through the same frame as the window: in one piece
/// where the device has room for that, else in tiles that fit together to the same bytes.
class Stills {
 public:
  Stills(gpu::Device& device, Preview& preview) : device_(device), preview_(preview) {}

  struct Options {
    std::uint32_t tile = 0;                  // pixels a side; 0: as the device likes it
    std::function<void(double)> progress{};  // told the share of tiles done
    std::stop_token stop{};                  // asked between tiles
    gpu::Timers* timers = nullptr;           // of each pass; only of a picture in one piece
    std::optional<Lens> lens{};              // none: a pinhole, which is sharp at every depth
  };

  /// `size` at most kMostStillPixels a side. The error says why the picture cannot be drawn on this device,
  /// or that it was stopped.
  Result<Picture> draw(const Preview::Shot& shot, const FrameSize& size, const Options& options);
  Result<Picture> draw(const Preview::Shot& shot, const FrameSize& size) {
    return draw(shot, size, Options{});
  }
  /// The same with 16 bits a channel.
  Result<DeepPicture> drawDeep(const Preview::Shot& shot, const FrameSize& size, const Options& options);
  /// Of the last picture.
  std::size_t tileCount() const { return tile_count_; }

 private:
  /// Told after each part of the picture.
  using OnTile = std::function<void(const Tile&)>;
  template <typename Channel>
  Result<PictureOf<Channel>> drawAs(const Preview::Shot& shot, FrameSize size, const Options& options);
  Result<Done> makeFrame(const Preview::Shot& shot, const FrameSize& size, std::uint32_t tile);
  Result<Done> drawAll(const Preview::Shot& shot, const Options& options, const OnTile& drawn);
  template <typename Channel>
  Result<Done> drawThroughLens(const Preview::Shot& shot, const Options& options,
                               PictureOf<Channel>& picture);
  template <typename Channel>
  void paste(const gpu::Image& image, glm::uvec2 at, glm::uvec2 size, PictureOf<Channel>& picture) const;

  gpu::Device& device_;
  Preview& preview_;
  std::unique_ptr<Frame> frame_;  // kept while pictures of one size follow each other
  bool same_frame_ = false;       // and hold what the preview drew last
  std::size_t tile_count_ = 0;
};

}  // namespace stipple
