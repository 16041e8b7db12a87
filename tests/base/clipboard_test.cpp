// Through a stand-in for xclip, which keeps what it is given in a file.
#include "base/clipboard.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include "support/scratch_folder.h"

namespace stipple {
namespace {

class Clipboard : public ::testing::Test {
 protected:
  Clipboard() {
    set("WAYLAND_DISPLAY", "");
    set("DISPLAY", ":0");
    set("PATH", folder_ / "bin");
    std::filesystem::create_directory(folder_ / "bin");
  }
  ~Clipboard() override {
    for (const auto& [name, value] : before_) value ? setenv(name, value->c_str(), 1) : unsetenv(name);
  }

  void set(const char* name, const std::filesystem::path& value) {
    const char* old = std::getenv(name);
    before_.emplace_back(name, old ? std::optional<std::string>(old) : std::nullopt);
    setenv(name, value.c_str(), 1);
  }

  void install(const char* name, const std::string& script) {
    const std::filesystem::path file = folder_ / "bin" / name;
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  }

  std::string contentOf(const char* name) const {
    std::ifstream stream(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  /// What the error says; empty where there is none.
  static std::string copy(std::string_view content) {
    const auto copied = copyToClipboard(std::as_bytes(std::span(content)), "image/png");
    return copied ? "" : copied.error().message;
  }

  testing::ScratchFolder folder_;

 private:
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

TEST_F(Clipboard, TakesTheBytesAndTheirType) {
  install("xclip", "echo \"$@\" > '" + (folder_ / "asked").string() + "'; /bin/cat > '" + (folder_ / "taken").string() + "'");
  const std::string picture = std::string("\x89PNG\0\n", 6) + std::string(1 << 20, 'x');
  EXPECT_EQ(copy(picture), "");
  EXPECT_EQ(contentOf("taken"), picture);
  EXPECT_EQ(contentOf("asked"), "-selection clipboard -t image/png -i\n");
}

TEST_F(Clipboard, SaysWhatToInstallOrWhatTheHelperComplainsOf) {
  EXPECT_NE(copy("x").find("apt install xclip"), std::string::npos);
  set("WAYLAND_DISPLAY", "wayland-0");
  EXPECT_NE(copy("x").find("apt install wl-clipboard"), std::string::npos);
  install("xclip", "echo 'Error: Can'\"'\"'t open display' >&2; exit 1");
  EXPECT_EQ(copy("x"), "xclip did not take the copy: Error: Can't open display") << "X11 serves where only its helper is there";
  set("WAYLAND_DISPLAY", "");
  set("DISPLAY", "");
  EXPECT_NE(copy("x").find("no desktop"), std::string::npos);
}

}  // namespace
}  // namespace stipple
