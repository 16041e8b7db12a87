#include "app/ui_backend.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <imgui.h>
// Debian keeps the backends in a folder of their own, vcpkg beside imgui.h.
#if __has_include(<backends/imgui_impl_vulkan.h>)
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_vulkan.h>
#else
#include <imgui_impl_glfw.h>
#include <imgui_impl_vulkan.h>
#endif

#include <algorithm>
#include <cfloat>

#include "gpu/commands.h"
#include "gpu/failure.h"

namespace stipple {
namespace {

constexpr std::uint32_t kDescriptorSets = 16;  // the font needs one; newer versions ask for at least eight

void checkInterface(VkResult result) {
  gpu::check(result, "drawing the interface");
}

}  // namespace

UiBackend::UiBackend(gpu::Device& device, GLFWwindow* window, VkRenderPass render_pass, Input input)
    : device_(device),
      window_(window),
      input_(input),
      render_pass_(render_pass),
      context_(ImGui::CreateContext()) {
  IMGUI_CHECKVERSION();
  makeCurrent();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the layout is ours, nothing to remember
  io.LogFilename = nullptr;
  ImGui_ImplGlfw_InitForVulkan(window, false);  // tell() tells it
  if (input == Input::used) glfwSetCursorEnterCallback(window, ImGui_ImplGlfw_CursorEnterCallback);
  startVulkan();
}

UiBackend::~UiBackend() {
  device_.waitIdle();
  makeCurrent();
  ImGui_ImplVulkan_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext(context_);
}

void UiBackend::startVulkan() {
  const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, kDescriptorSets};
  VkDescriptorPoolCreateInfo pool{VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO};
  pool.flags = VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT;
  pool.maxSets = kDescriptorSets;
  pool.poolSizeCount = 1;
  pool.pPoolSizes = &size;
  VkDescriptorPool handle = VK_NULL_HANDLE;
  gpu::check(vkCreateDescriptorPool(device_.get(), &pool, nullptr, &handle),
             "making the interface's descriptors");
  descriptors_ = {device_.get(), handle};
  device_.setName(VK_OBJECT_TYPE_DESCRIPTOR_POOL, handle, "interface");

  ImGui_ImplVulkan_InitInfo info{};
  info.Instance = device_.instance();
  info.PhysicalDevice = device_.physical();
  info.Device = device_.get();
  info.QueueFamily = device_.queueFamily();
  info.Queue = device_.queue();
  info.PipelineCache = device_.pipelineCache();
  info.DescriptorPool = handle;
  // Its buffers are kept for this many frames; one is in flight, and two is the least it takes.
  info.MinImageCount = info.ImageCount = 2;
  info.CheckVkResultFn = checkInterface;
#if IMGUI_VERSION_NUM < 19030
  info.MSAASamples = VK_SAMPLE_COUNT_1_BIT;
  ImGui_ImplVulkan_Init(&info, render_pass_);
#else
  info.MSAASamples = VK_SAMPLE_COUNT_1_BIT;
  info.RenderPass = render_pass_;
  ImGui_ImplVulkan_Init(&info);
#endif
}

const Theme& UiBackend::themeFor(const ThemeLook& look) {
  makeCurrent();
  if (look_ == look) return theme_;
  theme_ = makeTheme(look);
  uploadFonts();
  look_ = look;
  return theme_;
}

void UiBackend::uploadFonts() {
#if IMGUI_VERSION_NUM < 19000
  device_.waitIdle();  // a frame shown earlier may still read the old fonts
  if (look_) {         // this version forgets the old ones unless it starts afresh
    ImGui_ImplVulkan_Shutdown();
    startVulkan();
  }
  device_.runNow("interface fonts",
                 [](gpu::Commands& commands) { ImGui_ImplVulkan_CreateFontsTexture(commands.get()); });
  ImGui_ImplVulkan_DestroyFontUploadObjects();
#else
  const auto lock = device_.lockQueue();
  ImGui_ImplVulkan_CreateFontsTexture();  // waits and uploads by itself
#endif
}

void UiBackend::tell(const InputEvent& event) {
  makeCurrent();
  if (const auto* pointer = std::get_if<PointerEvent>(&event)) tellPointer(*pointer);
  if (const auto* key = std::get_if<KeyEvent>(&event))
    ImGui_ImplGlfw_KeyCallback(window_, key->key, key->scancode, key->action, key->modifiers);
  if (const auto* character = std::get_if<CharacterTyped>(&event))
    ImGui_ImplGlfw_CharCallback(window_, character->code_point);
  if (const auto* focus = std::get_if<FocusChanged>(&event))
    ImGui_ImplGlfw_WindowFocusCallback(window_, focus->focused ? GLFW_TRUE : GLFW_FALSE);
}

void UiBackend::tellPointer(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  cursor_ = {event.at.x, event.at.y};
#if IMGUI_VERSION_NUM >= 18700
  ImGui_ImplGlfw_CursorPosCallback(window_, event.at.x, event.at.y);
#endif
  if (event.kind == Kind::wheel) ImGui_ImplGlfw_ScrollCallback(window_, 0, event.steps);
  if (event.kind != Kind::press && event.kind != Kind::release) return;
  const bool pressed = event.kind == Kind::press;
  const int button = event.button == PointerEvent::Button::left    ? ImGuiMouseButton_Left
                     : event.button == PointerEvent::Button::right ? ImGuiMouseButton_Right
                                                                   : ImGuiMouseButton_Middle;
  down_[static_cast<std::size_t>(button)] = pressed;
  ImGui_ImplGlfw_MouseButtonCallback(window_, button, pressed ? GLFW_PRESS : GLFW_RELEASE, 0);
}

void UiBackend::toldLate(double seconds) {
  constexpr double kDoubleClickS = 0.3;  // ImGui's own
  makeCurrent();
  ImGui::GetIO().MouseDoubleClickTime = static_cast<float>(kDoubleClickS + seconds);
}

void UiBackend::beginFrame() {
  makeCurrent();
  ImGui_ImplVulkan_NewFrame();
  ImGui_ImplGlfw_NewFrame();
#if IMGUI_VERSION_NUM < 18700
  // It asked GLFW how things are by now; what counts is how far they have been told.
  if (input_ == Input::used) {
    ImGuiIO& io = ImGui::GetIO();
    std::ranges::copy(down_, io.MouseDown);
    const bool held = std::ranges::find(down_, true) != down_.end();
    const bool over = held || glfwGetWindowAttrib(window_, GLFW_HOVERED) == GLFW_TRUE;
    io.MousePos = over ? cursor_ : ImVec2(-FLT_MAX, -FLT_MAX);
  }
#endif
  ImGui::NewFrame();
}

void UiBackend::endFrame() {
  makeCurrent();
  ImGui::Render();
}

void UiBackend::record(VkCommandBuffer commands) {
  makeCurrent();
  ImGui_ImplVulkan_RenderDrawData(ImGui::GetDrawData(), commands);
}

bool UiBackend::isTyping() const {
  makeCurrent();
  return ImGui::GetIO().WantTextInput;
}

}  // namespace stipple
