// What leaves the studio as files: ordered here, drawn by others.
#include <fmt/format.h>

#include <algorithm>

#include "studio/output_files.h"
#include "studio/studio.h"

namespace stipple {
/// With everything as it is at this moment; only where to is still to be said.
void Studio::orderExport() {
  const Plan seen = planSeen(plan(), outlook_);
  ExportOrder order{.kind = export_choices_.kind,
                    .target = {},
                    .plan = seen,
                    .day = daySeen(plan(), outlook_, timeline_.day()),
                    .camera = view_.camera(),
                    .light = light_,
                    .size = exportSize(export_choices_),
                    .note = pictureNotes(),
                    .client = export_choices_.client.data(),
                    .studio_name = settings().studio_name,
                    .studio_logo = settings().studio_logo};
  const std::string plan_name = document_.file().empty() ? "smp" : document_.file().stem().string();
  std::string stem;
  switch (order.kind) {
    case ExportKind::picture:
      stem = fmt::format("{}-{}-{}", plan_name, stageName(), viewName());
      break;
    case ExportKind::views:
      stem = fmt::format("{}-{}-views", plan_name, stageName());
      break;
    case ExportKind::approval_sheet:
      stem = plan_name + "-approval";
      break;
    case ExportKind::session_record:
      stem = plan_name + "-sessions";
      break;
  }
  std::ranges::replace(stem, ' ', '-');
  desk_.ask(exportQuestion(order.kind, outputFolder(), stem),
            [this, order, stem](const std::filesystem::path& chosen) mutable {
              order.target = order.kind == ExportKind::views ? freeName(chosen, stem, "") : chosen;
              wishes_.exports.push_back(std::move(order));
            });
}

std::string Studio::pictureNotes() const {
  std::string notes = head().is_built_in ? "Not your head" : "";
  if (const std::string outlook = pictureNote(); !outlook.empty())
    notes += (notes.empty() ? "" : " · ") + outlook;
  return notes;
}

}  // namespace stipple
