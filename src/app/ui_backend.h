#pragma once
#include <imgui.h>
#include <vulkan/vulkan.h>

#include <optional>

#include "gpu/device.h"
#include "studio/theme.h"

struct GLFWwindow;

namespace stipple {

/// Dear ImGui on one window. The one place that knows which of its versions it is built with. Each window has
/// a context of its own, and whatever is called here makes it the current one.
class UiBackend {
 public:
  /// Nobody touches a window that is only `watched`: its interface takes no mouse and no keys.
  enum class Input { used, watched };
  UiBackend(gpu::Device& device, GLFWwindow* window, VkRenderPass render_pass, Input input = Input::used);
  ~UiBackend();
  UiBackend(const UiBackend&) = delete;
  UiBackend& operator=(const UiBackend&) = delete;

  /// Fonts and style (theme.h); the last frame must be done. Cheap when nothing changed.
  const Theme& themeFor(const ThemeLook& look);

  /// Before events are waited for: those of the window in use go to the current context.
  void makeCurrent() const { ImGui::SetCurrentContext(context_); }

  void beginFrame();
  /// After it the frame can be recorded.
  void endFrame();
  void record(VkCommandBuffer commands);

  bool isTyping() const;

 private:
  void startVulkan();
  void uploadFonts();

  gpu::Device& device_;
  VkRenderPass render_pass_;
  ImGuiContext* context_;
  gpu::Handle<VkDescriptorPool, vkDestroyDescriptorPool> descriptors_;
  Theme theme_;
  std::optional<ThemeLook> look_;  // of theme_; none before the first
};

}  // namespace stipple
