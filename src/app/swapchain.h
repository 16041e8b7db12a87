#pragma once
#include <functional>
#include <glm/vec2.hpp>
#include <vector>

#include "gpu/commands.h"

struct GLFWwindow;

namespace stipple {

/// The window's own images. One frame is in flight at a time: what is drawn next has just been seen, and
/// whatever a frame used may be changed once show() is entered again.
class Swapchain {
 public:
  /// Where on the screen a picture goes, in pixels.
  struct Area {
    glm::ivec2 low{0, 0};
    glm::ivec2 high{0, 0};
  };

  /// A picture, in general layout, that is laid over `area` and seen through `window`: the whole of it, or
  /// one side of a comparison.
  struct Piece {
    const gpu::Image* picture;
    Area area, window;
  };

  struct Content {
    /// Records what must be drawn before, and gives back the pictures to show, none over another.
    std::function<std::vector<Piece>(gpu::Commands&)> pictures;
    /// Records into the render pass, over the picture.
    std::function<void(VkCommandBuffer)> interface;
  };

  Swapchain(gpu::Device& device, VkSurfaceKHR surface);
  ~Swapchain();
  Swapchain(const Swapchain&) = delete;
  Swapchain& operator=(const Swapchain&) = delete;

  /// Draws and presents one frame of `pixels`. False, with nothing drawn, when the window system would not
  /// take it (it is being resized or is minimised): try again after the next event.
  bool show(glm::uvec2 pixels, const Content& content);

  /// Returns once the last frame is done.
  void waitUntilDrawn();

  VkRenderPass renderPass() const { return render_pass_.get(); }

 private:
  using Semaphore = gpu::Handle<VkSemaphore, vkDestroySemaphore>;

  struct Target {
    VkImage image = VK_NULL_HANDLE;  // belongs to the swapchain
    gpu::Handle<VkImageView, vkDestroyImageView> view;
    gpu::Handle<VkFramebuffer, vkDestroyFramebuffer> framebuffer;
    Semaphore drawn;
  };

  void chooseFormat();
  void makeRenderPass();
  bool rebuild(glm::uvec2 pixels);
  void makeTarget(VkImage image, std::size_t index);
  void record(const Target& target, const Content& content);
  void blit(gpu::Commands& commands, const Target& target, const Piece& piece) const;
  void submit(const Target& target);
  Semaphore makeSemaphore(const char* name) const;

  gpu::Device& device_;
  VkSurfaceKHR surface_;
  VkSurfaceFormatKHR format_{};
  gpu::Handle<VkRenderPass, vkDestroyRenderPass> render_pass_;
  gpu::Handle<VkCommandPool, vkDestroyCommandPool> command_pool_;
  VkCommandBuffer commands_ = VK_NULL_HANDLE;  // belongs to the pool
  gpu::Handle<VkFence, vkDestroyFence> frame_done_;
  Semaphore acquired_;
  gpu::Handle<VkSwapchainKHR, vkDestroySwapchainKHR> swapchain_;
  std::vector<Target> targets_;
  glm::uvec2 size_{0, 0};
  bool stale_ = true;
};

}  // namespace stipple
