#include "studio/system_theme.h"

#include <string>
#include <vector>

#include "base/child_process.h"

namespace stipple {
namespace {

// Of GLib, on every desktop that has the portal.
constexpr const char* kGdbus = "/usr/bin/gdbus";
constexpr ChildLimits kLimits{.seconds = 0.5, .output_bytes = 1000};

}  // namespace

std::optional<Brightness> brightnessFrom(std::string_view answer) {
  // org.freedesktop.appearance color-scheme: 0 no preference, 1 dark, 2 light.
  constexpr std::string_view kBefore = "uint32 ";
  const std::size_t at = answer.find(kBefore);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view value = answer.substr(at + kBefore.size());
  if (value.starts_with('1')) return Brightness::dark;
  if (value.starts_with('2')) return Brightness::light;
  return std::nullopt;
}

Brightness systemBrightness() {
  const auto asked =
      runChild(kGdbus,
               {"call", "--session", "--dest", "org.freedesktop.portal.Desktop", "--object-path",
                "/org/freedesktop/portal/desktop", "--method", "org.freedesktop.portal.Settings.Read",
                "org.freedesktop.appearance", "color-scheme"},
               kLimits);
  if (!asked || asked->end != ChildOutcome::End::exited || asked->code != 0) return Brightness::dark;
  const std::string answer(reinterpret_cast<const char*>(asked->output.data()), asked->output.size());
  return brightnessFrom(answer).value_or(Brightness::dark);
}

}  // namespace stipple
