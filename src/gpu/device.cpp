#include "gpu/device.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/log.h"
#include "base/paths.h"
#include "base/replace_file.h"
#include "gpu/commands.h"
#include "gpu/failure.h"
#include "gpu/requirements.h"

namespace stipple::gpu {
namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";

bool hasLayer(const char* name) {
  std::uint32_t count = 0;
  vkEnumerateInstanceLayerProperties(&count, nullptr);
  std::vector<VkLayerProperties> layers(count);
  vkEnumerateInstanceLayerProperties(&count, layers.data());
  return std::any_of(layers.begin(), layers.end(),
                     [&](const VkLayerProperties& l) { return std::strcmp(l.layerName, name) == 0; });
}

bool hasInstanceExtension(const char* name) {
  std::uint32_t count = 0;
  vkEnumerateInstanceExtensionProperties(nullptr, &count, nullptr);
  std::vector<VkExtensionProperties> extensions(count);
  vkEnumerateInstanceExtensionProperties(nullptr, &count, extensions.data());
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](const VkExtensionProperties& e) { return std::strcmp(e.extensionName, name) == 0; });
}

VkApplicationInfo applicationInfo() {
  VkApplicationInfo info{VK_STRUCTURE_TYPE_APPLICATION_INFO};
  info.pApplicationName = "Stipple";
  info.apiVersion = VK_API_VERSION_1_3;
  return info;
}

std::vector<VkPhysicalDevice> physicalDevices(VkInstance instance) {
  std::uint32_t count = 0;
  if (vkEnumeratePhysicalDevices(instance, &count, nullptr) != VK_SUCCESS) return {};
  std::vector<VkPhysicalDevice> devices(count);
  if (vkEnumeratePhysicalDevices(instance, &count, devices.data()) != VK_SUCCESS) return {};
  return devices;
}

std::vector<DeviceTraits> inspectAll(std::span<const VkPhysicalDevice> devices) {
  std::vector<DeviceTraits> traits;
  for (const VkPhysicalDevice device : devices) traits.push_back(inspect(device));
  return traits;
}

}  // namespace

struct Device::Messages {
  std::mutex mutex;
  std::vector<std::string> texts;
};

VKAPI_ATTR VkBool32 VKAPI_CALL Device::onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT,
                                                 VkDebugUtilsMessageTypeFlagsEXT,
                                                 const VkDebugUtilsMessengerCallbackDataEXT* data,
                                                 void* user) {
  auto& messages = *static_cast<Messages*>(user);
  const std::scoped_lock lock(messages.mutex);
  messages.texts.emplace_back(data->pMessage);
  logWarning("validation: {}", data->pMessage);
  return VK_FALSE;
}

Result<std::unique_ptr<Device>> Device::create(const DeviceOptions& options) {
  std::unique_ptr<Device> self(new Device());
  self->messages_ = std::make_unique<Messages>();

  const VkApplicationInfo application = applicationInfo();
  std::vector<const char*> extensions = options.instance_extensions;
  const bool debug_utils = hasInstanceExtension(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
  if (debug_utils) extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);

  VkDebugUtilsMessengerCreateInfoEXT messenger{VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT};
  messenger.messageSeverity =
      VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
  messenger.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT;
  messenger.pfnUserCallback = &Device::onMessage;
  messenger.pUserData = self->messages_.get();

  constexpr VkValidationFeatureEnableEXT kSynchronization =
      VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT;
  VkValidationFeaturesEXT validation{VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT};
  validation.pNext = &messenger;  // also catches what happens while the instance is made and destroyed
  validation.enabledValidationFeatureCount = 1;
  validation.pEnabledValidationFeatures = &kSynchronization;

  VkInstanceCreateInfo info{VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
  info.pApplicationInfo = &application;
  if (options.validate) {
    if (!hasLayer(kValidationLayer) || !debug_utils)
      return Error{
          "--validate needs the Vulkan validation layer; install it (Debian and Ubuntu: "
          "apt install vulkan-validationlayers)"};
    info.pNext = &validation;
    info.enabledLayerCount = 1;
    info.ppEnabledLayerNames = &kValidationLayer;
  }
  info.enabledExtensionCount = static_cast<std::uint32_t>(extensions.size());
  info.ppEnabledExtensionNames = extensions.data();
  if (vkCreateInstance(&info, nullptr, &self->instance_) != VK_SUCCESS) {
    self->instance_ = VK_NULL_HANDLE;
    return chooseDevice({}, options.wanted_name).error();
  }
  if (options.validate) {
    const auto create = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
        vkGetInstanceProcAddr(self->instance_, "vkCreateDebugUtilsMessengerEXT"));
    check(create(self->instance_, &messenger, nullptr, &self->messenger_),
          "listening to the validation layers");
  }

  const auto candidates = physicalDevices(self->instance_);
  const auto chosen = chooseDevice(inspectAll(candidates), options.wanted_name);
  if (!chosen) return chosen.error();
  self->physical_ = candidates[*chosen];
  vkGetPhysicalDeviceProperties(self->physical_, &self->properties_);
  vkGetPhysicalDeviceMemoryProperties(self->physical_, &self->memory_);
  self->queue_family_ = chooseQueueFamily(self->physical_);

  constexpr float kPriority = 1.0f;
  VkDeviceQueueCreateInfo queue{VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO};
  queue.queueFamilyIndex = self->queue_family_;
  queue.queueCount = 1;
  queue.pQueuePriorities = &kPriority;
  Features features;
  features.requestFor(self->physical_, !options.plain_integers);
  self->int64_atomics_ = features.int64Atomics();
  self->deep_images_ = features.core.features.shaderStorageImageExtendedFormats;
  std::vector<const char*> device_extensions{VK_KHR_PUSH_DESCRIPTOR_EXTENSION_NAME};
  if (!options.instance_extensions.empty()) device_extensions.push_back(VK_KHR_SWAPCHAIN_EXTENSION_NAME);
  VkDeviceCreateInfo device_info{VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO};
  device_info.pNext = &features.core;
  device_info.queueCreateInfoCount = 1;
  device_info.pQueueCreateInfos = &queue;
  device_info.enabledExtensionCount = static_cast<std::uint32_t>(device_extensions.size());
  device_info.ppEnabledExtensionNames = device_extensions.data();
  if (const VkResult result = vkCreateDevice(self->physical_, &device_info, nullptr, &self->device_);
      result != VK_SUCCESS) {
    self->device_ = VK_NULL_HANDLE;
    return Error{fmt::format(
        "the device \"{}\" could not be opened ({}); choose another with --device or update its driver",
        self->name(), nameOf(result))};
  }
  vkGetDeviceQueue(self->device_, self->queue_family_, 0, &self->queue_);
  self->loadFunctions();
  self->openPipelineCache();
  return self;
}

Device::~Device() {
  if (device_ != VK_NULL_HANDLE) {
    waitIdle();
    savePipelineCache();
    free_lanes_.clear();
    pipeline_cache_ = {};
    vkDestroyDevice(device_, nullptr);
  }
  if (messenger_ != VK_NULL_HANDLE) {
    const auto destroy = reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(
        vkGetInstanceProcAddr(instance_, "vkDestroyDebugUtilsMessengerEXT"));
    destroy(instance_, messenger_, nullptr);
  }
  if (instance_ != VK_NULL_HANDLE) vkDestroyInstance(instance_, nullptr);
}

void Device::loadFunctions() {
  const auto load = [this](const char* name) { return vkGetDeviceProcAddr(device_, name); };
  push_descriptors_ = reinterpret_cast<PFN_vkCmdPushDescriptorSetKHR>(load("vkCmdPushDescriptorSetKHR"));
  set_name_ = reinterpret_cast<PFN_vkSetDebugUtilsObjectNameEXT>(load("vkSetDebugUtilsObjectNameEXT"));
  begin_label_ = reinterpret_cast<PFN_vkCmdBeginDebugUtilsLabelEXT>(load("vkCmdBeginDebugUtilsLabelEXT"));
  end_label_ = reinterpret_cast<PFN_vkCmdEndDebugUtilsLabelEXT>(load("vkCmdEndDebugUtilsLabelEXT"));
}

void Device::waitIdle() const {
  const auto lock = lockQueue();
  vkDeviceWaitIdle(device_);  // a lost device has nothing to wait for, and the next submission says so
}

Device::Lane Device::takeLane() {
  {
    const std::scoped_lock lock(lanes_mutex_);
    if (!free_lanes_.empty()) {
      Lane lane = std::move(free_lanes_.back());
      free_lanes_.pop_back();
      return lane;
    }
  }
  Lane lane;
  VkCommandPoolCreateInfo pool{VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO};
  pool.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT;
  pool.queueFamilyIndex = queue_family_;
  VkCommandPool pool_handle = VK_NULL_HANDLE;
  check(vkCreateCommandPool(device_, &pool, nullptr, &pool_handle), "making a command pool");
  lane.commands = {device_, pool_handle};
  setName(VK_OBJECT_TYPE_COMMAND_POOL, pool_handle, "immediate commands");
  VkFenceCreateInfo fence{VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
  VkFence fence_handle = VK_NULL_HANDLE;
  check(vkCreateFence(device_, &fence, nullptr, &fence_handle), "making a fence");
  lane.done = {device_, fence_handle};
  setName(VK_OBJECT_TYPE_FENCE, fence_handle, "immediate commands done");
  return lane;
}

void Device::runNow(const char* name, const std::function<void(Commands&)>& record) {
  Lane lane = takeLane();
  check(vkResetCommandPool(device_, lane.commands.get(), 0), "resetting a command pool");
  VkCommandBufferAllocateInfo allocate_info{VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO};
  allocate_info.commandPool = lane.commands.get();
  allocate_info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
  allocate_info.commandBufferCount = 1;
  VkCommandBuffer buffer = VK_NULL_HANDLE;
  check(vkAllocateCommandBuffers(device_, &allocate_info, &buffer), "making a command buffer");
  setName(VK_OBJECT_TYPE_COMMAND_BUFFER, buffer, name);

  VkCommandBufferBeginInfo begin{VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO};
  begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
  check(vkBeginCommandBuffer(buffer, &begin), "recording commands");
  Commands commands(*this, buffer);
  record(commands);
  check(vkEndCommandBuffer(buffer), "recording commands");

  VkCommandBufferSubmitInfo buffer_info{VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO};
  buffer_info.commandBuffer = buffer;
  VkSubmitInfo2 submit{VK_STRUCTURE_TYPE_SUBMIT_INFO_2};
  submit.commandBufferInfoCount = 1;
  submit.pCommandBufferInfos = &buffer_info;
  const VkFence fence = lane.done.get();
  {
    const auto lock = lockQueue();
    check(vkQueueSubmit2(queue_, 1, &submit, fence), name);
  }
  check(vkWaitForFences(device_, 1, &fence, VK_TRUE, UINT64_MAX), name);
  check(vkResetFences(device_, 1, &fence), "resetting a fence");
  vkFreeCommandBuffers(device_, lane.commands.get(), 1, &buffer);
  const std::scoped_lock lock(lanes_mutex_);
  free_lanes_.push_back(std::move(lane));
}

void Device::setName(VkObjectType type, std::uint64_t handle, const std::string& name) const {
  if (!set_name_) return;
  VkDebugUtilsObjectNameInfoEXT info{VK_STRUCTURE_TYPE_DEBUG_UTILS_OBJECT_NAME_INFO_EXT};
  info.objectType = type;
  info.objectHandle = handle;
  info.pObjectName = name.c_str();
  set_name_(device_, &info);
}

void Device::beginLabel(VkCommandBuffer commands, const char* name) const {
  if (!begin_label_) return;
  VkDebugUtilsLabelEXT label{VK_STRUCTURE_TYPE_DEBUG_UTILS_LABEL_EXT};
  label.pLabelName = name;
  begin_label_(commands, &label);
}

void Device::endLabel(VkCommandBuffer commands) const {
  if (end_label_) end_label_(commands);
}

void Device::pushDescriptors(VkCommandBuffer commands, VkPipelineBindPoint point, VkPipelineLayout layout,
                             std::span<const VkWriteDescriptorSet> writes) const {
  push_descriptors_(commands, point, layout, 0, static_cast<std::uint32_t>(writes.size()), writes.data());
}

Handle<VkDeviceMemory, vkFreeMemory> Device::allocate(const VkMemoryRequirements& needs,
                                                      VkMemoryPropertyFlags properties,
                                                      const std::string& name) const {
  for (std::uint32_t type = 0; type < memory_.memoryTypeCount; ++type) {
    const bool allowed = (needs.memoryTypeBits & (1u << type)) != 0;
    if (!allowed || (memory_.memoryTypes[type].propertyFlags & properties) != properties) continue;
    VkMemoryAllocateInfo info{VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO};
    info.allocationSize = needs.size;
    info.memoryTypeIndex = type;
    VkDeviceMemory memory = VK_NULL_HANDLE;
    const VkResult result = vkAllocateMemory(device_, &info, nullptr, &memory);
    if (result == VK_ERROR_OUT_OF_DEVICE_MEMORY) continue;  // another heap may have room
    check(result, "allocating memory");
    setName(VK_OBJECT_TYPE_DEVICE_MEMORY, memory, name);
    return {device_, memory};
  }
  throw Failure(VK_ERROR_OUT_OF_DEVICE_MEMORY,
                fmt::format("allocating {} MiB for {}", needs.size >> 20, name));
}

std::vector<std::string> Device::validationMessages() const {
  const std::scoped_lock lock(messages_->mutex);
  return messages_->texts;
}

// The cache is a plain file of the driver's making, named after the driver that made it: another driver, or
// another version of it, starts afresh. The driver itself rejects contents it does not know
// (Vulkan 1.3, 10.7).
std::filesystem::path Device::pipelineCacheFile() const {
  std::string uuid;
  for (const std::uint8_t byte : properties_.pipelineCacheUUID) uuid += fmt::format("{:02x}", byte);
  return cacheFolder() / fmt::format("pipelines-{}-{:x}.bin", uuid, properties_.driverVersion);
}

void Device::openPipelineCache() {
  std::ifstream file(pipelineCacheFile(), std::ios::binary);
  const std::vector<char> data{std::istreambuf_iterator<char>(file), {}};
  VkPipelineCacheCreateInfo info{VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO};
  info.initialDataSize = data.size();
  info.pInitialData = data.data();
  VkPipelineCache cache = VK_NULL_HANDLE;
  check(vkCreatePipelineCache(device_, &info, nullptr, &cache), "opening the pipeline cache");
  pipeline_cache_ = {device_, cache};
  setName(VK_OBJECT_TYPE_PIPELINE_CACHE, cache, "pipeline cache");
}

void Device::savePipelineCache() const {
  std::size_t size = 0;
  if (!pipeline_cache_ ||
      vkGetPipelineCacheData(device_, pipeline_cache_.get(), &size, nullptr) != VK_SUCCESS)
    return;
  std::vector<char> data(size);
  if (vkGetPipelineCacheData(device_, pipeline_cache_.get(), &size, data.data()) != VK_SUCCESS) return;
  std::error_code ignored;
  const auto file = pipelineCacheFile();
  std::filesystem::create_directories(file.parent_path(), ignored);
  (void)replaceFile(file, std::as_bytes(std::span(data)));  // a cache that cannot be written only costs time
}

Result<std::vector<DeviceTraits>> listDevices() {
  const VkApplicationInfo application = applicationInfo();
  VkInstanceCreateInfo info{VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
  info.pApplicationInfo = &application;
  VkInstance instance = VK_NULL_HANDLE;
  if (vkCreateInstance(&info, nullptr, &instance) != VK_SUCCESS) return chooseDevice({}, "").error();
  auto traits = inspectAll(physicalDevices(instance));
  vkDestroyInstance(instance, nullptr);
  return traits;
}

}  // namespace stipple::gpu
