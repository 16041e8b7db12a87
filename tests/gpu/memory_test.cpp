#include <numeric>

#include "gpu/commands.h"
#include "support/gpu_fixture.h"

namespace stipple::gpu {
namespace {

using Memory = testing::GpuTest;

TEST_F(Memory, ABufferGivesBackWhatWasPutIn) {
  std::vector<std::uint32_t> numbers(10'007);
  std::iota(numbers.begin(), numbers.end(), 42u);
  const Buffer buffer = makeBuffer(device(), "numbers", std::span<const std::uint32_t>(numbers));
  EXPECT_EQ(downloadAs<std::uint32_t>(device(), buffer, numbers.size()), numbers);
}

TEST_F(Memory, AnEmptyListMakesABufferThatCanStillBeBound) {
  const Buffer buffer = makeBuffer(device(), "nothing", std::span<const std::uint32_t>());
  EXPECT_TRUE(buffer);
  EXPECT_GT(buffer.bytes(), 0u);
}

TEST_F(Memory, AHostBufferIsSeenByTheDeviceAsItIsWritten) {
  const Buffer host(device(), "host", 16, Buffer::Place::host);
  const Buffer copy(device(), "copy", 16);
  std::fill(host.mapped().begin(), host.mapped().end(), std::byte{7});
  device().runNow("copy", [&](Commands& commands) { commands.copy(host, copy, 16); });
  EXPECT_EQ(download(device(), copy, 16), std::vector(16, std::byte{7}));
}

TEST_F(Memory, AnImageOfOddSizeGivesBackEveryTexel) {
  const Image image(device(), "odd", {37, 21}, VK_FORMAT_R8G8B8A8_UNORM, VK_IMAGE_USAGE_SAMPLED_BIT);
  std::vector<std::byte> texels(37 * 21 * 4);
  for (std::size_t i = 0; i < texels.size(); ++i) texels[i] = static_cast<std::byte>(i * 31 % 251);
  upload(device(), image, texels);
  EXPECT_EQ(download(device(), image, 4), texels);
}

TEST_F(Memory, AskingForMoreThanThereIsFailsInWordsAndLeavesTheDeviceUsable) {
  VkMemoryRequirements needs{};
  needs.size = VkDeviceSize{1} << 50;
  needs.alignment = 256;
  needs.memoryTypeBits = 0;  // no kind of memory will do
  EXPECT_THROW((void)device().allocate(needs, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT, "too much"), std::runtime_error);
  const Buffer buffer(device(), "afterwards", 64);
  EXPECT_TRUE(buffer);
}

}  // namespace
}  // namespace stipple::gpu
