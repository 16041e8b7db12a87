#include "gpu/failure.h"

#include <gtest/gtest.h>

namespace stipple::gpu {
namespace {

std::string wordsFor(VkResult result) {
  try {
    check(result, "drawing the head");
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.result(), result);
    return failure.what();
  }
  return "";
}

TEST(Failure, SuccessIsSilent) { EXPECT_EQ(wordsFor(VK_SUCCESS), ""); }

TEST(Failure, SaysWhatWasBeingDoneWhatVulkanAnsweredAndHowToMendIt) {
  const std::string words = wordsFor(VK_ERROR_OUT_OF_DEVICE_MEMORY);
  for (const char* part : {"while drawing the head", "VK_ERROR_OUT_OF_DEVICE_MEMORY", "smaller --size"})
    EXPECT_NE(words.find(part), std::string::npos) << words;
}

TEST(Failure, EveryAnswerEndsInOneLineOfAdvice) {
  for (const VkResult result : {VK_ERROR_DEVICE_LOST, VK_ERROR_OUT_OF_HOST_MEMORY, VK_ERROR_UNKNOWN, VK_TIMEOUT}) {
    const std::string words = wordsFor(result);
    EXPECT_GT(words.size(), 40u);
    EXPECT_EQ(words.find('\n'), std::string::npos) << words;
  }
}

}  // namespace
}  // namespace stipple::gpu
