#include <fmt/ranges.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "app/commands.h"
#include "app/studio_app.h"
#include "base/log.h"
#include "export/stills.h"
#include "gpu/failure.h"
#include "plan/pigment_shades.h"
#include "plan/styles.h"
#include "render/camera.h"
#include "render/lights.h"
#include "scalp/sites.h"

namespace stipple {
namespace {

constexpr int kDoneCode = 0, kFailedCode = 1, kBadArgumentsCode = 2;

void addQuiet(CLI::App& command, CommonOptions& options) {
  command.add_flag("--quiet", options.quiet, "no progress, no remarks; errors still go to stderr");
}

void addDevice(CLI::App& command, CommonOptions& options) {
  command.add_option("--device", options.device,
                     "part of the name of the graphics device to use (see doctor)");
  command.add_flag("--validate", options.validate,
                   "run under the Vulkan validation layers; any message is an error");
  command.add_option("--head", options.head, "a scan (OBJ, GLB, PLY, STL, FBX) instead of the built-in head");
  command.add_option("--seed", options.seed, "another arrangement of dots");
  command.add_flag("--json", options.json, "one JSON object on stdout");
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
  command.add_flag("--force", options.force, "replace files that are there already");
}

void addLight(CLI::App& command, CommonOptions& options) {
  command.add_option("--light", options.light, fmt::format("{}", fmt::join(lightNames(), " ")))
      ->capture_default_str();
}

std::string viewHelp() {
  return fmt::format("{}; or a camera: yaw,pitch,height[,x,y,z] in degrees and mm",
                     fmt::join(viewNames(), " "));
}

/// One line on stderr, whatever went wrong.
int fail(const std::string& message, int code) {
  const std::string line = "stipple: " + message + "\n";
  std::fputs(line.c_str(), stderr);
  return code;
}

int report(const Result<Done>& result) {
  return result ? kDoneCode : fail(result.error().message, kFailedCode);
}

int runCommandLine(int argc, char** argv) {
  CLI::App app{
      "Stipple shows on a 3D head what scalp micropigmentation will look like, session by session.\n"
      "Without a command it opens the studio.",
      "stipple"};
  app.set_version_flag("--version", STIPPLE_VERSION);
  app.require_subcommand(0, 1);
  std::function<Result<Done>()> run = [] { return runStudio({}); };
  CommonOptions common;

  StudioOptions studio_options;
  std::string studio_size = "1440x900";
  auto* studio = app.add_subcommand("studio", "the window: design, play the sessions, present");
  addDevice(*studio, common);
  studio->add_option("PLAN", common.plan, "a plan file to open");
  studio->add_option("--size", studio_size, "of the window, pixels")->capture_default_str();
  studio->callback([&] {
    run = [&] {
      return runStudio({common.head, common.plan, common.device, common.validate, parseSize(studio_size)});
    };
  });

  DemoOptions demo_options;
  auto* demo =
      app.add_subcommand("demo", "every stage from bare to healed, one PNG each, and a contact sheet");
  demo->add_option("--out", demo_options.out, "folder for the pictures")->required();
  demo->add_option("--view", demo_options.view, viewHelp())->capture_default_str();
  addLight(*demo, common);
  addPicture(*demo, common);
  demo->callback([&] {
    run = [&] {
      demo_options.common = common;
      return runDemo(demo_options);
    };
  });

  RenderOptions render_options;
  auto* render = app.add_subcommand("render", "one picture");
  addPicture(*render, common);
  render->add_option("--stage", render_options.stage, "bare, s1.fresh, s1.healed, ...; without it the last");
  render->add_option("--day", render_options.day, "days since the first session instead of a stage");
  render->add_option("--view", render_options.view, viewHelp())->capture_default_str();
  addLight(*render, common);
  render->add_flag(
      "--one-session", render_options.one_session,
      "the same density in one sitting, as long after it as the day is after the latest session");
  render->add_option("--outcome", render_options.outcome, fmt::format("{}", fmt::join(kOutcomeNames, " ")))
      ->capture_default_str();
  render
      ->add_option("--grains", render_options.grains,
                   "draw pigment grain by grain: auto (in close-ups), always, never")
      ->capture_default_str();
  render->add_option("--bits", render_options.bits, "of each channel: 8, or 16 to go on editing")
      ->check(CLI::IsMember({8, 16}))
      ->capture_default_str();
  auto* from = render->add_option("--from", render_options.from,
                                  "a picture that Stipple drew: draw it again from what it says of itself");
  render
      ->add_option(
          "--tile", render_options.tile,
          "draw in tiles of this many pixels a side, to the same bytes; without it as the device needs")
      ->check(CLI::Range(16u, kMostStillPixels));
  render->add_flag("--for-client", render_options.for_client,
                   "leave plan and view out of the file, so that it holds the picture alone");
  render
      ->add_option(
          "--depth-of-field", render_options.f_number,
          "as a 90 mm lens at this f-number, e.g. 2.8; takes as long as 32 to 256 pictures. Not for tones: "
          "blur mixes skin and dots")
      ->check(CLI::Range(1.0f, 64.0f));
  render
      ->add_option("--focus", render_options.focus_mm,
                   "mm from the lens to what is sharp; without it the skin in the middle of the picture")
      ->check(CLI::Range(30.0f, 10000.0f));
  for (const char* given :
       {"PLAN", "--set", "--seed", "--stage", "--day", "--view", "--light", "--grains", "--size", "--bits",
        "--one-session", "--outcome", "--match-skin", "--depth-of-field", "--focus"})
    from->excludes(render->get_option(given));
  render->add_option("-o,--output", render_options.out, "the PNG to write")->required();
  render->callback([&] {
    run = [&] {
      render_options.common = common;
      return runRender(render_options);
    };
  });

  ViewsOptions views_options;
  auto* views = app.add_subcommand("views", "the standard views before and after, and a contact sheet");
  views->add_option("--out", views_options.out, "folder for the pictures")->required();
  views->add_option("--stage", views_options.stage, "what to show beside bare skin; without it the last");
  views->add_flag("--for-client", views_options.for_client,
                  "leave plan and view out of the files, so that they hold the pictures alone");
  addLight(*views, common);
  addPicture(*views, common);
  views->callback([&] {
    run = [&] {
      views_options.common = common;
      return runViews(views_options);
    };
  });

  SheetOptions sheet_options;
  const auto addSheet = [&](const char* name, const char* help, Result<Done> (*made)(const SheetOptions&)) {
    auto* sheet = app.add_subcommand(name, help);
    sheet->add_option("-o,--output", sheet_options.out, "the PNG to write")->required();
    sheet->add_option("--view", sheet_options.view, viewHelp())->capture_default_str();
    addLight(*sheet, common);
    addPicture(*sheet, common);
    sheet->callback([&, made] {
      run = [&, made] {
        sheet_options.common = common;
        return made(sheet_options);
      };
    });
  };
  addSheet("diary", "a sheet of the treatment from day to day, with what is seen and that it is normal",
           runDiary);
  addSheet("compare", "a sheet of the plan beside the same density in one session, on the same days",
           runCompare);

  PaperOptions paper_options;
  auto* paper = app.add_subcommand("sheet", "the approval sheet to sign, or the session record, as PDF");
  paper->add_option("-o,--output", paper_options.out, "the PDF to write")->required();
  paper->add_flag(
      "--record", paper_options.record,
      "the practitioner's own record to fill in, a page a session, instead of the client's sheet");
  paper->add_option("--client", paper_options.client, "the client's name; without it a line to fill in");
  paper->add_option("--date", paper_options.date, "of the sheet, 2026-12-01; without it a line to fill in");
  paper->add_option("--studio-name", paper_options.studio,
                    "the practice's name, at the top; without it that of the settings");
  paper->add_option("--logo", paper_options.logo, "a PNG at the top; without it that of the settings");
  paper->add_option("--paper", paper_options.paper, "a4 or letter")->capture_default_str();
  paper->add_option("--stage", paper_options.stage, "what is agreed: s1.healed, ...; without it the last");
  paper->add_option("--views", paper_options.views, "one to three standard views, between commas")
      ->capture_default_str();
  paper->add_option("--dpi", paper_options.dpi, "dots an inch of the pictures")
      ->check(CLI::Range(30, 600))
      ->capture_default_str();
  addLight(*paper, common);
  addDevice(*paper, common);
  addPlan(*paper, common);
  paper->add_flag("--force", common.force, "replace a file that is there already");
  paper->callback([&] {
    run = [&] {
      paper_options.common = common;
      return runPaper(paper_options);
    };
  });

  FilmOptions film_options;
  auto* film = app.add_subcommand("film", "the build-up as a film with captions, the head turning");
  film->add_option("-o,--output", film_options.out,
                   "the MP4 to write; without ffmpeg, a folder of numbered PNGs beside it")
      ->required();
  film->add_option("--seconds", film_options.seconds, "how long it is")
      ->check(CLI::Range(1.0, 600.0))
      ->capture_default_str();
  film->add_option("--fps", film_options.fps, "frames a second")
      ->check(CLI::Range(1, 120))
      ->capture_default_str();
  film->add_option("--view", film_options.view, "of the front, from which the head turns: " + viewHelp())
      ->capture_default_str();
  addLight(*film, common);
  addPicture(*film, common);
  film->get_option("--size")->default_str("1280x720");
  film->callback([&, film] {
    if (film->count("--size") == 0) common.size = "1280x720";
    run = [&] {
      film_options.common = common;
      return runFilm(film_options);
    };
  });

  ModelOptions model_options;
  auto* model =
      app.add_subcommand("model", "the head with a stage painted on it as a GLB, for a phone or a web page");
  model->add_option("-o,--output", model_options.out, "the GLB to write")->required();
  model->add_option("--stage", model_options.stage, "bare, s1.fresh, s1.healed, ...; without it the last");
  model
      ->add_option("--texture", model_options.texture,
                   "pixels a side of its picture: 512, 1024, 2048, 4096 or 8192")
      ->check(CLI::Range(256, 8192))
      ->capture_default_str();
  model->add_flag("--force", common.force, "replace a file that is there already");
  addDevice(*model, common);
  addPlan(*model, common);
  model->callback([&] {
    run = [&] {
      model_options.common = common;
      return runModel(model_options);
    };
  });

  StencilOptions stencil_options;
  auto* stencil =
      app.add_subcommand("stencil", "the hairline flattened at 1:1 on paper, front and side profiles");
  stencil->add_option("-o,--output", stencil_options.out, "the PDF to write")->required();
  stencil->add_option("--paper", stencil_options.paper, "a4 or letter")->capture_default_str();
  stencil->add_option("--head", common.head, "a scan (OBJ, GLB, PLY, STL, FBX) instead of the built-in head");
  stencil->add_flag("--json", common.json, "one JSON object on stdout");
  stencil->add_flag("--force", common.force, "replace a file that is there already");
  addPlan(*stencil, common);
  addQuiet(*stencil, common);
  stencil->callback([&] {
    run = [&] {
      stencil_options.common = common;
      return runStencil(stencil_options);
    };
  });

  BenchOptions bench_options;
  auto* bench = app.add_subcommand("bench", "times every pass, and the usual ways of drawing the same dots");
  bench->add_option("--dots", bench_options.dots, "number of dots")->capture_default_str();
  bench->add_option("--rounds", bench_options.rounds, "medians are of this many")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  bench->add_option("--size", common.size, "pixels, width x height");
  bool bench_ui = false;
  bench->add_flag("--ui", bench_ui,
                  "time the interface instead: the studio without a window, used by a script");
  addDevice(*bench, common);
  bench->callback([&] {
    run = [&] {
      bench_options.common = common;
      return bench_ui ? runUiBench(bench_options) : runBenchCommand(bench_options);
    };
  });

  SitesOptions sites_options;
  auto* sites =
      app.add_subcommand("sites", "builds the permanent places for dots of a head and describes them");
  sites
      ->add_option(
          "--count", sites_options.count,
          "how many; without it 310 per cm² of scalp. Sites are one sequence: N of them are the first N "
          "of any more")
      ->check(CLI::Range(1u, kMostSites));
  sites->add_flag("--check", sites_options.check,
                  "build them one by one too, on all cores and on the device, and compare");
  sites->add_option("--plot", sites_options.plot, "a PNG to write with the spectra of several prefixes");
  sites->add_flag("--force", common.force, "replace that PNG if it is there and differs");
  addDevice(*sites, common);
  sites->callback([&] {
    run = [&] {
      sites_options.common = common;
      return runSites(sites_options);
    };
  });

  auto* head = app.add_subcommand("head", "about scans")->require_subcommand(1);
  auto* head_info = head->add_subcommand("info", "what a scan is, how it fits, and what was mended");
  head_info->add_option("FILE", common.head, "the scan")->required();
  head_info->add_flag("--json", common.json, "one JSON object on stdout");
  addQuiet(*head_info, common);
  head_info->callback([&] { run = [&] { return runHeadInfo(common); }; });

  PlanOptions plan_options;
  NewPlanOptions new_plan_options;
  auto* plan = app.add_subcommand("plan", "about plan files")->require_subcommand(1);
  auto* plan_new = plan->add_subcommand("new", "write a plan of a style, for a client's hair and skin");
  plan_new->add_option("--style", new_plan_options.style, fmt::format("{}", fmt::join(kStyleNames, " ")));
  plan_new->add_option("--norwood", new_plan_options.norwood,
                       "what hair is left: I to VII or 1 to 7, IIa to Va, III-vertex; steps such as 4.5 too");
  plan_new->add_option("--ludwig", new_plan_options.ludwig, "thinning behind a hairline that stays: 0 to 3");
  plan_new->add_option("--skin", new_plan_options.skin, "Fitzpatrick type: 1 to 6");
  addMatchSkin(*plan_new, common);
  plan_new->add_option("--head", common.head, "the scan (OBJ, GLB, PLY, STL, FBX) whose skin to match");
  plan_new->add_option("--pigment", new_plan_options.pigment,
                       fmt::format("{}: how dark the dots are", fmt::join(kPigmentShadeNames, " ")));
  plan_new->add_option("-o,--output", new_plan_options.file, "the plan file to write")->required();
  plan_new->add_option("--set", common.set, "key=value, e.g. density_per_cm2=140");
  plan_new->add_flag("--force", common.force, "replace a file that is there already");
  plan_new->callback([&] {
    run = [&] {
      new_plan_options.common = common;
      return runPlanNew(new_plan_options);
    };
  });
  auto* plan_check = plan->add_subcommand("check", "say whether a plan file is good, and if not, why");
  plan_check->add_option("FILE", plan_options.file, "the plan file")->required();
  plan_check->add_option("--head", plan_options.common.head,
                         "ask whether it can be carried out on this scan too");
  plan_check->callback([&] { run = [&] { return runPlanCheck(plan_options); }; });

  auto* plan_info = plan->add_subcommand(
      "info",
      "areas, densities, impressions and distances of a plan on a head, and the rules that it breaks");
  addPlan(*plan_info, common);
  addMatchSkin(*plan_info, common);
  plan_info->add_option("--head", common.head,
                        "a scan (OBJ, GLB, PLY, STL, FBX) instead of the built-in head");
  plan_info->add_option("--seed", common.seed, "another arrangement of dots");
  plan_info->add_flag("--json", common.json, "one JSON object on stdout");
  addQuiet(*plan_info, common);
  plan_info->callback([&] { run = [&] { return runPlanInfo(common); }; });

  TimelineOptions timeline_options;
  auto* timeline = app.add_subcommand(
      "timeline", "tone and redness over days and years on every type of skin, the plan beside one sitting");
  addPlan(*timeline, common);
  timeline->add_option("--head", common.head,
                       "a scan (OBJ, GLB, PLY, STL, FBX) instead of the built-in head");
  timeline->add_option("--csv", timeline_options.csv, "a table to write: course, skin, day, tone, redness");
  timeline->add_option("--plot", timeline_options.plot, "a PNG to write, with what sources give drawn in");
  timeline->add_flag("--json", common.json, "one JSON object on stdout");
  timeline->add_flag("--force", common.force, "replace files that are there already");
  addQuiet(*timeline, common);
  timeline->callback([&] {
    run = [&] {
      timeline_options.common = common;
      return runTimeline(timeline_options);
    };
  });

  auto* doctor = app.add_subcommand("doctor", "what this machine's graphics can and cannot do");
  doctor->add_option("--device", common.device, "part of a device's name");
  doctor->add_flag("--json", common.json, "one JSON object on stdout");
  doctor->callback([&] { run = [&] { return runDoctor(common); }; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help);
  } catch (const CLI::ParseError& error) {
    return fail(fmt::format("{}; see stipple --help", error.what()), kBadArgumentsCode);
  }
  if (common.quiet) setLogLevel(LogLevel::quiet);
  return report(run());
}

}  // namespace
}  // namespace stipple

int main(int argc, char** argv) {
  using namespace stipple;
  try {
    return runCommandLine(argc, argv);
  } catch (const BadArguments& bad) {
    return fail(bad.message, kBadArgumentsCode);
  } catch (const gpu::Failure& failure) {
    return fail(failure.what(), kFailedCode);
  } catch (const std::bad_alloc&) {
    return fail("memory ran out; choose a smaller --size or close other programs", kFailedCode);
  } catch (const std::exception& error) {
    return fail(error.what(), kFailedCode);
  }
}
