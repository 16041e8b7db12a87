#include <bit>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/workplace.h"
#include "base/log.h"
#include "export/model.h"
#include "plan/stage.h"

namespace stipple {
namespace {

struct ModelOptions {
  CommonOptions common;
  std::string stage;   // empty: the last
  int texture = 2048;  // pixels a side
  std::filesystem::path out;
};

Result<Done> runModel(const ModelOptions& options) {
  if (!std::has_single_bit(static_cast<unsigned>(options.texture)))
    throw BadArguments{fmt::format("--texture is {}; choose 512, 1024, 2048, 4096 or 8192", options.texture)};
  if (const auto folder = prepareFolder(folderOf(options.out)); !folder) return folder;
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  Stage stage = stagesOf(place->plan).back();
  if (!options.stage.empty()) {
    auto named = stageNamed(place->plan, options.stage);
    if (!named) throw BadArguments{"--stage: " + named.error().message};
    stage = *named;
  }
  Stills stills(*place->device, *place->preview);
  Result<std::string> glb = Error{};
  {
    Progress progress("photographing the head from all around");
    glb = makeModel(stills, place->preview->scalp(), {place->plan, stage.day, options.texture},
                    {.progress = [&](double share) { progress.update(share); }});
  }
  if (!glb) return glb.error();
  if (const auto saved = saveFile(*glb, options.out, options.common.force); !saved) return saved;
  if (options.common.json) {
    const nlohmann::json report{{"file", options.out.string()},
                                {"bytes", glb->size()},
                                {"texture", options.texture},
                                {"stage", stage.name},
                                {"device", place->device->name()}};
    std::puts(report.dump(2).c_str());
  }
  return checkValidation(*place->device);
}

}  // namespace

void addModel(CommandGroup& group) {
  const auto declare = [](CLI::App& model, ModelOptions& options) {
    model.add_option("-o,--output", options.out, "the GLB to write")->required();
    model.add_option("--stage", options.stage, "bare, s1.fresh, s1.healed, ...; without it the last");
    model
        .add_option("--texture", options.texture,
                    "pixels a side of its picture: 512, 1024, 2048, 4096 or 8192")
        ->check(CLI::Range(256, 8192))
        ->capture_default_str();
    addForce(model, options.common, "replace a file that is there already");
    addDevice(model, options.common);
    addPlan(model, options.common);
  };
  group.add<ModelOptions>("model", "the head with a stage painted on it as a GLB, for a phone or a web page",
                          declare, runModel);
}

}  // namespace stipple
