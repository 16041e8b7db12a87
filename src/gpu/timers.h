#pragma once
#include <string>
#include <vector>

#include "gpu/device.h"

namespace stipple::gpu {

/// GPU time of each pass of one submission, from timestamp queries. Reset, record, submit, wait, read; then
/// again.
class Timers {
 public:
  static constexpr std::uint32_t kMaxPasses = 64;

  explicit Timers(Device& device);

  struct Pass {
    std::string name;
    double ms;
  };

  void reset();
  void begin(VkCommandBuffer commands, const char* name);
  void end(VkCommandBuffer commands);
  /// In the order recorded; passes of one name are added up. The submission must have finished.
  std::vector<Pass> read() const;

 private:
  Device& device_;
  Handle<VkQueryPool, vkDestroyQueryPool> pool_;
  std::vector<std::string> names_;
};

}  // namespace stipple::gpu
