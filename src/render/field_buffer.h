#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "gpu/buffer.h"
#include "gpu/commands.h"
#include "scalp/fields.h"
#include "shared/treatment.h"

namespace stipple {

/// What a plan asks for, texel by texel, on the device: of the next plan only the pieces that differ travel.
class FieldBuffer {
 public:
  explicit FieldBuffer(gpu::Device& device);

  /// What is asked for differently than before. Of hair also where kNearPigment is.
  struct Change {
    bool pigment = false, hair = false;
  };
  Change update(gpu::Commands& commands, const Fields& fields);

  const gpu::Buffer& pigment() const { return pigment_; }  // PigmentTexel
  const gpu::Buffer& hair() const { return hair_; }        // HairTexels
  /// The most that any texel asks for: shares, strays as in PigmentTexel.
  struct Greatest {
    std::uint32_t pigment = 0, strays = 0, hair = 0;
  };
  const Greatest& greatest() const { return greatest_; }

  /// Width of the squares of texels that have kNearPigment or not: where pigment is asked for and around it.
  /// As long as pigment stays within, hair stays as it is.
  static constexpr std::size_t kTileTexels = 16;  // some 11 mm

 private:
  static constexpr std::size_t kTiles = shared::kFieldSize / kTileTexels;
  using Tiles = std::array<std::uint32_t, kTiles>;  // one bit each, row by row

  static Tiles tilesAskingForPigment(const Fields& fields);
  static Tiles widened(const Tiles& tiles);
  shared::HairTexels hairTexels(const Fields& fields, std::size_t texel) const;

  gpu::Buffer pigment_, hair_;
  // As on the device; empty before the first update.
  std::vector<shared::PigmentTexel> pigment_there_;
  std::vector<shared::HairTexels> hair_there_;
  Tiles near_pigment_{};
  Greatest greatest_;
};

}  // namespace stipple
