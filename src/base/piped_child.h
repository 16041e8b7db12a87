#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/child_process.h"

namespace stipple {

/// A helper program that is fed as it goes: what is written here arrives at its standard input, what it
/// prints goes nowhere, what it complains of is kept.
class PipedChild {
 public:
  /// An Error only if it could not be started.
  static Result<PipedChild> start(const std::filesystem::path& program,
                                  const std::vector<std::string>& arguments);
  PipedChild(PipedChild&&) noexcept;
  PipedChild& operator=(PipedChild&&) noexcept;
  /// Ends it if it still runs.
  ~PipedChild();

  /// Waits while the program is busy with what came before. False once it takes no more, or `stop` is
  /// requested.
  bool write(std::span<const std::byte> bytes, const std::stop_token& stop = {});

  /// Tells it that nothing more comes, and waits for its end; for `seconds` at most, or until `stop` is
  /// requested. Nothing is in ChildOutcome::output.
  ChildOutcome finish(double seconds, const std::stop_token& stop = {});

 private:
  struct Running;
  explicit PipedChild(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

/// The program of this name in the folders of $PATH.
std::optional<std::filesystem::path> programOnPath(std::string_view name);

}  // namespace stipple
