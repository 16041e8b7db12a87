#pragma once
#include <glm/vec2.hpp>
#include <initializer_list>
#include <variant>

#include "gpu/buffer.h"
#include "gpu/image.h"
#include "gpu/pipeline.h"
#include "gpu/timers.h"

namespace stipple::gpu {

/// A kind of work that a barrier orders; each stands for its pipeline stages and its reads and writes.
enum class Work { compute, graphics, transfer, indirect, host, anything };

struct SampledImage {
  const Image& image;
  const Sampler& sampler;
};

/// Something to bind, in the order of the pipeline's bindings; the pipeline knows whether a buffer is storage
/// or uniform.
using Resource =
    std::variant<std::reference_wrapper<const Buffer>, std::reference_wrapper<const Image>, SampledImage>;

struct Attachments {
  std::vector<std::reference_wrapper<const Image>> colours;  // cleared to zero
  const Image* depth = nullptr;                              // cleared to zero: the far plane in reverse-Z
  bool clear = true;
};

/// A command buffer being recorded. It does not own the buffer.
class Commands {
 public:
  Commands(Device& device, VkCommandBuffer commands) : device_(device), commands_(commands) {}

  VkCommandBuffer get() const { return commands_; }
  Device& device() { return device_; }

  /// Everything of kind `before` that was recorded so far is done and visible to everything of kind `after`
  /// from here on.
  void barrier(Work before, Work after);
  /// An image's first use: its contents are undefined until then.
  void toGeneral(const Image& image);

  void bind(const Pipeline& pipeline, std::initializer_list<Resource> resources);
  template <typename Constants>
  void push(const Pipeline& pipeline, const Constants& constants) {
    static_assert(sizeof(Constants) <= 128, "128 bytes of push constants is all that every device has");
    pushBytes(pipeline, std::as_bytes(std::span(&constants, 1)));
  }

  void dispatch(std::uint32_t x, std::uint32_t y = 1, std::uint32_t z = 1) {
    vkCmdDispatch(commands_, x, y, z);
  }
  /// Enough groups of `group` threads for `threads` of them; more than one row where a device's limit asks
  /// for it, so shaders number their threads with threadIndex() (shaders/shared/threads.glsl) and drop those
  /// past the end.
  void dispatchThreads(std::uint64_t threads, std::uint32_t group);
  /// Enough 8x8 groups for every pixel of `size`.
  void dispatchPixels(glm::uvec2 size) { dispatch((size.x + 7) / 8, (size.y + 7) / 8); }
  void dispatchIndirect(const Buffer& arguments, std::size_t offset = 0) {
    vkCmdDispatchIndirect(commands_, arguments.get(), offset);
  }

  void beginRendering(glm::uvec2 size, const Attachments& attachments);
  void endRendering() { vkCmdEndRendering(commands_); }

  void copy(const Buffer& from, const Buffer& to, std::size_t bytes);
  void fill(const Buffer& buffer, std::uint32_t value, std::size_t offset = 0, std::size_t bytes = VK_WHOLE_SIZE);
  void clear(const Image& image);
  /// At most 64 KiB, a multiple of 4; travels inside the command buffer, so the source may go at once.
  void update(const Buffer& buffer, std::span<const std::byte> data);
  template <typename T>
  void update(const Buffer& buffer, const T& value) {
    update(buffer, std::as_bytes(std::span(&value, 1)));
  }

 private:
  void pushBytes(const Pipeline& pipeline, std::span<const std::byte> constants);

  Device& device_;
  VkCommandBuffer commands_;
};

/// One pass of the frame: a label in graphics debuggers and, where `timers` is given, a pair of timestamps.
class PassScope {
 public:
  PassScope(Commands& commands, const char* name, Timers* timers = nullptr);
  ~PassScope();
  PassScope(const PassScope&) = delete;
  PassScope& operator=(const PassScope&) = delete;

 private:
  Commands& commands_;
  Timers* timers_;
};

}  // namespace stipple::gpu
