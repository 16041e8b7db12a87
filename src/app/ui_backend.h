#pragma once
#include <vulkan/vulkan.h>

#include <optional>

#include "gpu/device.h"
#include "studio/theme.h"

struct GLFWwindow;

namespace stipple {

/// Dear ImGui on this window and device. The one place that knows which of its versions it is built with.
class UiBackend {
 public:
  UiBackend(gpu::Device& device, GLFWwindow* window, VkRenderPass render_pass);
  ~UiBackend();
  UiBackend(const UiBackend&) = delete;
  UiBackend& operator=(const UiBackend&) = delete;

  /// Fonts and style (theme.h); the last frame must be done. Cheap when nothing changed.
  const Theme& themeFor(const ThemeLook& look);

  void beginFrame();
  /// After it the frame can be recorded.
  void endFrame();
  void record(VkCommandBuffer commands);

  bool isTyping() const;

 private:
  void startVulkan(VkRenderPass render_pass);
  void uploadFonts();

  gpu::Device& device_;
  gpu::Handle<VkDescriptorPool, vkDestroyDescriptorPool> descriptors_;
  Theme theme_;
  std::optional<ThemeLook> look_;  // of theme_; none before the first
};

}  // namespace stipple
