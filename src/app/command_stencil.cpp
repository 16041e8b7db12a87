#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "base/log.h"
#include "export/stencil_pages.h"
#include "head/import.h"
#include "plan/design.h"
#include "scalp/plan_on_head.h"

namespace stipple {
namespace {

struct StencilOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string paper = "a4";
};

Result<Done> runStencil(const StencilOptions& options) {
  const Paper paper = paperOf(options.paper);
  if (const auto folder = prepareFolder(folderOf(options.out)); !folder) return folder.error();
  const auto plan = openPlan(options.common);
  if (!plan) return plan.error();
  auto head = loadHead(options.common.head);
  if (!head) return head.error();
  const Scalp scalp(std::move(*head));
  if (const auto good = checkPlanOnHead(*plan, scalp); !good) return good;
  const auto stencil = layStencil(scalp, *plan);
  if (!stencil) return stencil.error();
  const auto printed = printStencil(*stencil, {paper, designHash(*plan), clientNote(scalp.head())});
  if (!printed) return printed.error();
  if (const auto saved = saveFile(printed->pdf, options.out, options.common.force); !saved) return saved;
  if (options.common.json) {
    const nlohmann::json report{{"file", options.out.string()},
                                {"pages", printed->pages},
                                {"design_hash", designHash(*plan)},
                                {"skin_length_mm", stencil->skin_length_mm},
                                {"paper_length_mm", stencil->paper_length_mm},
                                {"worst_along", stencil->worst_along},
                                {"worst_around", stencil->worst_around}};
    std::puts(report.dump(2).c_str());
  } else {
    logInfo(
        "{} page{} in {}: print at 100 %, measure the bar. Lengths along the hairline are true to {:.1f} %, "
        "around it to "
        "{:.1f} %",
        printed->pages, printed->pages == 1 ? "" : "s", options.out.string(), 100 * stencil->worst_along,
        100 * stencil->worst_around);
  }
  return kDone;
}

}  // namespace

void addStencil(CommandGroup& group) {
  const auto declare = [](CLI::App& stencil, StencilOptions& options) {
    stencil.add_option("-o,--output", options.out, "the PDF to write")->required();
    stencil.add_option("--paper", options.paper, "a4 or letter")->capture_default_str();
    addHead(stencil, options.common);
    addJson(stencil, options.common);
    addForce(stencil, options.common, "replace a file that is there already");
    addPlan(stencil, options.common);
    addQuiet(stencil, options.common);
  };
  group.add<StencilOptions>("stencil", "the hairline flattened at 1:1 on paper, front and side profiles",
                            declare, runStencil);
}

}  // namespace stipple
