#include <fmt/ranges.h>

#include <cstdio>
#include <utility>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/plan_report.h"
#include "base/log.h"
#include "head/import.h"
#include "plan/parameters.h"
#include "plan/pigment_shades.h"
#include "plan/plan_file.h"
#include "plan/styles.h"
#include "scalp/plan_on_head.h"
#include "scalp/site_cache.h"

namespace stipple {
namespace {

struct PlanOptions {
  CommonOptions common;
  std::filesystem::path file;
};
struct NewPlanOptions : PlanOptions {
  std::string style;    // empty: natural
  std::string norwood;  // "IV", "3v", "5.5"; empty: the usual stage
  std::optional<float> ludwig;
  std::optional<float> skin;
  std::string pigment;  // empty: medium
};

/// Of a head for which no graphics device is at hand.
SiteSet sitesOf(const SiteSurface& surface, std::uint32_t seed) {
  const std::uint32_t count = siteCount(surface);
  if (auto cached = loadSites(surface, seed, count)) return std::move(*cached);
  Progress progress("building sites");
  SiteSet sites = buildSitesOnCpu(surface, seed, count, [&](double share) {
    progress.update(share);
    return true;
  });
  saveSites(sites, surface, seed, count);
  return sites;
}

Result<Done> runPlanNew(const NewPlanOptions& options) {
  const auto good = [](const auto& result, std::string_view option) {
    if (!result) throw BadArguments{fmt::format("{}: {}", option, result.error().message)};
  };
  const auto set = [&](Plan& plan, std::string_view key, const std::optional<float>& value,
                       std::string_view option) {
    if (value) good(setParameter(plan, fmt::format("{}={}", key, *value)), option);
  };
  if (options.skin && options.common.match_skin)
    throw BadArguments{"give either --skin or --match-skin, not both"};
  Plan plan;
  if (!options.style.empty()) {
    const auto style = styleNamed(options.style);
    good(style, "--style");
    applyStyle(plan, *style);
  }
  if (!options.pigment.empty()) {
    const auto shade = pigmentShadeNamed(options.pigment);
    good(shade, "--pigment");
    applyPigmentShade(plan, *shade);
  }
  if (options.ludwig) plan.native.norwood_stage = 1;  // a pattern of its own, unless both are asked for
  if (!options.norwood.empty()) good(setNorwood(plan.native, options.norwood), "--norwood");
  set(plan, "native.ludwig_grade", options.ludwig, "--ludwig");
  set(plan, "skin.fitzpatrick", options.skin, "--skin");
  plan = withSettings(std::move(plan), options.common);

  if (std::filesystem::exists(options.file) && !options.common.force)
    return Error{fmt::format("\"{}\" is there already; add --force to replace it, or choose another name",
                             options.file.string())};
  if (options.common.match_skin) {
    const auto head = loadHead(options.common.head);
    if (!head) return head.error();
    if (const auto matched = matchSkin(plan, *head, options.common); !matched) return matched;
  }
  return writePlan(plan, options.file);
}

Result<Done> runPlanCheck(const PlanOptions& options) {
  const auto plan = readPlan(options.file);
  if (!plan) return plan.error();
  if (!options.common.head.empty()) {
    auto head = loadHead(options.common.head);
    if (!head) return head.error();
    if (const auto good = checkPlanOnHead(*plan, Scalp(std::move(*head))); !good)
      return good.error().in(options.file.string());
  }
  logInfo("{} is a good plan: {} sessions, {:.0f} impressions per cm²", options.file.string(),
          plan->sessions.size(), plan->density_per_cm2);
  return kDone;
}

Result<Done> runPlanInfo(const CommonOptions& options) {
  auto plan = openPlan(options);
  if (!plan) return plan.error();
  auto head = loadHead(options.head);
  if (!head) return head.error();
  if (const auto matched = matchSkin(*plan, *head, options); !matched) return matched;
  Scalp scalp(std::move(*head));
  if (const auto good = checkPlanOnHead(*plan, scalp); !good) return good;
  const PlanMeasures measures = measurePlan(scalp, *plan, sitesOf(scalp.surface(), plan->seed));
  std::puts(options.json ? planReportJson(*plan, scalp.head(), measures).c_str()
                         : planReportText(*plan, scalp.head(), measures).c_str());
  return kDone;
}

}  // namespace

void addPlanCommands(CommandGroup& group) {
  const auto declare_new = [](CLI::App& plan, NewPlanOptions& options) {
    plan.add_option("--style", options.style, fmt::format("{}", fmt::join(kStyleNames, " ")));
    plan.add_option("--norwood", options.norwood,
                    "what hair is left: I to VII or 1 to 7, IIa to Va, III-vertex; steps such as 4.5 too");
    plan.add_option("--ludwig", options.ludwig, "thinning behind a hairline that stays: 0 to 3");
    plan.add_option("--skin", options.skin, "Fitzpatrick type: 1 to 6");
    addMatchSkin(plan, options.common);
    plan.add_option("--head", options.common.head, "the scan (OBJ, GLB, PLY, STL, FBX) whose skin to match");
    plan.add_option("--pigment", options.pigment,
                    fmt::format("{}: how dark the dots are", fmt::join(kPigmentShadeNames, " ")));
    plan.add_option("-o,--output", options.file, "the plan file to write")->required();
    plan.add_option("--set", options.common.set, "key=value, e.g. density_per_cm2=140");
    addForce(plan, options.common, "replace a file that is there already");
  };
  group.add<NewPlanOptions>("new", "write a plan of a style, for a client's hair and skin", declare_new,
                            runPlanNew);

  const auto declare_check = [](CLI::App& check, PlanOptions& options) {
    check.add_option("FILE", options.file, "the plan file")->required();
    check.add_option("--head", options.common.head, "ask whether it can be carried out on this scan too");
  };
  group.add<PlanOptions>("check", "say whether a plan file is good, and if not, why", declare_check,
                         runPlanCheck);

  const auto declare_info = [](CLI::App& info, CommonOptions& options) {
    addPlan(info, options);
    addMatchSkin(info, options);
    addHead(info, options);
    info.add_option("--seed", options.seed, "another arrangement of dots");
    addJson(info, options);
    addQuiet(info, options);
  };
  group.add<CommonOptions>(
      "info", "areas, densities, impressions and distances of a plan on a head, and the rules that it breaks",
      declare_info, runPlanInfo);
}

}  // namespace stipple
