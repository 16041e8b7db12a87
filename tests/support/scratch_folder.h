// An empty folder that no other test knows, however many run at once; gone with the object.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>

namespace stipple::testing {

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::path(::testing::TempDir()) / "stipple-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no folder can be made in " + ::testing::TempDir());
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace stipple::testing
