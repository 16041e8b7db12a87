#pragma once
#include <vulkan/vulkan.h>

#include <utility>

namespace stipple::gpu {

/// The one move-only owner of every Vulkan object that belongs to a device. Moving onto a live handle
/// releases it first.
template <typename Object, auto kDestroy>
class Handle {
 public:
  Handle() = default;
  Handle(VkDevice device, Object object) : device_(device), object_(object) {}
  Handle(Handle&& other) noexcept
      : device_(other.device_), object_(std::exchange(other.object_, static_cast<Object>(VK_NULL_HANDLE))) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      release();
      device_ = other.device_;
      object_ = std::exchange(other.object_, static_cast<Object>(VK_NULL_HANDLE));
    }
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { release(); }

  Object get() const { return object_; }
  explicit operator bool() const { return object_ != VK_NULL_HANDLE; }

 private:
  void release() {
    if (object_ != VK_NULL_HANDLE) kDestroy(device_, object_, nullptr);
    object_ = VK_NULL_HANDLE;
  }

  VkDevice device_ = VK_NULL_HANDLE;
  Object object_ = VK_NULL_HANDLE;
};

}  // namespace stipple::gpu
