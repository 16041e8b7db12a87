#pragma once
#include <array>
#include <cstdint>

#include "gpu/buffer.h"
#include "gpu/commands.h"
#include "scalp/fields.h"
#include "shared/treatment.h"

namespace stipple {

/// What a plan asks for, texel by texel, on the device: of the next plan only the pieces that differ travel.
class FieldBuffer {
 public:
  explicit FieldBuffer(gpu::Device& device);

  /// Returns whether native hair is asked for differently than before.
  bool update(gpu::Commands& commands, const Fields& fields);

  const gpu::Buffer& buffer() const { return buffer_; }
  /// The most that any texel asks for, kDensityUnitsPerCm2 to one per cm²: hair and pigment together, and hair
  /// alone.
  std::uint32_t greatestTarget() const;
  std::uint32_t greatestNative() const;

 private:
  // As much as an update that travels inside the command buffer may carry.
  static constexpr std::size_t kPieceTexels = 65536 / sizeof(FieldTexel),
                               kPieces = std::size_t{shared::kFieldSize} * shared::kFieldSize / kPieceTexels;
  struct Piece {  // greatest densities
    std::uint32_t target = 0, native = 0;
  };

  gpu::Buffer buffer_;
  Fields there_;  // as on the device; empty before the first update
  std::array<Piece, kPieces> pieces_{};
};

}  // namespace stipple
