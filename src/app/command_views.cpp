#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/workplace.h"
#include "base/log.h"
#include "export/view_set.h"

namespace stipple {
namespace {

/// The standard views before and after.
struct ViewsOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string stage;  // empty: the last
  bool for_client = false;
};

Result<Done> runViews(const ViewsOptions& options) {
  const FrameSize size{parseSize(options.common.size), kSamples};
  const LightPreset light = lightOf(options.common);
  if (const auto folder = prepareFolder(options.out); !folder) return folder.error();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Head& head = place->preview->scalp().head();
  const Stage stage = stageBesideBare(place->plan, options.stage);
  Stills stills(*place->device, *place->preview);
  Result<std::vector<std::string>> files = Error{};
  {
    Progress progress("drawing views");
    files = exportViewFiles(stills, head.landmarks,
                            {.recipe = {.program = STIPPLE_VERSION,
                                        .head_hash = hashOf(head),
                                        .is_built_in_head = head.is_built_in,
                                        .shot = {.plan = place->plan, .day = stage.day, .light = light},
                                        .size = size},
                             .views = {viewNames().begin(), viewNames().end()},
                             .stage_caption = stage.caption,
                             .subject = headNote(head),
                             .folder = options.out,
                             .for_client = options.for_client,
                             .older = options.common.force ? Older::replace : Older::keep},
                            {.progress = [&](double share) { progress.update(share); }});
  }
  if (!files) return files.error();
  if (options.common.json) {
    const nlohmann::json report{{"device", place->device->name()},
                                {"folder", options.out.string()},
                                {"stage", stage.name},
                                {"files", *files}};
    std::puts(report.dump(2).c_str());
  } else {
    logInfo("{} pictures are in {}", files->size(), options.out.string());
  }
  return checkValidation(*place->device);
}

}  // namespace

void addViews(CommandGroup& group) {
  const auto declare = [](CLI::App& views, ViewsOptions& options) {
    views.add_option("--out", options.out, "folder for the pictures")->required();
    views.add_option("--stage", options.stage, "what to show beside bare skin; without it the last");
    views.add_flag("--for-client", options.for_client,
                   "leave plan and view out of the files, so that they hold the pictures alone");
    addLight(views, options.common);
    addPicture(views, options.common);
  };
  group.add<ViewsOptions>("views", "the standard views before and after, and a contact sheet", declare,
                          runViews);
}

}  // namespace stipple
