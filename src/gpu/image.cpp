#include "gpu/image.h"

#include <cassert>
#include <cstring>

#include "gpu/buffer.h"
#include "gpu/commands.h"
#include "gpu/failure.h"

namespace stipple::gpu {

Image::Image(Device& device, const std::string& name, glm::uvec2 size, VkFormat format,
             VkImageUsageFlags usage, std::uint32_t layers)
    : size_(size), format_(format) {
  assert(size.x > 0 && size.y > 0);
  VkImageCreateInfo info{VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO};
  info.imageType = VK_IMAGE_TYPE_2D;
  info.format = format;
  info.extent = {size.x, size.y, 1};
  info.mipLevels = 1;
  info.arrayLayers = layers;
  info.samples = VK_SAMPLE_COUNT_1_BIT;
  info.tiling = VK_IMAGE_TILING_OPTIMAL;
  info.usage = usage | VK_IMAGE_USAGE_TRANSFER_SRC_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
  VkImage image = VK_NULL_HANDLE;
  check(vkCreateImage(device.get(), &info, nullptr, &image), "making an image");
  image_ = {device.get(), image};
  device.setName(VK_OBJECT_TYPE_IMAGE, image, name);

  VkMemoryRequirements needs;
  vkGetImageMemoryRequirements(device.get(), image, &needs);
  memory_ = device.allocate(needs, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, name);
  check(vkBindImageMemory(device.get(), image, memory_.get(), 0), "binding memory");

  VkImageViewCreateInfo view_info{VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO};
  view_info.image = image;
  view_info.viewType = layers == 1 ? VK_IMAGE_VIEW_TYPE_2D : VK_IMAGE_VIEW_TYPE_2D_ARRAY;
  view_info.format = format;
  const bool depth = format == VK_FORMAT_D32_SFLOAT;
  view_info.subresourceRange = {
      static_cast<VkImageAspectFlags>(depth ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT), 0, 1, 0,
      layers};
  VkImageView view = VK_NULL_HANDLE;
  check(vkCreateImageView(device.get(), &view_info, nullptr, &view), "making an image view");
  view_ = {device.get(), view};
  device.setName(VK_OBJECT_TYPE_IMAGE_VIEW, view, name);

  device.runNow("first layout", [&](Commands& commands) { commands.toGeneral(*this); });
}

namespace {

VkBufferImageCopy wholeImage(const Image& image) {
  VkBufferImageCopy region{};
  region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
  region.imageExtent = {image.size().x, image.size().y, 1};
  return region;
}

}  // namespace

void upload(Device& device, const Image& image, std::span<const std::byte> pixels) {
  const Buffer staging(device, "image upload", pixels.size(), Buffer::Place::host);
  std::memcpy(staging.mapped().data(), pixels.data(), pixels.size());
  device.runNow("image upload", [&](Commands& commands) {
    const VkBufferImageCopy region = wholeImage(image);
    vkCmdCopyBufferToImage(commands.get(), staging.get(), image.get(), VK_IMAGE_LAYOUT_GENERAL, 1, &region);
  });
}

std::vector<std::byte> download(Device& device, const Image& image, std::size_t bytes_per_pixel) {
  const std::size_t bytes = static_cast<std::size_t>(image.size().x) * image.size().y * bytes_per_pixel;
  const Buffer staging(device, "image download", bytes, Buffer::Place::host);
  device.runNow("image download", [&](Commands& commands) {
    commands.barrier(Work::anything, Work::transfer);
    const VkBufferImageCopy region = wholeImage(image);
    vkCmdCopyImageToBuffer(commands.get(), image.get(), VK_IMAGE_LAYOUT_GENERAL, staging.get(), 1, &region);
    commands.barrier(Work::transfer, Work::host);
  });
  return {staging.mapped().begin(), staging.mapped().end()};
}

Sampler makeSampler(Device& device, const std::string& name, VkFilter filter) {
  VkSamplerCreateInfo info{VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO};
  info.magFilter = filter;
  info.minFilter = filter;
  info.mipmapMode = VK_SAMPLER_MIPMAP_MODE_NEAREST;
  info.addressModeU = info.addressModeV = info.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
  VkSampler sampler = VK_NULL_HANDLE;
  check(vkCreateSampler(device.get(), &info, nullptr, &sampler), "making a sampler");
  device.setName(VK_OBJECT_TYPE_SAMPLER, sampler, name);
  return {device.get(), sampler};
}

}  // namespace stipple::gpu
