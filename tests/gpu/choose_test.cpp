#include "gpu/choose.h"

#include <gtest/gtest.h>

namespace stipple::gpu {
namespace {

using Kind = DeviceTraits::Kind;

const DeviceTraits kSoftware{"llvmpipe (LLVM 15)", Kind::software, {}};
const DeviceTraits kIntegrated{"Example UHD 600", Kind::integrated, {}};
const DeviceTraits kCard{"Example RTX 9", Kind::discrete, {}};
const DeviceTraits kOldCard{"Example GT 1", Kind::discrete, {"Vulkan 1.3", "push descriptors"}};

std::size_t chosenAmong(const std::vector<DeviceTraits>& devices, const std::string& wanted = "") {
  const auto chosen = chooseDevice(devices, wanted);
  return chosen ? *chosen : devices.size();
}

TEST(ChooseDevice, PrefersARealCardOverAnIntegratedOneOverSoftware) {
  EXPECT_EQ(chosenAmong({kSoftware, kIntegrated, kCard}), 2u);
  EXPECT_EQ(chosenAmong({kSoftware, kIntegrated}), 1u);
  EXPECT_EQ(chosenAmong({kSoftware}), 0u);
}

TEST(ChooseDevice, TakesTheFirstOfEqualsSoThatTheSameMachineAlwaysDrawsAlike) {
  EXPECT_EQ(chosenAmong({kCard, kCard}), 0u);
}

TEST(ChooseDevice, PassesOverACardThatLacksSomething) { EXPECT_EQ(chosenAmong({kOldCard, kSoftware}), 1u); }

TEST(ChooseDevice, FindsTheWantedOneByAnyPartOfItsNameInAnyCase) {
  EXPECT_EQ(chosenAmong({kCard, kSoftware}, "LLVMpipe"), 1u);
  EXPECT_EQ(chosenAmong({kCard, kIntegrated}, "uhd"), 1u);
}

TEST(ChooseDevice, SaysWhatToInstallWhenThereIsNoDriver) {
  const auto none = chooseDevice({}, "");
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().message.find("mesa-vulkan-drivers"), std::string::npos) << none.error().message;
}

TEST(ChooseDevice, NamesEveryDeviceAndWhatItLacks) {
  const std::vector<DeviceTraits> devices{kOldCard};
  const auto none = chooseDevice(devices, "");
  ASSERT_FALSE(none);
  for (const char* part : {"Example GT 1", "Vulkan 1.3", "push descriptors"})
    EXPECT_NE(none.error().message.find(part), std::string::npos) << none.error().message;
}

TEST(ChooseDevice, AWantedNameThatFitsNothingIsToldTogetherWithTheNamesThereAre) {
  const std::vector<DeviceTraits> devices{kCard, kSoftware};
  const auto none = chooseDevice(devices, "voodoo");
  ASSERT_FALSE(none);
  for (const char* part : {"voodoo", "Example RTX 9", "llvmpipe"})
    EXPECT_NE(none.error().message.find(part), std::string::npos) << none.error().message;
}

}  // namespace
}  // namespace stipple::gpu
