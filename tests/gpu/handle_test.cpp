#include "gpu/handle.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <vector>

namespace stipple::gpu {
namespace {

// An object of no driver: its number, and a list of those that were destroyed.
using Object = VkSampler;
std::vector<Object> destroyed;
void VKAPI_CALL destroyObject(VkDevice, Object object, const VkAllocationCallbacks*) { destroyed.push_back(object); }

using TestHandle = Handle<Object, destroyObject>;
const VkDevice kNoDevice = VK_NULL_HANDLE;
Object object(std::uintptr_t number) { return reinterpret_cast<Object>(number); }

class HandleTest : public ::testing::Test {
 protected:
  void SetUp() override { destroyed.clear(); }
};

TEST_F(HandleTest, DestroysItsObjectOnceAtTheEndOfItsScope) {
  { const TestHandle handle(kNoDevice, object(1)); }
  EXPECT_EQ(destroyed, std::vector{object(1)});
}

TEST_F(HandleTest, AnEmptyOneDestroysNothing) {
  { const TestHandle handle; }
  EXPECT_TRUE(destroyed.empty());
}

TEST_F(HandleTest, MovingHandsTheObjectOn) {
  {
    TestHandle first(kNoDevice, object(2));
    const TestHandle second(std::move(first));
    EXPECT_FALSE(first);
    EXPECT_EQ(second.get(), object(2));
  }
  EXPECT_EQ(destroyed, std::vector{object(2)});
}

TEST_F(HandleTest, MovingOntoALiveOneReleasesWhatItHeldFirst) {
  TestHandle target(kNoDevice, object(3));
  target = TestHandle(kNoDevice, object(4));
  EXPECT_EQ(destroyed, std::vector{object(3)});
  EXPECT_EQ(target.get(), object(4));
}

TEST_F(HandleTest, MovingOntoItselfKeepsTheObject) {
  TestHandle handle(kNoDevice, object(5));
  TestHandle& same = handle;
  handle = std::move(same);
  EXPECT_EQ(handle.get(), object(5));
  EXPECT_TRUE(destroyed.empty());
}

static_assert(!std::is_copy_constructible_v<TestHandle> && !std::is_copy_assignable_v<TestHandle>);

}  // namespace
}  // namespace stipple::gpu
