#pragma once
#include <cstddef>
#include <glm/vec2.hpp>
#include <span>
#include <string>
#include <vector>

#include "gpu/device.h"

namespace stipple::gpu {

/// A 2D image with memory and one view of its own, in VK_IMAGE_LAYOUT_GENERAL from its making to its end.
class Image {
 public:
  Image() = default;
  Image(Device& device, const std::string& name, glm::uvec2 size, VkFormat format, VkImageUsageFlags usage,
        std::uint32_t layers = 1);

  VkImage get() const { return image_.get(); }
  VkImageView view() const { return view_.get(); }
  glm::uvec2 size() const { return size_; }
  VkFormat format() const { return format_; }
  explicit operator bool() const { return static_cast<bool>(image_); }

 private:
  glm::uvec2 size_{0, 0};
  VkFormat format_ = VK_FORMAT_UNDEFINED;
  Handle<VkDeviceMemory, vkFreeMemory> memory_;
  Handle<VkImage, vkDestroyImage> image_;
  Handle<VkImageView, vkDestroyImageView> view_;
};

/// Copies tightly packed `pixels` into `image`, now.
void upload(Device& device, const Image& image, std::span<const std::byte> pixels);

/// Copies `image` to the host, tightly packed, now.
std::vector<std::byte> download(Device& device, const Image& image, std::size_t bytes_per_pixel);

using Sampler = Handle<VkSampler, vkDestroySampler>;

/// Clamped to the edge; depth images may only be sampled with VK_FILTER_NEAREST.
Sampler makeSampler(Device& device, const std::string& name, VkFilter filter);

}  // namespace stipple::gpu
