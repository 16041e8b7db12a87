#include "app/swapchain.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <limits>
#include <string>

#include "gpu/failure.h"

namespace stipple {
namespace {

using gpu::check;

constexpr VkImageSubresourceRange kWholeImage{VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
// Behind the picture until there is one: the interface's own grey, linear in an image without sRGB encoding.
constexpr VkClearColorValue kBehind{{0.11f, 0.114f, 0.122f, 1}};

struct Use {
  VkPipelineStageFlags2 stages;
  VkAccessFlags2 access;
  VkImageLayout layout;
};

// The acquired image may first be touched where the submission waits for it, so the first wait names the same
// stages.
constexpr VkPipelineStageFlags2 kFirstUse = VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT;
constexpr Use kAcquired{kFirstUse, 0, VK_IMAGE_LAYOUT_UNDEFINED};
constexpr Use kCopied{VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT, VK_ACCESS_2_TRANSFER_WRITE_BIT,
                      VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL};
constexpr Use kDrawnTo{VK_PIPELINE_STAGE_2_COLOR_ATTACHMENT_OUTPUT_BIT,
                       VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
                       VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};

void transition(VkCommandBuffer commands, VkImage image, const Use& before, const Use& after) {
  VkImageMemoryBarrier2 barrier{VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2};
  barrier.srcStageMask = before.stages;
  barrier.srcAccessMask = before.access;
  barrier.dstStageMask = after.stages;
  barrier.dstAccessMask = after.access;
  barrier.oldLayout = before.layout;
  barrier.newLayout = after.layout;
  barrier.srcQueueFamilyIndex = barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
  barrier.image = image;
  barrier.subresourceRange = kWholeImage;
  VkDependencyInfo info{VK_STRUCTURE_TYPE_DEPENDENCY_INFO};
  info.imageMemoryBarrierCount = 1;
  info.pImageMemoryBarriers = &barrier;
  vkCmdPipelineBarrier2(commands, &info);
}

/// The largest part of `picture` that has the proportions of `area`, from its middle: while a window is being
/// resized the last picture is cut, never stretched.
Swapchain::Area cutToFit(glm::uvec2 picture, const Swapchain::Area& area) {
  const glm::vec2 whole(picture), shown(area.high - area.low);
  const float scale = std::min(whole.x / shown.x, whole.y / shown.y);
  const glm::ivec2 size(
      glm::max(glm::vec2(1), glm::vec2(std::round(shown.x * scale), std::round(shown.y * scale))));
  const glm::ivec2 low = (glm::ivec2(picture) - size) / 2;
  return {low, low + size};
}

}  // namespace

Swapchain::Swapchain(gpu::Device& device, VkSurfaceKHR surface) : device_(device), surface_(surface) {
  chooseFormat();
  makeRenderPass();

  VkCommandPoolCreateInfo pool{VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO};
  pool.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT;
  pool.queueFamilyIndex = device.queueFamily();
  VkCommandPool pool_handle = VK_NULL_HANDLE;
  check(vkCreateCommandPool(device.get(), &pool, nullptr, &pool_handle), "making a command pool");
  command_pool_ = {device.get(), pool_handle};
  device.setName(VK_OBJECT_TYPE_COMMAND_POOL, pool_handle, "window commands");

  VkCommandBufferAllocateInfo allocate{VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO};
  allocate.commandPool = pool_handle;
  allocate.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
  allocate.commandBufferCount = 1;
  check(vkAllocateCommandBuffers(device.get(), &allocate, &commands_), "making a command buffer");
  device.setName(VK_OBJECT_TYPE_COMMAND_BUFFER, commands_, "window frame");

  VkFenceCreateInfo fence{VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
  fence.flags = VK_FENCE_CREATE_SIGNALED_BIT;
  VkFence fence_handle = VK_NULL_HANDLE;
  check(vkCreateFence(device.get(), &fence, nullptr, &fence_handle), "making a fence");
  frame_done_ = {device.get(), fence_handle};
  device.setName(VK_OBJECT_TYPE_FENCE, fence_handle, "window frame done");
  acquired_ = makeSemaphore("window image acquired");
}

// Presentation has no fence of its own: only an idle queue tells that it no longer uses semaphores and
// images.
Swapchain::~Swapchain() {
  device_.waitIdle();
}

Swapchain::Semaphore Swapchain::makeSemaphore(const char* name) const {
  VkSemaphoreCreateInfo info{VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO};
  VkSemaphore semaphore = VK_NULL_HANDLE;
  check(vkCreateSemaphore(device_.get(), &info, nullptr, &semaphore), "making a semaphore");
  device_.setName(VK_OBJECT_TYPE_SEMAPHORE, semaphore, name);
  return {device_.get(), semaphore};
}

// The picture and the interface are sRGB bytes already, so the window's images must not encode them once
// more.
void Swapchain::chooseFormat() {
  std::uint32_t count = 0;
  check(vkGetPhysicalDeviceSurfaceFormatsKHR(device_.physical(), surface_, &count, nullptr),
        "asking for window formats");
  std::vector<VkSurfaceFormatKHR> formats(count);
  check(vkGetPhysicalDeviceSurfaceFormatsKHR(device_.physical(), surface_, &count, formats.data()),
        "asking for window formats");
  format_ = formats.front();
  for (const VkFormat wanted : {VK_FORMAT_R8G8B8A8_UNORM, VK_FORMAT_B8G8R8A8_UNORM})
    for (const VkSurfaceFormatKHR& format : formats)
      if (format.format == wanted && format.colorSpace == VK_COLOR_SPACE_SRGB_NONLINEAR_KHR) format_ = format;
}

// ImGui's Vulkan backend before 1.90 knows no dynamic rendering. The pass keeps what was copied into the
// image.
void Swapchain::makeRenderPass() {
  VkAttachmentDescription colour{};
  colour.format = format_.format;
  colour.samples = VK_SAMPLE_COUNT_1_BIT;
  colour.loadOp = VK_ATTACHMENT_LOAD_OP_LOAD;
  colour.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
  colour.stencilLoadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;
  colour.stencilStoreOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
  colour.initialLayout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL;
  colour.finalLayout = VK_IMAGE_LAYOUT_PRESENT_SRC_KHR;
  const VkAttachmentReference reference{0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
  VkSubpassDescription subpass{};
  subpass.pipelineBindPoint = VK_PIPELINE_BIND_POINT_GRAPHICS;
  subpass.colorAttachmentCount = 1;
  subpass.pColorAttachments = &reference;
  VkRenderPassCreateInfo info{VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO};
  info.attachmentCount = 1;
  info.pAttachments = &colour;
  info.subpassCount = 1;
  info.pSubpasses = &subpass;
  VkRenderPass pass = VK_NULL_HANDLE;
  check(vkCreateRenderPass(device_.get(), &info, nullptr, &pass), "making the interface's render pass");
  render_pass_ = {device_.get(), pass};
  device_.setName(VK_OBJECT_TYPE_RENDER_PASS, pass, "interface");
}

bool Swapchain::rebuild(glm::uvec2 pixels) {
  VkSurfaceCapabilitiesKHR can;
  check(vkGetPhysicalDeviceSurfaceCapabilitiesKHR(device_.physical(), surface_, &can),
        "asking for the window's size");
  VkExtent2D extent = can.currentExtent;
  if (extent.width ==
      std::numeric_limits<std::uint32_t>::max())  // the window takes the size that it is given
    extent = {std::clamp(pixels.x, can.minImageExtent.width, can.maxImageExtent.width),
              std::clamp(pixels.y, can.minImageExtent.height, can.maxImageExtent.height)};
  if (extent.width == 0 || extent.height == 0) return false;

  device_.waitIdle();
  targets_.clear();
  constexpr std::uint32_t kImages = 3;
  VkSwapchainCreateInfoKHR info{VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR};
  info.surface = surface_;
  info.minImageCount = std::max(kImages, can.minImageCount);
  if (can.maxImageCount > 0) info.minImageCount = std::min(info.minImageCount, can.maxImageCount);
  info.imageFormat = format_.format;
  info.imageColorSpace = format_.colorSpace;
  info.imageExtent = extent;
  info.imageArrayLayers = 1;
  info.imageUsage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
  info.imageSharingMode = VK_SHARING_MODE_EXCLUSIVE;
  info.preTransform = can.currentTransform;
  info.compositeAlpha = (can.supportedCompositeAlpha & VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR)
                            ? VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR
                            : VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR;
  info.presentMode = VK_PRESENT_MODE_FIFO_KHR;  // always there, never tears
  info.clipped = VK_TRUE;
  info.oldSwapchain = swapchain_.get();
  VkSwapchainKHR made = VK_NULL_HANDLE;
  check(vkCreateSwapchainKHR(device_.get(), &info, nullptr, &made), "making the window's images");
  swapchain_ = {device_.get(), made};
  device_.setName(VK_OBJECT_TYPE_SWAPCHAIN_KHR, made, "window");
  size_ = {extent.width, extent.height};

  std::uint32_t count = 0;
  check(vkGetSwapchainImagesKHR(device_.get(), made, &count, nullptr), "asking for the window's images");
  std::vector<VkImage> images(count);
  check(vkGetSwapchainImagesKHR(device_.get(), made, &count, images.data()),
        "asking for the window's images");
  for (std::size_t i = 0; i < images.size(); ++i) makeTarget(images[i], i);
  stale_ = false;
  return true;
}

void Swapchain::makeTarget(VkImage image, std::size_t index) {
  Target& target = targets_.emplace_back();
  target.image = image;
  const std::string name = "window image " + std::to_string(index);
  device_.setName(VK_OBJECT_TYPE_IMAGE, image, name);

  VkImageViewCreateInfo view{VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO};
  view.image = image;
  view.viewType = VK_IMAGE_VIEW_TYPE_2D;
  view.format = format_.format;
  view.subresourceRange = kWholeImage;
  VkImageView view_handle = VK_NULL_HANDLE;
  check(vkCreateImageView(device_.get(), &view, nullptr, &view_handle), "making an image view");
  target.view = {device_.get(), view_handle};
  device_.setName(VK_OBJECT_TYPE_IMAGE_VIEW, view_handle, name);

  VkFramebufferCreateInfo framebuffer{VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO};
  framebuffer.renderPass = render_pass_.get();
  framebuffer.attachmentCount = 1;
  framebuffer.pAttachments = &view_handle;
  framebuffer.width = size_.x;
  framebuffer.height = size_.y;
  framebuffer.layers = 1;
  VkFramebuffer framebuffer_handle = VK_NULL_HANDLE;
  check(vkCreateFramebuffer(device_.get(), &framebuffer, nullptr, &framebuffer_handle),
        "making a framebuffer");
  target.framebuffer = {device_.get(), framebuffer_handle};
  device_.setName(VK_OBJECT_TYPE_FRAMEBUFFER, framebuffer_handle, name);
  target.drawn = makeSemaphore("window image drawn");
}

void Swapchain::waitUntilDrawn() {
  const VkFence fence = frame_done_.get();
  check(vkWaitForFences(device_.get(), 1, &fence, VK_TRUE, std::numeric_limits<std::uint64_t>::max()),
        "waiting for a frame");
}

bool Swapchain::show(glm::uvec2 pixels, const Content& content) {
  if (pixels.x == 0 || pixels.y == 0) return false;
  waitUntilDrawn();
  if ((stale_ || pixels != size_) && !rebuild(pixels)) return false;

  std::uint32_t index = 0;
  const VkResult acquired =
      vkAcquireNextImageKHR(device_.get(), swapchain_.get(), std::numeric_limits<std::uint64_t>::max(),
                            acquired_.get(), VK_NULL_HANDLE, &index);
  if (acquired == VK_ERROR_OUT_OF_DATE_KHR) {
    stale_ = true;
    return false;
  }
  if (acquired == VK_SUBOPTIMAL_KHR)
    stale_ = true;  // good enough for this once
  else
    check(acquired, "waiting for an image of the window");

  const Target& target = targets_[index];
  record(target, content);
  submit(target);

  VkPresentInfoKHR present{VK_STRUCTURE_TYPE_PRESENT_INFO_KHR};
  const VkSemaphore drawn = target.drawn.get();
  const VkSwapchainKHR swapchain = swapchain_.get();
  present.waitSemaphoreCount = 1;
  present.pWaitSemaphores = &drawn;
  present.swapchainCount = 1;
  present.pSwapchains = &swapchain;
  present.pImageIndices = &index;
  const VkResult presented = [&] {
    const auto lock = device_.lockQueue();
    return vkQueuePresentKHR(device_.queue(), &present);
  }();
  if (presented == VK_ERROR_OUT_OF_DATE_KHR || presented == VK_SUBOPTIMAL_KHR)
    stale_ = true;
  else
    check(presented, "showing a frame");
  return true;
}

void Swapchain::record(const Target& target, const Content& content) {
  check(vkResetCommandPool(device_.get(), command_pool_.get(), 0), "resetting a command pool");
  VkCommandBufferBeginInfo begin{VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO};
  begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
  check(vkBeginCommandBuffer(commands_, &begin), "recording commands");
  gpu::Commands commands(device_, commands_);

  const std::vector<Piece> pieces = content.pictures(commands);
  {
    const gpu::PassScope scope(commands, "picture to window");
    transition(commands_, target.image, kAcquired, kCopied);
    vkCmdClearColorImage(commands_, target.image, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, &kBehind, 1,
                         &kWholeImage);
    transition(commands_, target.image, kCopied, kCopied);
    for (const Piece& piece : pieces) blit(commands, target, piece);
    transition(commands_, target.image, kCopied, kDrawnTo);
  }
  const gpu::PassScope scope(commands, "interface");
  VkRenderPassBeginInfo pass{VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO};
  pass.renderPass = render_pass_.get();
  pass.framebuffer = target.framebuffer.get();
  pass.renderArea.extent = {size_.x, size_.y};
  vkCmdBeginRenderPass(commands_, &pass, VK_SUBPASS_CONTENTS_INLINE);
  content.interface(commands_);
  vkCmdEndRenderPass(commands_);
}

void Swapchain::blit(gpu::Commands& commands, const Target& target, const Piece& piece) const {
  const glm::ivec2 low = glm::max(glm::max(piece.area.low, piece.window.low), glm::ivec2(0));
  const glm::ivec2 high = glm::min(glm::min(piece.area.high, piece.window.high), glm::ivec2(size_));
  if (low.x >= high.x || low.y >= high.y) return;
  const Area whole = cutToFit(piece.picture->size(), piece.area);
  const auto texelAt = [&](glm::ivec2 pixel) {
    const glm::vec2 share = glm::vec2(pixel - piece.area.low) / glm::vec2(piece.area.high - piece.area.low);
    return whole.low + glm::ivec2(glm::round(share * glm::vec2(whole.high - whole.low)));
  };
  const glm::ivec2 from_low = texelAt(low), from_high = glm::max(texelAt(high), from_low + 1);
  commands.barrier(gpu::Work::anything, gpu::Work::transfer);
  VkImageBlit region{};
  region.srcSubresource = region.dstSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
  region.srcOffsets[0] = {from_low.x, from_low.y, 0};
  region.srcOffsets[1] = {from_high.x, from_high.y, 1};
  region.dstOffsets[0] = {low.x, low.y, 0};
  region.dstOffsets[1] = {high.x, high.y, 1};
  vkCmdBlitImage(commands.get(), piece.picture->get(), VK_IMAGE_LAYOUT_GENERAL, target.image,
                 VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region, VK_FILTER_LINEAR);
}

void Swapchain::submit(const Target& target) {
  check(vkEndCommandBuffer(commands_), "recording commands");
  VkSemaphoreSubmitInfo wait{VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO};
  wait.semaphore = acquired_.get();
  wait.stageMask = kFirstUse;
  VkSemaphoreSubmitInfo signal{VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO};
  signal.semaphore = target.drawn.get();
  signal.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT;
  VkCommandBufferSubmitInfo buffer{VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO};
  buffer.commandBuffer = commands_;
  VkSubmitInfo2 info{VK_STRUCTURE_TYPE_SUBMIT_INFO_2};
  info.waitSemaphoreInfoCount = 1;
  info.pWaitSemaphoreInfos = &wait;
  info.commandBufferInfoCount = 1;
  info.pCommandBufferInfos = &buffer;
  info.signalSemaphoreInfoCount = 1;
  info.pSignalSemaphoreInfos = &signal;
  const VkFence fence = frame_done_.get();
  check(vkResetFences(device_.get(), 1, &fence), "resetting a fence");
  const auto lock = device_.lockQueue();
  check(vkQueueSubmit2(device_.queue(), 1, &info, fence), "drawing a frame");
}

}  // namespace stipple
