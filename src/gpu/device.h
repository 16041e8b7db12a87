// Vulkan, thinly: one device, one queue, memory, images, pipelines, timers, read-back; every object named.
// Not here: what any pass draws (render/), windows and swapchains (app/).
// Read next: commands.h for recording, pipeline.h for shaders. Images stay in VK_IMAGE_LAYOUT_GENERAL for
// life (the model of VK_KHR_unified_image_layouts), so a barrier only ever says which work waits for which.
#pragma once
#include <vulkan/vulkan.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "gpu/choose.h"
#include "gpu/handle.h"

namespace stipple::gpu {

class Commands;

struct DeviceOptions {
  std::string wanted_name;                       // part of a device's name; empty: the best one
  bool validate = false;                         // core and synchronization validation layers
  std::vector<const char*> instance_extensions;  // what a window system needs; none without a window
  bool plain_integers = false;                   // as on a device without 64-bit integers, so that any can try it
};

class Device {
 public:
  static Result<std::unique_ptr<Device>> create(const DeviceOptions& options);
  ~Device();
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  VkInstance instance() const { return instance_; }
  VkPhysicalDevice physical() const { return physical_; }
  VkDevice get() const { return device_; }
  /// The queue may only be used under its lock: threads beside the window's submit work too.
  VkQueue queue() const { return queue_; }
  [[nodiscard]] std::unique_lock<std::mutex> lockQueue() const { return std::unique_lock(queue_mutex_); }
  /// Until all that was submitted is done, by whichever thread.
  void waitIdle() const;
  std::uint32_t queueFamily() const { return queue_family_; }
  VkPipelineCache pipelineCache() const { return pipeline_cache_.get(); }
  const VkPhysicalDeviceProperties& properties() const { return properties_; }
  std::string name() const { return properties_.deviceName; }
  /// Shaders may add 64-bit integers atomically. Where they may not, variants of 32 bits run: the same dots and pictures
  /// to the byte, only slower.
  bool int64Atomics() const { return int64_atomics_; }
  /// Shaders may write images of 16-bit whole numbers a channel.
  bool deepImages() const { return deep_images_; }
  bool isSoftware() const { return properties_.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU; }

  /// Records `record` into a command buffer, submits it and waits for it: for set-up, stills and tests. Any
  /// thread may call it; what it touches must be its own.
  void runNow(const char* name, const std::function<void(Commands&)>& record);

  /// Gives an object its name in validation messages and graphics debuggers.
  void setName(VkObjectType type, std::uint64_t handle, const std::string& name) const;
  template <typename Object>
  void setName(VkObjectType type, Object handle, const std::string& name) const {
    setName(type, reinterpret_cast<std::uint64_t>(handle), name);
  }
  void beginLabel(VkCommandBuffer commands, const char* name) const;
  void endLabel(VkCommandBuffer commands) const;
  void pushDescriptors(VkCommandBuffer commands, VkPipelineBindPoint point, VkPipelineLayout layout,
                       std::span<const VkWriteDescriptorSet> writes) const;

  /// Allocates device memory for `needs`; `properties` must all be present. Throws Failure when none fits.
  Handle<VkDeviceMemory, vkFreeMemory> allocate(const VkMemoryRequirements& needs,
                                                VkMemoryPropertyFlags properties,
                                                const std::string& name) const;

  /// What the validation layers have said so far (warnings and errors); empty without `validate`.
  std::vector<std::string> validationMessages() const;

 private:
  struct Messages;
  /// What one runNow() needs for itself; kept for the next.
  struct Lane {
    Handle<VkCommandPool, vkDestroyCommandPool> commands;
    Handle<VkFence, vkDestroyFence> done;
  };
  Device() = default;

  static VKAPI_ATTR VkBool32 VKAPI_CALL onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT,
                                                  VkDebugUtilsMessageTypeFlagsEXT,
                                                  const VkDebugUtilsMessengerCallbackDataEXT*, void*);
  void loadFunctions();
  Lane takeLane();
  void openPipelineCache();
  void savePipelineCache() const;
  std::filesystem::path pipelineCacheFile() const;

  std::unique_ptr<Messages> messages_;
  VkInstance instance_ = VK_NULL_HANDLE;
  VkDebugUtilsMessengerEXT messenger_ = VK_NULL_HANDLE;
  VkPhysicalDevice physical_ = VK_NULL_HANDLE;
  VkPhysicalDeviceProperties properties_{};
  VkPhysicalDeviceMemoryProperties memory_{};
  std::uint32_t queue_family_ = 0;
  bool int64_atomics_ = false;
  bool deep_images_ = false;
  VkDevice device_ = VK_NULL_HANDLE;
  VkQueue queue_ = VK_NULL_HANDLE;
  Handle<VkPipelineCache, vkDestroyPipelineCache> pipeline_cache_;
  mutable std::mutex queue_mutex_;
  std::mutex lanes_mutex_;
  std::vector<Lane> free_lanes_;

  PFN_vkSetDebugUtilsObjectNameEXT set_name_ = nullptr;
  PFN_vkCmdBeginDebugUtilsLabelEXT begin_label_ = nullptr;
  PFN_vkCmdEndDebugUtilsLabelEXT end_label_ = nullptr;
  PFN_vkCmdPushDescriptorSetKHR push_descriptors_ = nullptr;
};

/// Every Vulkan device of this machine with what it lacks, for `doctor` and for the choice above.
Result<std::vector<DeviceTraits>> listDevices();

}  // namespace stipple::gpu
