#pragma once
#include <CLI/CLI.hpp>
#include <concepts>
#include <functional>
#include <memory>
#include <string>

#include "app/options.h"
#include "base/log.h"
#include "base/result.h"

namespace stipple {

/// What the user chose to have done; says how it went.
using Chosen = std::function<Result<Done>()>;

/// A place for commands: the program itself, or a group such as `plan`. Each command declares its arguments
/// in the file that carries it out, see commands.h.
class CommandGroup {
 public:
  /// Both outlive this.
  CommandGroup(CLI::App& app, Chosen& chosen) : app_(app), chosen_(chosen) {}

  CommandGroup group(const std::string& name, const std::string& help) {
    return {*app_.add_subcommand(name, help)->require_subcommand(1), chosen_};
  }

  /// `declare` binds the arguments to the options, which begin as their defaults; `run` gets what was given.
  template <std::default_initializable Options>
  void add(const std::string& name, const std::string& help,
           const std::invocable<CLI::App&, Options&> auto& declare, Result<Done> (*run)(const Options&)) {
    CLI::App* command = app_.add_subcommand(name, help);
    const auto options = std::make_shared<Options>();
    declare(*command, *options);
    command->callback([&chosen = chosen_, options, run] {
      chosen = [options, run] {
        if (commonOf(*options).quiet) setLogLevel(LogLevel::quiet);
        return run(*options);
      };
    });
  }

 private:
  template <typename Options>
  static const CommonOptions& commonOf(const Options& options) {
    if constexpr (std::same_as<Options, CommonOptions>) {
      return options;
    } else {
      return options.common;
    }
  }

  CLI::App& app_;
  Chosen& chosen_;
};

// Arguments that several commands take.

void addQuiet(CLI::App& command, CommonOptions& options);
/// --head
void addHead(CLI::App& command, CommonOptions& options);
/// Of every command that needs a graphics device.
void addDevice(CLI::App& command, CommonOptions& options);
void addPlan(CLI::App& command, CommonOptions& options);
void addMatchSkin(CLI::App& command, CommonOptions& options);
/// Of every command that draws: device, plan and size.
void addPicture(CLI::App& command, CommonOptions& options);
void addLight(CLI::App& command, CommonOptions& options);
void addForce(CLI::App& command, CommonOptions& options, const char* help);
void addJson(CLI::App& command, CommonOptions& options);
/// --view
void addView(CLI::App& command, std::string& view, const std::string& help = {});

}  // namespace stipple
