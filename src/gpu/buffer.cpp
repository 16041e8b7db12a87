#include "gpu/buffer.h"

#include <cassert>

#include "gpu/commands.h"
#include "gpu/failure.h"

namespace stipple::gpu {

Buffer::Buffer(Device& device, const std::string& name, std::size_t bytes, Place place) : bytes_(bytes) {
  assert(bytes > 0);
  VkBufferCreateInfo info{VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO};
  info.size = bytes;
  info.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT |
               VK_BUFFER_USAGE_INDEX_BUFFER_BIT | VK_BUFFER_USAGE_INDIRECT_BUFFER_BIT |
               VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT;
  VkBuffer buffer = VK_NULL_HANDLE;
  check(vkCreateBuffer(device.get(), &info, nullptr, &buffer), "making a buffer");
  buffer_ = {device.get(), buffer};
  device.setName(VK_OBJECT_TYPE_BUFFER, buffer, name);

  VkMemoryRequirements needs;
  vkGetBufferMemoryRequirements(device.get(), buffer, &needs);
  const VkMemoryPropertyFlags properties =
      place == Place::host ? VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT
                           : VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
  memory_ = device.allocate(needs, properties, name);
  check(vkBindBufferMemory(device.get(), buffer, memory_.get(), 0), "binding memory");
  if (place == Place::host) {
    void* mapped = nullptr;
    check(vkMapMemory(device.get(), memory_.get(), 0, VK_WHOLE_SIZE, 0, &mapped), "mapping memory");
    mapped_ = static_cast<std::byte*>(mapped);
  }
}

void upload(Device& device, const Buffer& buffer, std::span<const std::byte> data) {
  assert(data.size() <= buffer.bytes());
  const Buffer staging(device, "upload", data.size(), Buffer::Place::host);
  std::memcpy(staging.mapped().data(), data.data(), data.size());
  device.runNow("upload", [&](Commands& commands) { commands.copy(staging, buffer, data.size()); });
}

std::vector<std::byte> download(Device& device, const Buffer& buffer, std::size_t bytes) {
  assert(bytes <= buffer.bytes());
  const Buffer staging(device, "download", std::max<std::size_t>(bytes, 4), Buffer::Place::host);
  device.runNow("download", [&](Commands& commands) {
    commands.barrier(Work::anything, Work::transfer);
    commands.copy(buffer, staging, bytes);
    commands.barrier(Work::transfer, Work::host);
  });
  const auto mapped = staging.mapped().first(bytes);
  return {mapped.begin(), mapped.end()};
}

}  // namespace stipple::gpu
