// What each kind of export does, start to end. All of them draw first and write last, or write beside what
// they replace: a cancelled or failed one leaves nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "app/exports.h"
#include "app/options.h"
#include "app/workplace.h"
#include "base/replace_file.h"
#include "export/approval_sheet.h"
#include "export/canvas.h"
#include "export/contact_sheet.h"
#include "export/film.h"
#include "export/model.h"
#include "export/png.h"
#include "export/session_record.h"
#include "export/stencil_pages.h"
#include "export/view_set.h"
#include "plan/captions.h"
#include "plan/design.h"
#include "plan/stage.h"
#include "scalp/plan_measures.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;
using Made = Result<fs::path>;

constexpr int kSheetDotsPerInch = 300;  // of pictures on paper
constexpr std::uint8_t kPaperWhite = 255;
// Tiles of this size take a software driver about a second: cancelling need not wait longer.
constexpr std::uint32_t kTileOnSoftware = 640, kTile = 4096;

std::uint32_t tileOf(const ExportPlace& place) {
  return place.device->isSoftware() ? kTileOnSoftware : kTile;
}

Made exportPicture(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  Stills stills(*place.device, *place.preview);
  const auto picture =
      stills.draw({.plan = order.plan, .day = order.day, .camera = order.camera, .light = order.light},
                  {order.size, kSamples},
                  {.tile = tileOf(place),
                   .progress = [&](double share) { control.progress(share); },
                   .stop = control.stop()});
  if (!picture) return picture.error();
  if (const auto written = writePng(withNote(*picture, order.note), order.target); !written)
    return written.error();
  return order.target;
}

/// Beside bare skin, as the command line does it.
Made exportViews(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  const Head& head = place.preview->scalp().head();
  std::error_code failed;
  fs::create_directories(order.target, failed);
  if (failed)
    return Error{fmt::format("the folder {} cannot be made: {}", order.target.string(), failed.message())};
  const Stage stage = order.day ? stageShown(order.plan, *order.day) : stagesOf(order.plan).back();
  Stills stills(*place.device, *place.preview);
  const auto files =
      exportViewFiles(stills, head.landmarks,
                      {.recipe = {.shot = {.plan = order.plan, .day = stage.day, .light = order.light},
                                  .size = {order.size, kSamples}},
                       .views = {viewNames().begin(), viewNames().end()},
                       .stage_caption = stage.caption,
                       .subject = headNote(head),
                       .folder = order.target,
                       .note = order.note,
                       .for_client = true,
                       .tile = tileOf(place)},
                      {.progress = [&](double share) { control.progress(share); }, .stop = control.stop()});
  if (files) return order.target;
  std::error_code ignored;
  fs::remove_all(order.target, ignored);  // a folder of our own making
  return files.error();
}

Result<Letterhead> letterheadOf(const ExportOrder& order, const Head& head) {
  Letterhead letterhead{.studio = order.studio_name,
                        .client = order.client,
                        .program = "Stipple " STIPPLE_VERSION,
                        .is_built_in_head = head.is_built_in};
  if (order.studio_logo.empty()) return letterhead;
  auto logo = readPng(order.studio_logo, kPaperWhite);
  if (!logo) return logo.error().in("the studio's logo");
  letterhead.logo = std::move(*logo);
  return letterhead;
}

Made writePaper(const Result<std::string>& pdf, const ExportOrder& order, const JobControl& control) {
  if (!pdf) return pdf.error();
  if (control.cancelled()) return Error{std::string(kStopped)};
  if (const auto written = replaceFile(order.target, *pdf); !written) return written.error();
  return order.target;
}

Made exportApprovalSheet(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  Scalp& scalp = place.preview->scalp();
  auto letterhead = letterheadOf(order, scalp.head());
  if (!letterhead) return letterhead.error();
  const Stage stage = order.day ? stageShown(order.plan, *order.day) : stagesOf(order.plan).back();
  const auto pixels = glm::uvec2(sheetPicturePixels(letterhead->paper, kSheetDotsPerInch));
  Stills stills(*place.device, *place.preview);
  control.say("Drawing bare skin and the result");
  auto pairs =
      drawViewPairs(stills, order.plan, scalp.head().landmarks,
                    {.views = {"front", "left45", "top"},
                     .day = *stage.day,
                     .light = order.light,
                     .size = {pixels, kSamples}},
                    {.progress = [&](double share) { control.progress(share); }, .stop = control.stop()});
  if (!pairs) return pairs.error();
  return writePaper(approvalSheetPdf({std::move(*letterhead), stage.caption, std::move(*pairs), order.plan,
                                      measurePlan(scalp, order.plan, place.preview->sites())}),
                    order, control);
}

Made exportSessionRecord(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  Scalp& scalp = place.preview->scalp();
  auto letterhead = letterheadOf(order, scalp.head());
  if (!letterhead) return letterhead.error();
  return writePaper(sessionRecordPdf({std::move(*letterhead), order.plan,
                                      measurePlan(scalp, order.plan, place.preview->sites())}),
                    order, control);
}

Made exportFilm(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  constexpr double kSeconds = 30;
  constexpr int kFramesPerSecond = 25;
  const Head& head = place.preview->scalp().head();
  const auto camera = viewNamed("chin-down", head.landmarks);
  if (!camera) return camera.error();
  const FilmFormat format{static_cast<int>(order.size.x), static_cast<int>(order.size.y), kFramesPerSecond};
  auto reel = openReel(order.target, format);
  if (!reel) return reel.error();
  Stills stills(*place.device, *place.preview);
  const auto shot =
      shootFilm(stills, {order.plan, kSeconds, format, *camera, order.light, kSamples, clientNote(head)},
                **reel, {.progress = [&](double share) { control.progress(share); }, .stop = control.stop()});
  if (!shot) return shot.error();
  return (*reel)->made();
}

Made exportStencil(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  const Scalp& scalp = place.preview->scalp();
  const auto stencil = layStencil(scalp, order.plan);
  if (!stencil) return stencil.error();
  auto printed =
      printStencil(*stencil, {.design = designHash(order.plan), .subject = clientNote(scalp.head())});
  if (!printed) return printed.error();
  return writePaper(std::move(printed->pdf), order, control);
}

Made exportModel(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  Stills stills(*place.device, *place.preview);
  control.say("Photographing the head from all around");
  const auto glb =
      makeModel(stills, place.preview->scalp(), {order.plan, order.day, static_cast<int>(order.size.x)},
                {.progress = [&](double share) { control.progress(share); }, .stop = control.stop()});
  if (!glb) return glb.error();
  if (const auto written = replaceFile(order.target, *glb); !written) return written.error();
  return order.target;
}

}  // namespace

ExportWork workOf(ExportOrder order) {
  using Export = Made (*)(const ExportOrder&, ExportPlace&, JobControl&);
  constexpr std::array<Export, kExportKinds> kExports{exportPicture,       exportViews, exportApprovalSheet,
                                                      exportSessionRecord, exportFilm,  exportStencil,
                                                      exportModel};
  const Export work = kExports[static_cast<std::size_t>(order.kind)];
  return [order = std::move(order), work](ExportPlace& place, JobControl& control) {
    return work(order, place, control);
  };
}

}  // namespace stipple
