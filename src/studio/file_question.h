#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stipple {

/// Which file? Asked of the user by whichever dialog there is.
struct FileQuestion {
  enum class Kind { open, save, folder };
  Kind kind = Kind::open;
  std::string title;                    // "Open a plan"
  std::filesystem::path start;          // the folder to begin in; with Kind::save the file that is proposed
  std::string type_name;                // "Plans"
  std::vector<std::string> extensions;  // ".json", in lower case; none: any file

  bool accepts(const std::filesystem::path& file) const;
  /// The folder of `start`, or where it cannot be read the nearest above it that can.
  std::filesystem::path folder() const;
  /// `file`, with the first extension added where it has none of them: "mia" becomes "mia.json".
  std::filesystem::path complete(std::filesystem::path file) const;
};

/// A program of the desktop that asks the question, and its arguments. It prints the file on its standard
/// output and exits with 0; anything else is no file.
struct DialogCommand {
  std::filesystem::path program;
  std::vector<std::string> arguments;
};

/// The one that suits the desktop best of those that are installed; none: there is no such program.
/// `search_path` and `desktop` as in $PATH and $XDG_CURRENT_DESKTOP.
std::optional<DialogCommand> dialogCommand(const FileQuestion& question, std::string_view search_path,
                                           std::string_view desktop);

}  // namespace stipple
