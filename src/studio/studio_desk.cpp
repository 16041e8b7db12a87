// Where the studio meets files: what the desk does to it, and what it has exported. Drawing exports is for
// others.
#include <fmt/format.h>

#include <algorithm>

#include "studio/history_panel.h"
#include "studio/job_cards.h"
#include "studio/output_files.h"
#include "studio/studio.h"

namespace stipple {
/// What lies between the document and the disk. Not while something is dragged: the tools remember what the
/// plan was before.
void Studio::drawDesk(Ui& ui, glm::vec2 size) {
  const float top = view_bar_height_ + ui.px(28);
  const float left = layout_.picture.low.x + ui.px(16);
  if (show_history_)
    show_history_ = drawHistory(ui, {left, top + ui.px(36)}, sizeOf(layout_.free).y - ui.px(140), document_);
  if (show_performance_) drawPerformance(ui, {layout_.picture.high.x - ui.px(16), top}, performance_);
  if (!jobs_.empty())
    if (const auto cancelled = drawJobs(ui, {left, layout_.free.high.y - ui.px(8)}, jobs_))
      wishes_.cancel_job = cancelled;
  ui.keys = nullptr;  // questions have keys of their own
  FileDesk::Wishes done = desk_.draw(ui, {{0, 0}, {size.x, size.y}}, document_, notices_);
  wishes_.quit |= done.quit;
  if (done.open_head) wishes_.open_head = std::move(done.open_head);
  if (!done.plan_replaced) return;
  // What belongs to the plan that was open is not the new one's.
  hairline_.select(std::nullopt);
  comparison_ = {};
  outlook_ = {};
  export_choices_.client.fill('\0');
}

std::string Studio::title() const {
  if (presenting() || (document_.file().empty() && !document_.isModified())) return "Stipple";
  const std::string name = document_.file().empty() ? "New plan" : document_.file().stem().string();
  return fmt::format("{}{} – Stipple", document_.isModified() ? "• " : "", name);
}

void Studio::openFiles(std::span<const std::filesystem::path> files) {
  if (presenting()) return;
  std::vector<FileRequest> requests;
  for (const std::filesystem::path& file : files)
    requests.push_back(
        {file.extension() == ".json" ? FileRequest::What::open_plan : FileRequest::What::open_head, file});
  if (!requests.empty()) desk_.request(std::move(requests));
}

void Studio::askToQuit() {
  if (presenting()) {
    // The question names the plan.
    presentation_.end();
    wishes_.end_presentation = true;
  }
  desk_.request({FileRequest::What::quit});
}

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
    case ExportKind::film:
      stem = plan_name + "-film";
      break;
    case ExportKind::stencil:
      stem = plan_name + "-stencil";
      break;
    case ExportKind::model:
      stem = fmt::format("{}-{}-model", plan_name, stageName());
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
