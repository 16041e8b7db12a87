#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace stipple::gpu {

/// What is known of a device before it is chosen; plain data, so that the choice can be tested without a GPU.
struct DeviceTraits {
  std::string name;
  enum class Kind { discrete, integrated, virtual_gpu, software, other } kind = Kind::other;
  std::vector<std::string> missing;  // what Stipple needs and this device lacks; empty: usable
  bool usable() const { return missing.empty(); }
};

/// The index of the device to use: a usable one whose name contains `wanted` (any case), or, if that is
/// empty, the first of the best kind (discrete, integrated, virtual, other, software). The error names every
/// device and its lack.
Result<std::size_t> chooseDevice(std::span<const DeviceTraits> devices, const std::string& wanted);

}  // namespace stipple::gpu
