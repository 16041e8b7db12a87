#pragma once
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "gpu/device.h"

namespace stipple::gpu {

/// A buffer with memory of its own. Every buffer may be storage, uniform, index, indirect and transfer: there
/// are a few dozen in the program, so one allocation each and no finer distinction keeps them simple (drivers
/// allow 4,096).
class Buffer {
 public:
  enum class Place { device, host };  // host: mapped for life, coherent

  Buffer() = default;
  Buffer(Device& device, const std::string& name, std::size_t bytes, Place place = Place::device);

  VkBuffer get() const { return buffer_.get(); }
  std::size_t bytes() const { return bytes_; }
  explicit operator bool() const { return static_cast<bool>(buffer_); }
  /// Only for Place::host.
  std::span<std::byte> mapped() const { return {mapped_, bytes_}; }

 private:
  std::size_t bytes_ = 0;
  Handle<VkDeviceMemory, vkFreeMemory> memory_;
  Handle<VkBuffer, vkDestroyBuffer> buffer_;
  std::byte* mapped_ = nullptr;
};

/// Copies `data` into `buffer` from its start, now, and waits.
void upload(Device& device, const Buffer& buffer, std::span<const std::byte> data);

/// Copies the whole of `buffer`, or its first `bytes`, to the host, now.
std::vector<std::byte> download(Device& device, const Buffer& buffer, std::size_t bytes);

/// A device buffer that holds `values`. Empty input gives a small buffer, so that it can still be bound.
template <typename T>
Buffer makeBuffer(Device& device, const std::string& name, std::span<const T> values) {
  Buffer buffer(device, name, std::max<std::size_t>(values.size_bytes(), 16));
  if (!values.empty()) upload(device, buffer, std::as_bytes(values));
  return buffer;
}

template <typename T>
std::vector<T> downloadAs(Device& device, const Buffer& buffer, std::size_t count) {
  const std::vector<std::byte> bytes = download(device, buffer, count * sizeof(T));
  std::vector<T> values(count);
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

}  // namespace stipple::gpu
