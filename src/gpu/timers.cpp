#include "gpu/timers.h"

#include <algorithm>
#include <cassert>

#include "gpu/failure.h"

namespace stipple::gpu {

Timers::Timers(Device& device) : device_(device) {
  VkQueryPoolCreateInfo info{VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO};
  info.queryType = VK_QUERY_TYPE_TIMESTAMP;
  info.queryCount = 2 * kMaxPasses;
  VkQueryPool pool = VK_NULL_HANDLE;
  check(vkCreateQueryPool(device.get(), &info, nullptr, &pool), "making timers");
  pool_ = {device.get(), pool};
  device.setName(VK_OBJECT_TYPE_QUERY_POOL, pool, "pass timers");
  reset();
}

void Timers::reset() {
  names_.clear();
  vkResetQueryPool(device_.get(), pool_.get(), 0, 2 * kMaxPasses);
}

void Timers::begin(VkCommandBuffer commands, const char* name) {
  assert(names_.size() < kMaxPasses);
  const auto index = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name);
  vkCmdWriteTimestamp2(commands, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, pool_.get(), 2 * index);
}

void Timers::end(VkCommandBuffer commands) {
  const auto index = static_cast<std::uint32_t>(names_.size() - 1);
  vkCmdWriteTimestamp2(commands, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, pool_.get(), 2 * index + 1);
}

std::vector<Timers::Pass> Timers::read() const {
  if (names_.empty()) return {};
  std::vector<std::uint64_t> ticks(2 * names_.size());
  check(vkGetQueryPoolResults(device_.get(), pool_.get(), 0, static_cast<std::uint32_t>(ticks.size()),
                              ticks.size() * 8, ticks.data(), 8,
                              VK_QUERY_RESULT_64_BIT | VK_QUERY_RESULT_WAIT_BIT),
        "reading timers");
  std::vector<Pass> passes;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const double ms = static_cast<double>(ticks[2 * i + 1] - ticks[2 * i]) *
                      device_.properties().limits.timestampPeriod * 1e-6;
    const auto same =
        std::find_if(passes.begin(), passes.end(), [&](const Pass& p) { return p.name == names_[i]; });
    if (same != passes.end())
      same->ms += ms;
    else
      passes.push_back({names_[i], ms});
  }
  return passes;
}

}  // namespace stipple::gpu
