#include <bit>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/workplace.h"
#include "base/log.h"
#include "export/model.h"
#include "plan/stage.h"

namespace stipple {

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

}  // namespace stipple
