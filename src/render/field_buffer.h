#pragma once
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

  /// Returns whether anything is asked for differently than before.
  bool update(gpu::Commands& commands, const Fields& fields);

  const gpu::Buffer& buffer() const { return buffer_; }
  /// The most that any texel asks for, as shares and strays in FieldTexel.
  struct Greatest {
    std::uint32_t pigment = 0, strays = 0, hair = 0;
  };
  const Greatest& greatest() const { return greatest_; }

 private:
  gpu::Buffer buffer_;
  Fields there_;  // as on the device; empty before the first update
  Greatest greatest_;
};

}  // namespace stipple
