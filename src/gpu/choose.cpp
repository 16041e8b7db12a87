#include "gpu/choose.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace stipple::gpu {
namespace {

int preference(DeviceTraits::Kind kind) {
  switch (kind) {
    case DeviceTraits::Kind::discrete:
      return 4;
    case DeviceTraits::Kind::integrated:
      return 3;
    case DeviceTraits::Kind::virtual_gpu:
      return 2;
    case DeviceTraits::Kind::other:
      return 1;
    case DeviceTraits::Kind::software:
      return 0;
  }
  return 0;
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string describe(std::span<const DeviceTraits> devices) {
  std::vector<std::string> parts;
  for (const DeviceTraits& device : devices)
    parts.push_back(device.usable()
                        ? device.name
                        : fmt::format("{} (lacks {})", device.name, fmt::join(device.missing, ", ")));
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace

Result<std::size_t> chooseDevice(std::span<const DeviceTraits> devices, const std::string& wanted) {
  if (devices.empty())
    return Error{
        "no Vulkan driver found; install your graphics card's driver, or the software driver "
        "(Debian and Ubuntu: apt install mesa-vulkan-drivers)"};
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    if (!devices[i].usable()) continue;
    if (!wanted.empty() && lowered(devices[i].name).find(lowered(wanted)) == std::string::npos) continue;
    if (!best || preference(devices[i].kind) > preference(devices[*best].kind)) best = i;
  }
  if (best) return *best;
  if (!wanted.empty())
    return Error{
        fmt::format("no usable device is called \"{}\"; this machine has: {}", wanted, describe(devices))};
  return Error{fmt::format("no usable Vulkan 1.3 device; this machine has: {}; update the graphics driver",
                           describe(devices))};
}

}  // namespace stipple::gpu
