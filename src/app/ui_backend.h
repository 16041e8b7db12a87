#pragma once
#include <imgui.h>
#include <vulkan/vulkan.h>

#include <array>
#include <optional>

#include "app/window.h"
#include "gpu/device.h"
#include "studio/theme.h"

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

  /// What happened in the window, in order, with a frame wherever the turn (studio/input_turn.h) asks for
  /// one: nothing else tells the interface of it.
  void tell(const InputEvent& event);
  /// Events that are told from here on may have happened so long ago: the window was not looked at meanwhile.
  void toldLate(double seconds);

  void beginFrame();
  /// After it the frame can be recorded.
  void endFrame();
  void record(VkCommandBuffer commands);

  bool isTyping() const;

 private:
  void makeCurrent() const { ImGui::SetCurrentContext(context_); }
  void tellPointer(const PointerEvent& event);
  void startVulkan();
  void uploadFonts();

  gpu::Device& device_;
  GLFWwindow* window_;
  Input input_;
  VkRenderPass render_pass_;
  ImGuiContext* context_;
  ImVec2 cursor_{0, 0};                              // as told
  std::array<bool, ImGuiMouseButton_COUNT> down_{};  // as told
  gpu::Handle<VkDescriptorPool, vkDestroyDescriptorPool> descriptors_;
  Theme theme_;
  std::optional<ThemeLook> look_;  // of theme_; none before the first
};

}  // namespace stipple
