#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/commands.h"
#include "base/log.h"
#include "head/import.h"
#include "plan/parameters.h"
#include "plan/plan_file.h"
#include "plan/styles.h"
#include "scalp/site_surface.h"

namespace stipple {

Result<Done> runHeadInfo(const CommonOptions& options) {
  const auto imported = importHead(options.head);
  if (!imported) return imported.error();
  const ImportReport& report = imported->report;
  const double scalp_cm2 = makeSiteSurface(imported->head).area_mm2 / 100;
  if (options.json) {
    const nlohmann::json json{{"name", imported->head.name},
                              {"units", report.units},
                              {"scale_mm_per_unit", report.scale_mm_per_unit},
                              {"triangles_in_file", report.triangles_in_file},
                              {"triangles", report.triangles},
                              {"degenerate_dropped", report.degenerate_dropped},
                              {"scraps_dropped", report.scraps_dropped},
                              {"triangles_turned", report.triangles_turned},
                              {"open_edges", report.open_edges},
                              {"subdivisions", report.subdivisions},
                              {"mean_scalp_edge_mm", report.mean_scalp_edge_mm},
                              {"scalp_area_cm2", scalp_cm2},
                              {"fit_confidence", report.fit_confidence},
                              {"notes", report.notes}};
    std::puts(json.dump(2).c_str());
    return kDone;
  }
  std::puts(fmt::format("{}: {} triangles in {}, {:.4g} mm a unit\nscalp {:.0f} cm², edges of {:.2f} mm "
                        "after {} subdivisions\nfit {:.0f} %",
                        imported->head.name, report.triangles_in_file, report.units, report.scale_mm_per_unit,
                        scalp_cm2, report.mean_scalp_edge_mm, report.subdivisions,
                        report.fit_confidence * 100)
                .c_str());
  for (const std::string& note : report.notes) std::puts(("- " + note).c_str());
  return kDone;
}

Result<Done> runPlanNew(const NewPlanOptions& options) {
  const auto good = [](const auto& result, std::string_view option) {
    if (!result) throw BadArguments{fmt::format("{}: {}", option, result.error().message)};
  };
  const auto set = [&](Plan& plan, std::string_view key, const std::optional<float>& value,
                       std::string_view option) {
    if (value) good(setParameter(plan, fmt::format("{}={}", key, *value)), option);
  };
  Plan plan;
  if (!options.style.empty()) {
    const auto style = styleNamed(options.style);
    good(style, "--style");
    applyStyle(plan, *style);
  }
  if (options.ludwig) plan.native.norwood_stage = 1;  // a pattern of its own, unless both are asked for
  if (!options.norwood.empty()) good(setNorwood(plan.native, options.norwood), "--norwood");
  set(plan, "native.ludwig_grade", options.ludwig, "--ludwig");
  set(plan, "skin.fitzpatrick", options.skin, "--skin");
  plan = withSettings(std::move(plan), options.common);

  if (std::filesystem::exists(options.file) && !options.common.force)
    return Error{fmt::format("\"{}\" is there already; add --force to replace it, or choose another name",
                             options.file.string())};
  return writePlan(plan, options.file);
}

Result<Done> runPlanCheck(const PlanOptions& options) {
  const auto plan = readPlan(options.file);
  if (!plan) return plan.error();
  logInfo("{} is a good plan: {} sessions, {:.0f} impressions per cm²", options.file.string(),
          plan->sessions.size(), plan->density_per_cm2);
  return kDone;
}

}  // namespace stipple
