#pragma once
#include <vulkan/vulkan.h>

#include <stdexcept>
#include <string>

namespace stipple::gpu {

/// A Vulkan call failed after the device had been created: memory ran out or the device was lost. Nothing
/// near the call can mend that, so it is thrown from there and caught in one place, app/main, which says it
/// in words.
class Failure : public std::runtime_error {
 public:
  Failure(VkResult result, const std::string& doing);
  VkResult result() const { return result_; }

 private:
  VkResult result_;
};

/// Throws Failure unless `result` is VK_SUCCESS; in every build. `doing` completes "while ...".
void check(VkResult result, const char* doing);

const char* nameOf(VkResult result);

}  // namespace stipple::gpu
