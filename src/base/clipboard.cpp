#include "base/clipboard.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/piped_child.h"

namespace stipple {
namespace {

constexpr double kMostSeconds = 20;  // to take the last of it

struct Helper {
  const char* display;  // the variable that says which display it is for
  const char* program;
  const char* package;
  std::vector<std::string> arguments;
};

bool isSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value && *value;
}

}  // namespace

Result<Done> copyToClipboard(std::span<const std::byte> content, const std::string& type,
                             const std::stop_token& stop) {
  const std::vector<Helper> helpers{
      {"WAYLAND_DISPLAY", "wl-copy", "wl-clipboard", {"--type", type}},
      {"DISPLAY", "xclip", "xclip", {"-selection", "clipboard", "-t", type, "-i"}}};
  std::string missing;
  for (const Helper& helper : helpers) {
    if (!isSet(helper.display)) continue;
    const auto program = programOnPath(helper.program);
    if (!program) {
      missing = missing.empty() ? helper.package : missing;
      continue;
    }
    auto child = PipedChild::start(*program, helper.arguments);
    if (!child) return child.error();
    const bool taken = child->write(content, stop);
    const ChildOutcome outcome = child->finish(kMostSeconds, stop);
    if (taken && outcome.end == ChildOutcome::End::exited && outcome.code == 0) return kDone;
    return Error{fmt::format("{} did not take the copy{}{}", helper.program,
                             outcome.complaint.empty() ? "" : ": ", outcome.complaint)};
  }
  if (missing.empty()) return Error{"there is no desktop whose clipboard could take a copy"};
  return Error{fmt::format("copying needs a helper that is not installed: apt install {}", missing)};
}

}  // namespace stipple
