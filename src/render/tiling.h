#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <vector>

#include "base/result.h"
#include "render/camera.h"
#include "shared/halo.h"

namespace stipple {

struct FrameSize {
  glm::uvec2 picture{1920, 1080};
  std::uint32_t samples = 2;  // pixels a side drawn for each of the picture's: 1 fast, 2 for stills
  std::uint32_t bits = 8;     // a channel of the finished picture: 8, or 16 where Device::deepImages()
  bool operator==(const FrameSize&) const = default;
  glm::uvec2 drawn() const { return picture * samples; }
};

/// A part of the picture, in pixels as drawn.
struct Tile {
  glm::uvec2 core_origin, core;  // what it gives to the picture
  glm::uvec2 origin, size;       // what must be drawn for that
};

/// The images of the whole picture in which what spreads over skin is worked out (shared/halo.h). They follow
/// from the camera alone and not from the tiles.
struct Reductions {
  shared::Reduced light;
  shared::Reduced halo;
  glm::vec3 halo_texels;  // standard deviations of each halo
};
Reductions reductionsFor(const shared::View& view);

/// How a picture is taken apart. Tiles overlap only by what a dot may reach: all that reaches farther is
/// worked out on Reductions, to which each tile adds its core.
struct Tiling {
  std::vector<Tile> tiles;
  Reductions reductions;
  glm::uvec2 largest_core{0, 0}, largest_tile{0, 0};
};

/// One tile without a margin; its reductions have room for every camera.
Tiling undivided(const FrameSize& size);

/// What one tile may hold, margin included.
struct TileLimits {
  std::uint32_t side;  // pixels
  std::uint64_t pixels;
};

/// `longest_hair_mm`: of the native hairs in the picture (longestStubMm). `side`: of a tile's core, in pixels
/// of the picture; 0: the largest that `limits` leave room for. Rounded up so that no texel of the reductions
/// lies in two tiles. The error says which sides are possible.
Result<Tiling> tilingFor(const shared::View& view, const FrameSize& size, float longest_hair_mm,
                         std::uint32_t side, const TileLimits& limits);

}  // namespace stipple
