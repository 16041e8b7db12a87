#include "app/surface.h"

#define GLFW_INCLUDE_VULKAN
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include "gpu/failure.h"

namespace stipple {

Result<std::unique_ptr<Surface>> Surface::create(const gpu::Device& device, GLFWwindow* window) {
  VkSurfaceKHR handle = VK_NULL_HANDLE;
  gpu::check(glfwCreateWindowSurface(device.instance(), window, nullptr, &handle),
             "connecting the device to the window");
  std::unique_ptr<Surface> self(new Surface(device.instance(), handle));
  VkBool32 can_present = VK_FALSE;
  gpu::check(
      vkGetPhysicalDeviceSurfaceSupportKHR(device.physical(), device.queueFamily(), handle, &can_present),
      "connecting the device to the window");
  if (!can_present)
    return Error{fmt::format(
        "the device \"{}\" cannot draw to this screen; choose another with --device (see `stipple doctor`)",
        device.name())};
  return self;
}

}  // namespace stipple
