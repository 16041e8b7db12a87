#pragma once
#include <vulkan/vulkan.h>

#include "gpu/choose.h"

namespace stipple::gpu {

/// The features Stipple switches on, chained for vkGetPhysicalDeviceFeatures2 and vkCreateDevice alike.
struct Features {
  VkPhysicalDeviceFeatures2 core{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2};
  VkPhysicalDeviceVulkan12Features v12{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES};
  VkPhysicalDeviceVulkan13Features v13{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES};

  Features();
  Features(const Features&) = delete;
  Features& operator=(const Features&) = delete;
  /// Asks for what we need, and where `device` offers it for what makes things quicker or pictures deeper; nothing
  /// else. `int64`: 64-bit integers are wanted where they are offered.
  void requestFor(VkPhysicalDevice device, bool int64);
  /// 64-bit integers and atomic additions of them in buffers.
  bool int64Atomics() const;
};

/// Compares what `device` offers with what Stipple needs, in words.
DeviceTraits inspect(VkPhysicalDevice device);

/// The family of the one queue we use: graphics and compute. Only for devices without a lack.
std::uint32_t chooseQueueFamily(VkPhysicalDevice device);

}  // namespace stipple::gpu
