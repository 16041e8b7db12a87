#include "gpu/requirements.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace stipple::gpu {
namespace {

DeviceTraits::Kind kindOf(VkPhysicalDeviceType type) {
  switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
      return DeviceTraits::Kind::discrete;
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
      return DeviceTraits::Kind::integrated;
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
      return DeviceTraits::Kind::virtual_gpu;
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
      return DeviceTraits::Kind::software;
    default:
      return DeviceTraits::Kind::other;
  }
}

std::vector<VkQueueFamilyProperties> queueFamilies(VkPhysicalDevice device) {
  std::uint32_t count = 0;
  vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
  std::vector<VkQueueFamilyProperties> families(count);
  vkGetPhysicalDeviceQueueFamilyProperties(device, &count, families.data());
  return families;
}

constexpr VkQueueFlags kQueueNeeds = VK_QUEUE_GRAPHICS_BIT | VK_QUEUE_COMPUTE_BIT;

bool hasExtension(VkPhysicalDevice device, const char* name) {
  std::uint32_t count = 0;
  vkEnumerateDeviceExtensionProperties(device, nullptr, &count, nullptr);
  std::vector<VkExtensionProperties> extensions(count);
  vkEnumerateDeviceExtensionProperties(device, nullptr, &count, extensions.data());
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](const VkExtensionProperties& e) { return std::strcmp(e.extensionName, name) == 0; });
}

}  // namespace

Features::Features() {
  core.pNext = &v12;
  v12.pNext = &v13;
}

void Features::requestFor(VkPhysicalDevice device, bool int64) {
  Features has;
  vkGetPhysicalDeviceFeatures2(device, &has.core);
  core.features.shaderStorageImageExtendedFormats = has.core.features.shaderStorageImageExtendedFormats;
  if (int64 && has.int64Atomics()) core.features.shaderInt64 = v12.shaderBufferInt64Atomics = VK_TRUE;
  core.features.largePoints = VK_TRUE;  // the benchmark's point sprites
  core.features.geometryShader = VK_TRUE;  // for the number of the triangle in a fragment shader
  v12.scalarBlockLayout = VK_TRUE;      // structs shared with C++ without padding rules
  v12.hostQueryReset = VK_TRUE;         // timers
  v13.dynamicRendering = VK_TRUE;
  v13.synchronization2 = VK_TRUE;
  v13.maintenance4 = VK_TRUE;
}

bool Features::int64Atomics() const { return core.features.shaderInt64 && v12.shaderBufferInt64Atomics; }

DeviceTraits inspect(VkPhysicalDevice device) {
  VkPhysicalDeviceProperties properties;
  vkGetPhysicalDeviceProperties(device, &properties);
  DeviceTraits traits{properties.deviceName, kindOf(properties.deviceType), {}};
  const auto need = [&](bool present, const char* what) {
    if (!present) traits.missing.emplace_back(what);
  };

  need(properties.apiVersion >= VK_API_VERSION_1_3, "Vulkan 1.3");
  if (!traits.usable()) return traits;  // the questions below are 1.3 questions

  Features has;
  vkGetPhysicalDeviceFeatures2(device, &has.core);
  need(has.core.features.largePoints, "large points");
  need(has.core.features.geometryShader, "triangle numbers in fragment shaders");
  need(has.v12.scalarBlockLayout, "scalar block layout");
  need(has.v12.hostQueryReset, "host query reset");
  need(has.v13.dynamicRendering, "dynamic rendering");
  need(has.v13.synchronization2, "synchronization2");
  need(has.v13.maintenance4, "maintenance4");
  VkPhysicalDeviceVulkan11Properties subgroups{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES};
  VkPhysicalDeviceProperties2 extended{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2};
  extended.pNext = &subgroups;
  vkGetPhysicalDeviceProperties2(device, &extended);
  need((subgroups.subgroupSupportedStages & VK_SHADER_STAGE_COMPUTE_BIT) &&
           (subgroups.subgroupSupportedOperations & VK_SUBGROUP_FEATURE_BALLOT_BIT),
       "subgroup ballots in compute shaders");
  need(hasExtension(device, VK_KHR_PUSH_DESCRIPTOR_EXTENSION_NAME), "push descriptors");

  const auto families = queueFamilies(device);
  need(std::any_of(
           families.begin(), families.end(),
           [](const VkQueueFamilyProperties& f) { return (f.queueFlags & kQueueNeeds) == kQueueNeeds; }),
       "a queue for graphics and compute");
  return traits;
}

std::uint32_t chooseQueueFamily(VkPhysicalDevice device) {
  const auto families = queueFamilies(device);
  for (std::uint32_t i = 0; i < families.size(); ++i)
    if ((families[i].queueFlags & kQueueNeeds) == kQueueNeeds) return i;
  return 0;
}

}  // namespace stipple::gpu
