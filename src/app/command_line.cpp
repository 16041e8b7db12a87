#include "app/command_line.h"

#include <fmt/ranges.h>

#include "render/camera.h"
#include "render/close_up.h"
#include "render/lights.h"

namespace stipple {

void addQuiet(CLI::App& command, CommonOptions& options) {
  command.add_flag("--quiet", options.quiet, "no progress, no remarks; errors still go to stderr");
}

void addHead(CLI::App& command, CommonOptions& options) {
  command.add_option("--head", options.head, "a scan (OBJ, GLB, PLY, STL, FBX) instead of the built-in head");
}

void addJson(CLI::App& command, CommonOptions& options) {
  command.add_flag("--json", options.json, "one JSON object on stdout");
}

void addForce(CLI::App& command, CommonOptions& options, const char* help) {
  command.add_flag("--force", options.force, help);
}

void addDevice(CLI::App& command, CommonOptions& options) {
  command.add_option("--device", options.device,
                     "part of the name of the graphics device to use (see doctor)");
  command.add_flag("--validate", options.validate,
                   "run under the Vulkan validation layers; any message is an error");
  addHead(command, options);
  command.add_option("--seed", options.seed, "another arrangement of dots");
  addJson(command, options);
  addQuiet(command, options);
}

void addPlan(CLI::App& command, CommonOptions& options) {
  command.add_option("PLAN", options.plan, "a plan file; without one the default plan");
  command.add_option("--set", options.set,
                     "change one parameter of the plan: key=value, e.g. hairline.fade_mm=8");
}

void addMatchSkin(CLI::App& command, CommonOptions& options) {
  command.add_flag("--match-skin", options.match_skin,
                   "give the plan the skin type and blood of the scan's forehead; --set still goes on top");
}

void addPicture(CLI::App& command, CommonOptions& options) {
  addDevice(command, options);
  addPlan(command, options);
  addMatchSkin(command, options);
  command.add_option("--size", options.size, "pixels, width x height")->capture_default_str();
  addForce(command, options, "replace files that are there already");
}

void addLight(CLI::App& command, CommonOptions& options) {
  command.add_option("--light", options.light, fmt::format("{}", fmt::join(lightNames(), " ")))
      ->capture_default_str();
}

void addView(CLI::App& command, std::string& view, const std::string& help) {
  command
      .add_option("--view", view,
                  fmt::format("{}{}; {}, 40 mm of the middle of the hairline; or a camera: "
                              "yaw,pitch,height[,x,y,z] in degrees and mm",
                              help, fmt::join(viewNames(), " "), kMacroView))
      ->capture_default_str();
}

}  // namespace stipple
