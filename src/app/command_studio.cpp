#include "app/commands.h"
#include "app/studio_app.h"

namespace stipple {
namespace {

struct WindowOptions {
  CommonOptions common{.size = "1440x900"};
};

Result<Done> openWindow(const WindowOptions& options) {
  const CommonOptions& common = options.common;
  return runStudio({common.head, common.plan, common.device, common.validate, parseSize(common.size)});
}

}  // namespace

void addStudio(CommandGroup& group) {
  const auto declare = [](CLI::App& studio, WindowOptions& options) {
    addDevice(studio, options.common);
    studio.add_option("PLAN", options.common.plan, "a plan file to open");
    studio.add_option("--size", options.common.size, "of the window, pixels")->capture_default_str();
  };
  group.add<WindowOptions>("studio", "the window: design, play the sessions, present", declare, openWindow);
}

}  // namespace stipple
