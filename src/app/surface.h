#pragma once
#include <vulkan/vulkan.h>

#include <memory>

#include "base/result.h"
#include "gpu/device.h"

struct GLFWwindow;

namespace stipple {

/// What the device draws to in a window. It belongs to the instance, which the device owns: it must go before
/// the device does.
class Surface {
 public:
  /// The error says so when the device cannot draw to the window's screen.
  static Result<std::unique_ptr<Surface>> create(const gpu::Device& device, GLFWwindow* window);
  ~Surface() { vkDestroySurfaceKHR(instance_, handle_, nullptr); }
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  VkSurfaceKHR get() const { return handle_; }

 private:
  Surface(VkInstance instance, VkSurfaceKHR handle) : instance_(instance), handle_(handle) {}
  VkInstance instance_;
  VkSurfaceKHR handle_;
};

}  // namespace stipple
