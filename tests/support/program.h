// Runs the real program as a user would and keeps what it said.
#pragma once
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <vector>

#include "support/scratch_folder.h"

namespace stipple::testing {

struct Outcome {
  int code;  // exit code; -1 when it did not end by itself
  std::string out;
  std::string err;
};

inline std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The program, started from an empty folder.
class ProgramTest : public ::testing::Test {
 protected:
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }

  std::filesystem::path write(const std::string& name, const std::string& content) const {
    std::ofstream(file(name), std::ios::binary) << content;
    return file(name);
  }

  /// `environment`: assignments that precede the command, such as "A=1 B=2".
  Outcome stipple(const std::vector<std::string>& arguments, const std::string& environment = "") const {
    std::string command = "cd '" + folder_.path().string() + "' && " + environment + " '" STIPPLE_PROGRAM "'";
    for (const std::string& argument : arguments) command += " '" + argument + "'";
    command += " >'" + file("stdout").string() + "' 2>'" + file("stderr").string() + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(file("stdout")), contentOf(file("stderr"))};
  }

 private:
  ScratchFolder folder_;
};

}  // namespace stipple::testing
