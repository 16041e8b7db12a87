#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace stipple {

/// Calls body(i) for every i below count, on all cores, in chunks: short calls want large ones. `body` must
/// not depend on the order of calls.
template <typename Body>
void parallelFor(std::size_t count, const Body& body, std::size_t chunk = 256) {
  const std::size_t workers =
      std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), (count + chunk - 1) / chunk);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t begin; (begin = next.fetch_add(chunk)) < count;) {
      const std::size_t end = std::min(count, begin + chunk);
      for (std::size_t i = begin; i < end; ++i) body(i);
    }
  };
  if (workers <= 1) return work();
  // The calling thread only waits. What `body` refers to often lies on its stack, where all cores read it: if
  // it worked too, whatever it wrote beside that would take the cache line from the others, time and again.
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < workers; ++i) threads.emplace_back(work);
}

}  // namespace stipple
