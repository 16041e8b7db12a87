// Tests that draw or compute: one Vulkan device for the whole program, under core and synchronization validation. Any
// message fails the test during which it came.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "gpu/device.h"

namespace stipple::testing {

/// Opened when first asked for; null on a machine without any Vulkan device.
inline gpu::Device* openSharedDevice(std::string& why_not) {
  static const auto opened = [&]() -> Result<std::unique_ptr<gpu::Device>> {
    gpu::DeviceOptions options;
    options.validate = true;
    return gpu::Device::create(options);
  }();
  if (opened) return opened->get();
  why_not = opened.error().message;
  return nullptr;
}

class GpuTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto devices = gpu::listDevices();
    if (!devices || devices->empty()) GTEST_SKIP() << "no Vulkan device on this machine";
    std::string why_not;
    device_ = openSharedDevice(why_not);
    ASSERT_NE(device_, nullptr) << why_not;
    messages_before_ = device_->validationMessages().size();
  }

  void TearDown() override {
    if (!device_) return;
    const auto messages = device_->validationMessages();
    for (std::size_t i = messages_before_; i < messages.size(); ++i) ADD_FAILURE() << messages[i];
  }

  gpu::Device& device() { return *device_; }

 private:
  gpu::Device* device_ = nullptr;
  std::size_t messages_before_ = 0;
};

}  // namespace stipple::testing
