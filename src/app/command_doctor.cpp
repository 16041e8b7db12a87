#include <fmt/ranges.h>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "base/paths.h"
#include "gpu/choose.h"
#include "head/built_in.h"

namespace stipple {
namespace {

const char* inWords(gpu::DeviceTraits::Kind kind) {
  switch (kind) {
    case gpu::DeviceTraits::Kind::discrete:
      return "graphics card";
    case gpu::DeviceTraits::Kind::integrated:
      return "integrated graphics";
    case gpu::DeviceTraits::Kind::virtual_gpu:
      return "virtual graphics";
    case gpu::DeviceTraits::Kind::software:
      return "software: works, but slowly; for live use install your graphics card's Vulkan driver";
    case gpu::DeviceTraits::Kind::other:
      return "other";
  }
  return "other";
}

Result<Done> runDoctor(const CommonOptions& options) {
  const auto devices = gpu::listDevices();
  if (!devices) return devices.error();
  const auto chosen = gpu::chooseDevice(*devices, options.device);
  const auto head = builtInHead();

  nlohmann::json report{{"devices", nlohmann::json::array()}, {"cache", cacheFolder().string()}};
  std::string text;
  for (std::size_t i = 0; i < devices->size(); ++i) {
    const gpu::DeviceTraits& device = (*devices)[i];
    const bool used = chosen && *chosen == i;
    report["devices"].push_back(
        {{"name", device.name}, {"kind", inWords(device.kind)}, {"missing", device.missing}, {"used", used}});
    text += fmt::format("{} {}\n    {}\n", used ? "*" : " ", device.name,
                        device.usable()
                            ? inWords(device.kind)
                            : fmt::format("cannot be used: it lacks {}", fmt::join(device.missing, ", ")));
  }
  report["built_in_head"] = head ? "found" : head.error().message;
  text += fmt::format("built-in head: {}\ncache: {} (safe to delete)\n",
                      head ? "found" : head.error().message, cacheFolder().string());
  if (chosen) text += "* is what Stipple draws with; choose another with --device NAME\n";
  std::fputs(options.json ? (report.dump(2) + "\n").c_str() : text.c_str(), stdout);
  if (!chosen) return chosen.error();
  if (!head) return head.error();
  return kDone;
}

}  // namespace

void addDoctor(CommandGroup& group) {
  const auto declare = [](CLI::App& doctor, CommonOptions& options) {
    doctor.add_option("--device", options.device, "part of a device's name");
    addJson(doctor, options);
  };
  group.add<CommonOptions>("doctor", "what this machine's graphics can and cannot do", declare, runDoctor);
}

}  // namespace stipple
