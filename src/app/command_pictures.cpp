#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/commands.h"
#include "base/words.h"
#include "app/workplace.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "export/contact_sheet.h"
#include "export/stills.h"
#include "plan/stage.h"

namespace stipple {
namespace {

/// `whole`: the picture was drawn in one piece, so that each dot in it was drawn, and counted, once.
nlohmann::json countsOf(Dots& dots, bool whole) {
  const shared::DotCounts treated = dots.dotCounts();
  nlohmann::json counts{{"impressions_with_pigment", treated.dots},
                        {"treatment_hash", fmt::format("{:08x}{:08x}", treated.decisions_high, treated.decisions_low)}};
  if (!whole) return counts;
  const shared::SplatCounts drawn = dots.splatCounts();
  counts["dots_drawn"] = drawn.dots_drawn;
  counts["grains_drawn"] = drawn.grains_drawn;
  counts["pigment_dots_in_view"] = drawn.grains_held;
  return counts;
}

std::string pictureHash(const Picture& picture) {
  return Hash().add(std::span<const std::uint8_t>(picture.rgb)).hex();
}

Result<float> grainsFrom(const std::string& choice) {
  if (choice == "auto") return 0.0f;
  if (choice == "always") return 1e-6f;
  if (choice == "never") return 1e6f;
  throw BadArguments{fmt::format("--grains is \"{}\"; choose auto, always or never", choice)};
}

/// Along the view axis to the skin in the middle of the picture; to what the camera is turned to where there is none.
float middleDistance(const RayCaster& rays, const Camera& camera) {
  const CameraAxes axes = axesOf(camera);
  const auto skin = rays.cast(axes.eye, axes.forward);
  return skin ? glm::dot(skin->position - axes.eye, axes.forward) : camera.distance_mm();
}

}  // namespace

Result<Done> runRender(const RenderOptions& options) {
  const FrameSize size{parseSize(options.common.size), kSamples};
  const auto grains = grainsFrom(options.grains);
  const LightPreset light = lightOf(options.common);
  if (options.focus_mm && !options.f_number)
    throw BadArguments{"--focus needs a lens that blurs: add --depth-of-field with an f-number, such as 2.8"};
  if (options.day && !options.stage.empty()) throw BadArguments{"give either --stage or --day, not both"};
  if (options.day && *options.day < 0)
    throw BadArguments{fmt::format("--day is {}; days count from the first session, from 0", *options.day)};
  if (const auto folder = prepareFolder(options.out.has_parent_path() ? options.out.parent_path() : ".");
      !folder)
    return folder.error();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Landmarks& landmarks = place->preview->scalp().head().landmarks;
  const auto camera = viewFrom(options.view, landmarks);
  if (!camera) throw BadArguments{"--view: " + camera.error().message};
  Stage stage = options.day ? stageAtDay(place->plan, *options.day) : stagesOf(place->plan).back();
  if (!options.stage.empty()) {
    auto named = stageNamed(place->plan, options.stage);
    if (!named) throw BadArguments{"--stage: " + named.error().message};
    stage = *named;
  }

  Stills stills(*place->device, *place->preview);
  gpu::Timers timers(*place->device);
  Stills::Options how{options.tile, {}, &timers};
  if (options.f_number)
    how.lens = Lens{*options.f_number,
                    options.focus_mm.value_or(middleDistance(place->preview->scalp().rays(), *camera))};
  Result<Picture> picture = Error{};
  {
    Progress progress(how.lens ? "drawing through the lens" : "drawing tiles");
    how.progress = [&](double share) { progress.update(share); };
    picture = stills.draw({place->plan, stage.day, *camera, *grains, true, light}, size, how);
  }
  if (!picture) return picture.error();
  if (const auto saved = savePicture(*picture, options.out, options.common.force); !saved)
    return saved.error();
  if (options.common.json) {
    nlohmann::json report = countsOf(place->preview->dots(), stills.tileCount() == 1);
    report["tiles"] = stills.tileCount();
    report["file"] = options.out.string();
    report["device"] = place->device->name();
    report["stage"] = stage.name;
    report["picture_hash"] = pictureHash(*picture);
    if (how.lens) report["focus_mm"] = how.lens->focus_mm;
    for (const auto& pass : timers.read()) report["passes_ms"][pass.name] = pass.ms;
    std::puts(report.dump(2).c_str());
  }
  return checkValidation(*place->device);
}

Result<Done> runDemo(const DemoOptions& options) {
  const FrameSize size{parseSize(options.common.size), kSamples};
  const LightPreset light = lightOf(options.common);
  if (const auto folder = prepareFolder(options.out); !folder) return folder.error();
  const double started = secondsNow();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Head& head = place->preview->scalp().head();
  const auto camera = viewFrom(options.view, head.landmarks);
  if (!camera) throw BadArguments{"--view: " + camera.error().message};

  Stills stills(*place->device, *place->preview);
  std::vector<LabelledPicture> labelled;
  nlohmann::json report{{"device", place->device->name()}, {"folder", options.out.string()}};
  const std::vector<Stage> stages = stagesOf(place->plan);
  {
    Progress progress("drawing stages");
    for (const Stage& stage : stages) {
      const auto picture = stills.draw({place->plan, stage.day, *camera, 0, true, light}, size);
      if (!picture) return picture.error();
      const auto file = options.out / (stage.name + ".png");
      if (const auto saved = savePicture(*picture, file, options.common.force); !saved) return saved.error();
      nlohmann::json entry = countsOf(place->preview->dots(), stills.tileCount() == 1);
      entry["stage"] = stage.name;
      entry["file"] = file.string();
      entry["picture_hash"] = pictureHash(*picture);
      report["stages"].push_back(entry);
      labelled.push_back(
          {*picture, stage.caption, stage.day ? fmt::format("day {:.0f}", *stage.day) : std::string()});
      progress.update(static_cast<double>(labelled.size()) / static_cast<double>(stages.size()));
    }
  }
  const auto& hits = place->preview->impressions(place->plan).hits;
  std::uint32_t impressions = 0;
  for (const std::uint32_t count : hits) impressions += count;
  ContactSheetOptions sheet;
  const std::size_t sessions = place->plan.sessions.size();
  sheet.title =
      sessions == 1 ? "Scalp micropigmentation in one session" : fmt::format("Scalp micropigmentation in {} sessions", sessions);
  sheet.subtitle = fmt::format("{:.0f} impressions per cm², {} in all", place->plan.density_per_cm2,
                               thousands(impressions));
  sheet.subject = headNote(head);
  const auto sheet_file = options.out / "contact-sheet.png";
  if (const auto saved = savePicture(contactSheet(labelled, sheet), sheet_file, options.common.force); !saved)
    return saved.error();
  if (options.common.json) {
    report["contact_sheet"] = sheet_file.string();
    report["seconds"] = secondsNow() - started;
    std::puts(report.dump(2).c_str());
  } else {
    logInfo("{} stages and contact-sheet.png are in {} ({:.1f} s, {})", stages.size(), options.out.string(),
            secondsNow() - started, place->device->name());
  }
  return checkValidation(*place->device);
}

}  // namespace stipple
