// Pictures made of nothing, for tests.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

#include "export/picture.h"
#include "support/scratch_folder.h"

namespace stipple {

inline Picture noise(int width, int height, std::uint32_t seed) {
  Picture picture{width, height, {}};
  std::mt19937 random(seed);
  picture.rgb.resize(picture.rowBytes() * static_cast<std::size_t>(height));
  for (std::uint8_t& value : picture.rgb) value = static_cast<std::uint8_t>(random() & 0xff);
  return picture;
}

inline Picture plain(int width, int height, std::uint8_t value) {
  Picture picture{width, height, {}};
  picture.rgb.assign(picture.rowBytes() * static_cast<std::size_t>(height), value);
  return picture;
}

class FolderTest : public ::testing::Test {
 protected:
  const std::filesystem::path& folder() const { return folder_.path(); }
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }

 private:
  testing::ScratchFolder folder_;
};

}  // namespace stipple
