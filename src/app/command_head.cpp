#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "head/import.h"
#include "scalp/site_surface.h"

namespace stipple {
namespace {

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

}  // namespace

void addHeadInfo(CommandGroup& group) {
  const auto declare = [](CLI::App& info, CommonOptions& options) {
    info.add_option("FILE", options.head, "the scan")->required();
    addJson(info, options);
    addQuiet(info, options);
  };
  group.add<CommonOptions>("info", "what a scan is, how it fits, and what was mended", declare, runHeadInfo);
}

}  // namespace stipple
