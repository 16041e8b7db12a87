#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/workplace.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/words.h"
#include "export/contact_sheet.h"
#include "export/png.h"
#include "export/recipe.h"
#include "export/stills.h"
#include "export/view_set.h"
#include "plan/stage.h"
#include "studio/outlook.h"

namespace stipple {
namespace {

struct DemoOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string view = "chin-down";
};

struct RenderOptions {
  CommonOptions common;
  std::string stage;  // empty: the last
  std::optional<float> day;
  std::string view = "front";
  bool one_session = false;  // everything in one sitting instead
  std::string outcome = std::string(kOutcomeNames[1]);
  std::string grains = "auto";    // auto, always, never
  std::uint32_t tile = 0;         // pixels a side; 0: as the device likes it
  std::uint32_t bits = 8;         // a channel: 8 or 16
  bool for_client = false;        // nothing in the file but the picture
  std::filesystem::path from;     // a picture to draw again; empty: plan, view and size are given
  std::optional<float> f_number;  // none: sharp at every depth
  std::optional<float> focus_mm;  // none: on the skin in the middle of the picture
  std::filesystem::path out;
};

/// `whole`: the picture was drawn in one piece, so that each dot in it was drawn, and counted, once.
nlohmann::json countsOf(Dots& dots, bool whole) {
  const shared::DotCounts treated = dots.dotCounts();
  nlohmann::json counts{
      {"impressions_with_pigment", treated.dots},
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

Outlook outlookFrom(const RenderOptions& options) {
  const auto found = std::ranges::find(kOutcomeNames, options.outcome);
  if (found == kOutcomeNames.end())
    throw BadArguments{fmt::format("--outcome is \"{}\"; choose one of {}", options.outcome,
                                   fmt::join(kOutcomeNames, ", "))};
  return {options.one_session, static_cast<Outcome>(found - kOutcomeNames.begin())};
}

float grainsFrom(const std::string& choice) {
  if (choice == "auto") return 0;
  if (choice == "always") return 1e-6f;
  if (choice == "never") return 1e6f;
  throw BadArguments{fmt::format("--grains is \"{}\"; choose auto, always or never", choice)};
}

/// Along the view axis to the skin in the middle of the picture; to what the camera is turned to where there
/// is none.
float middleDistance(const RayCaster& rays, const Camera& camera) {
  const CameraAxes axes = axesOf(camera);
  const auto skin = rays.cast(axes.eye, axes.forward);
  return skin ? glm::dot(skin->position - axes.eye, axes.forward) : camera.distance_mm();
}

/// Where a picture comes from, and the name of its stage.
struct Source {
  Workplace place;
  PictureRecipe recipe;
  std::string stage;
};

Stage stageOf(const Plan& plan, const RenderOptions& options) {
  if (options.day) return stageAtDay(plan, *options.day);
  if (options.stage.empty()) return stagesOf(plan).back();
  const auto named = stageNamed(plan, options.stage);
  if (!named) throw BadArguments{"--stage: " + named.error().message};
  return *named;
}

/// As the command line asks for it.
Result<Source> askedFor(const RenderOptions& options) {
  const FrameSize size{parseSize(options.common.size), kSamples, options.bits};
  const float grains = grainsFrom(options.grains);
  const LightPreset light = lightOf(options.common);
  const Outlook outlook = outlookFrom(options);
  if (options.focus_mm && !options.f_number)
    throw BadArguments{"--focus needs a lens that blurs: add --depth-of-field with an f-number, such as 2.8"};
  if (options.day && !options.stage.empty()) throw BadArguments{"give either --stage or --day, not both"};
  if (options.day && *options.day < 0)
    throw BadArguments{fmt::format("--day is {}; days count from the first session, from 0", *options.day)};
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Head& head = place->preview->scalp().head();
  const Camera camera = cameraOf(*place, options.view);
  const Stage stage = stageOf(place->plan, options);
  PictureRecipe recipe{.program = STIPPLE_VERSION,
                       .head_hash = hashOf(head),
                       .is_built_in_head = head.is_built_in,
                       .shot = {planSeen(place->plan, outlook), daySeen(place->plan, outlook, stage.day),
                                camera, grains, true, light},
                       .size = size};
  if (options.f_number)
    recipe.lens = Lens{*options.f_number,
                       options.focus_mm.value_or(middleDistance(place->preview->scalp().rays(), camera))};
  return Source{std::move(*place), std::move(recipe), stage.name};
}

/// As an earlier picture was drawn.
Result<Source> drawnBefore(const RenderOptions& options) {
  const auto description = readPngDescription(options.from);
  if (!description) return description.error();
  auto recipe = recipeFrom(*description);
  if (!recipe) return recipe.error().in(options.from.string());
  if (recipe->program != STIPPLE_VERSION)
    logWarning("{} was drawn by Stipple {}; this is {}, which may draw it differently", options.from.string(),
               recipe->program, STIPPLE_VERSION);
  auto place = openWorkplace(options.common, recipe->shot.plan);
  if (!place) return place.error();
  if (hashOf(place->preview->scalp().head()) != recipe->head_hash)
    return Error{fmt::format("{} shows {}; {}", options.from.string(),
                             recipe->is_built_in_head ? "the built-in head of another version of Stipple"
                                                      : "another head than this one",
                             recipe->is_built_in_head
                                 ? "draw it with that version, without --head"
                                 : "give the scan that it was drawn of with --head FILE")};
  recipe->shot.count_dots = true;
  const std::string stage = recipe->shot.day ? fmt::format("day {:g}", *recipe->shot.day) : "bare";
  return Source{std::move(*place), std::move(*recipe), stage};
}

Result<Done> runRender(const RenderOptions& options) {
  if (const auto folder = prepareFolder(options.out.has_parent_path() ? options.out.parent_path() : ".");
      !folder)
    return folder.error();
  auto source = options.from.empty() ? askedFor(options) : drawnBefore(options);
  if (!source) return source.error();
  Workplace& place = source->place;
  Stills stills(*place.device, *place.preview);
  gpu::Timers timers(*place.device);
  Result<SavedStill> still = Error{};
  {
    Progress progress(source->recipe.lens ? "drawing through the lens" : "drawing tiles");
    still = exportStill(stills, source->recipe, options.out,
                        {.for_client = options.for_client,
                         .older = options.common.force ? Older::replace : Older::keep,
                         .drawing = {.tile = options.tile,
                                     .progress = [&](double share) { progress.update(share); },
                                     .timers = &timers}});
  }
  if (!still) return still.error();
  if (const auto saved = savedOr(still->saved, options.out); !saved) return saved.error();
  if (options.common.json) {
    nlohmann::json report = countsOf(place.preview->dots(), stills.tileCount() == 1);
    report["tiles"] = stills.tileCount();
    report["file"] = options.out.string();
    report["device"] = place.device->name();
    report["stage"] = source->stage;
    report["picture_hash"] = still->pixels_hash;
    if (source->recipe.lens) report["focus_mm"] = source->recipe.lens->focus_mm;
    for (const auto& pass : timers.read()) report["passes_ms"][pass.name] = pass.ms;
    std::puts(report.dump(2).c_str());
  }
  return checkValidation(*place.device);
}

Result<Done> runDemo(const DemoOptions& options) {
  const FrameSize size{parseSize(options.common.size), kSamples};
  const LightPreset light = lightOf(options.common);
  if (const auto folder = prepareFolder(options.out); !folder) return folder.error();
  const double started = secondsNow();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Head& head = place->preview->scalp().head();
  const Camera camera = cameraOf(*place, options.view);

  Stills stills(*place->device, *place->preview);
  std::vector<LabelledPicture> labelled;
  nlohmann::json report{{"device", place->device->name()}, {"folder", options.out.string()}};
  const std::vector<Stage> stages = stagesOf(place->plan);
  {
    Progress progress("drawing stages");
    for (const Stage& stage : stages) {
      const auto picture = stills.draw({place->plan, stage.day, camera, 0, true, light}, size);
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
  sheet.title = sessions == 1 ? "Scalp micropigmentation in one session"
                              : fmt::format("Scalp micropigmentation in {} sessions", sessions);
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

}  // namespace

void addDemo(CommandGroup& group) {
  const auto declare = [](CLI::App& demo, DemoOptions& options) {
    demo.add_option("--out", options.out, "folder for the pictures")->required();
    addView(demo, options.view);
    addLight(demo, options.common);
    addPicture(demo, options.common);
  };
  group.add<DemoOptions>("demo", "every stage from bare to healed, one PNG each, and a contact sheet",
                         declare, runDemo);
}

void addRender(CommandGroup& group) {
  const auto declare = [](CLI::App& render, RenderOptions& options) {
    addPicture(render, options.common);
    render.add_option("--stage", options.stage, "bare, s1.fresh, s1.healed, ...; without it the last");
    render.add_option("--day", options.day, "days since the first session instead of a stage");
    addView(render, options.view);
    addLight(render, options.common);
    render.add_flag(
        "--one-session", options.one_session,
        "the same density in one sitting, as long after it as the day is after the latest session");
    render.add_option("--outcome", options.outcome, fmt::format("{}", fmt::join(kOutcomeNames, " ")))
        ->capture_default_str();
    render
        .add_option("--grains", options.grains,
                    "draw pigment grain by grain: auto (in close-ups), always, never")
        ->capture_default_str();
    render.add_option("--bits", options.bits, "of each channel: 8, or 16 to go on editing")
        ->check(CLI::IsMember({8, 16}))
        ->capture_default_str();
    auto* from = render.add_option("--from", options.from,
                                   "a picture that Stipple drew: draw it again from what it says of itself");
    render
        .add_option(
            "--tile", options.tile,
            "draw in tiles of this many pixels a side, to the same bytes; without it as the device needs")
        ->check(CLI::Range(16u, kMostStillPixels));
    render.add_flag("--for-client", options.for_client,
                    "leave plan and view out of the file, so that it holds the picture alone");
    render
        .add_option(
            "--depth-of-field", options.f_number,
            "as a 90 mm lens at this f-number, e.g. 2.8; takes as long as 32 to 256 pictures. Not for tones: "
            "blur mixes skin and dots")
        ->check(CLI::Range(1.0f, 64.0f));
    render
        .add_option("--focus", options.focus_mm,
                    "mm from the lens to what is sharp; without it the skin in the middle of the picture")
        ->check(CLI::Range(30.0f, 10000.0f));
    for (const char* given :
         {"PLAN", "--set", "--seed", "--stage", "--day", "--view", "--light", "--grains", "--size", "--bits",
          "--one-session", "--outcome", "--match-skin", "--depth-of-field", "--focus"})
      from->excludes(render.get_option(given));
    render.add_option("-o,--output", options.out, "the PNG to write")->required();
  };
  group.add<RenderOptions>("render", "one picture", declare, runRender);
}

}  // namespace stipple
