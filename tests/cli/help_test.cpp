#include <sstream>

#include "studio/setting_table.h"
#include "support/program.h"

namespace stipple {
namespace {

class Help : public testing::ProgramTest {
 protected:
  /// The commands that a help text lists.
  static std::vector<std::string> commandsIn(const std::string& help) {
    std::vector<std::string> commands;
    std::istringstream lines(help.substr(std::min(help.find("Subcommands:"), help.size())));
    std::string line;
    std::getline(lines, line);  // the heading
    while (std::getline(lines, line) && line.starts_with("  ")) {
      std::string name;
      if (line[2] != ' ' && std::istringstream(line) >> name) commands.push_back(name);
    }
    return commands;
  }

  /// Asks for help on a command and on all below it; how many there were.
  int askAll(const std::vector<std::string>& command) {
    std::vector<std::string> arguments = command;
    arguments.push_back("--help");
    const testing::Outcome help = stipple(arguments);
    const std::string asked = command.empty() ? "stipple" : command.back();
    EXPECT_EQ(help.code, 0) << asked;
    EXPECT_TRUE(help.err.empty()) << asked << ": " << help.err;
    EXPECT_NE(help.out.find("Usage:"), std::string::npos) << asked;
    int count = 1;
    for (const std::string& name : commandsIn(help.out)) {
      std::vector<std::string> below = command;
      below.push_back(name);
      count += askAll(below);
    }
    return count;
  }
};

TEST_F(Help, EveryCommandExplainsItself) {
  EXPECT_GE(askAll({}), 12);
}

TEST_F(Help, WhatThePanelsSetHasItsOptionOfTheSameName) {
  const std::string render = stipple({"render", "--help"}).out,
                    plan_new = stipple({"plan", "new", "--help"}).out;
  for (const Setting& setting : settingTable()) {
    if (setting.of != Setting::Of::view && setting.of != Setting::Of::preset) continue;
    const std::string& help = setting.of == Setting::Of::view ? render : plan_new;
    EXPECT_NE(help.find("--" + setting.key + " "), std::string::npos) << setting.key;
  }
}

TEST_F(Help, TheVersionIsOneNumber) {
  const testing::Outcome version = stipple({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_EQ(version.out.find_first_not_of("0123456789.\n"), std::string::npos) << version.out;
}

}  // namespace
}  // namespace stipple
