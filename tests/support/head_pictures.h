// Pictures of the treated built-in head, in one piece or in tiles, with what went into them.
#pragma once
#include <cstring>
#include <glm/gtc/packing.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "head/built_in.h"
#include "plan/stage.h"
#include "render/preview.h"
#include "render/stubs.h"
#include "support/all_ink.h"
#include "support/gpu_fixture.h"

namespace stipple::testing {

struct Drawn {
  glm::uvec2 size;                     // as drawn, samples included
  std::vector<std::uint32_t> bytes;    // R8G8B8A8 of the finished picture
  std::vector<glm::vec3> linear;       // before averaging and tone mapping
  std::vector<std::uint32_t> ink;      // shared::kInkUnit is one pixel of perfect ink
};

class HeadPictures : public GpuTest {
 protected:
  void SetUp() override {
    GpuTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    auto head = builtInHead();
    ASSERT_TRUE(head) << head.error().message;
    preview_ = Preview::make(device(), std::move(*head), plan_.seed);
  }
  void TearDown() override {
    preview_.reset();
    GpuTest::TearDown();
  }

  Plan& plan() { return plan_; }
  Preview& preview() { return *preview_; }
  const Head& head() { return preview_->scalp().head(); }
  Camera camera(std::string_view view) { return *viewFrom(view, head().landmarks); }
  Preview::Shot shot(const Camera& camera, std::string_view stage = "s3.healed") {
    return {plan_, stageNamed(plan_, stage)->day, camera};
  }

  /// `tile`: pixels a side of the finished picture; 0: in one piece.
  Drawn draw(const Preview::Shot& shot, const FrameSize& size, std::uint32_t tile = 0) {
    const shared::View view = viewOf(shot.camera, size.picture, size.samples);
    constexpr TileLimits kLimits{8192, 1u << 24};
    Tiling tiling = tile == 0 ? undivided(size) : *tilingFor(view, size, longestStubMm(shot.plan), tile, kLimits);
    Frame frame(device(), size, std::move(tiling));
    std::optional<Frame::Input> input;
    device().runNow("prepare", [&](gpu::Commands& commands) { input.emplace(preview_->prepare(commands, shot, false)); });
    tile_count_ = frame.tiles().size();

    Drawn drawn;
    drawn.size = size.drawn();
    drawn.bytes.resize(static_cast<std::size_t>(size.picture.x) * size.picture.y);
    drawn.ink.resize(static_cast<std::size_t>(drawn.size.x) * drawn.size.y);
    drawn.linear.resize(drawn.ink.size());
    if (tile == 0) {
      device().runNow("whole", [&](gpu::Commands& commands) { frame.record(commands, *input); });
      collect(frame, frame.tiles().front(), drawn);
      return drawn;
    }
    for (const Tile& each : frame.tiles()) {
      device().runNow("gather", [&](gpu::Commands& commands) { frame.gather(commands, *input, each); });
      input->retarget = false;
    }
    device().runNow("spread", [&](gpu::Commands& commands) { frame.spread(commands); });
    for (const Tile& each : frame.tiles()) {
      device().runNow("finish", [&](gpu::Commands& commands) { frame.finish(commands, *input, each); });
      collect(frame, each, drawn);
    }
    return drawn;
  }
  /// Of the last picture.
  std::size_t tileCount() const { return tile_count_; }

 private:
  void collect(const Frame& frame, const Tile& tile, Drawn& drawn) {
    const std::uint32_t samples = frame.size().samples;
    const auto bytes = gpu::download(device(), frame.picture(), sizeof(std::uint32_t));
    paste(bytes, frame.picture().size().x, {0, 0}, tile.core / samples, drawn.bytes, frame.size().picture.x, tile.core_origin / samples);
    const auto ink = allInk(device(), frame, tile.size);
    const auto bytes_of_ink = std::as_bytes(std::span(ink));
    paste({bytes_of_ink.begin(), bytes_of_ink.end()}, tile.size.x, tile.core_origin - tile.origin, tile.core, drawn.ink, drawn.size.x, tile.core_origin);
    constexpr std::size_t kHalves = 4;
    const auto halves = gpu::download(device(), frame.linear(), kHalves * sizeof(std::uint16_t));
    for (std::uint32_t y = 0; y < tile.core.y; ++y) {
      for (std::uint32_t x = 0; x < tile.core.x; ++x) {
        std::uint64_t texel = 0;
        std::memcpy(&texel, &halves[(static_cast<std::size_t>(y) * frame.linear().size().x + x) * sizeof(texel)], sizeof(texel));
        drawn.linear[(static_cast<std::size_t>(tile.core_origin.y) + y) * drawn.size.x + tile.core_origin.x + x] = glm::vec3(glm::unpackHalf4x16(texel));
      }
    }
  }

  static void paste(const std::vector<std::byte>& from, std::size_t row, glm::uvec2 from_origin, glm::uvec2 size,
                    std::vector<std::uint32_t>& to, std::size_t to_row, glm::uvec2 to_origin) {
    for (std::uint32_t y = 0; y < size.y; ++y)
      std::memcpy(&to[(to_origin.y + y) * to_row + to_origin.x], &from[((from_origin.y + y) * row + from_origin.x) * sizeof(std::uint32_t)],
                  size.x * sizeof(std::uint32_t));
  }

  Plan plan_;
  std::unique_ptr<Preview> preview_;
  std::size_t tile_count_ = 0;
};

}  // namespace stipple::testing
