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

Result<Picture> draw(ExportPlace& place, Stills& stills, const Preview::Shot& shot, const FrameSize& size,
                     JobControl& control, double from, double to) {
  return stills.draw(shot, size,
                     {.tile = place.device->isSoftware() ? kTileOnSoftware : kTile,
                      .progress = [&](double share) { control.progress(from + share * (to - from)); },
                      .stop = control.stop()});
}

Picture withNote(Picture picture, const std::string& note) {
  if (note.empty()) return picture;
  const double size_px = std::max(11.0, picture.height * 0.02);
  Canvas canvas(picture.width, picture.height, {0, 0, 0});
  canvas.put(picture, 0, 0);
  canvas.text(note, size_px, picture.height - size_px, picture.width - 2 * size_px,
              {.size_px = size_px, .color = {235, 232, 227}});
  return canvas.picture();
}

Made exportPicture(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  Stills stills(*place.device, *place.preview);
  auto picture = draw(place, stills,
                      {.plan = order.plan, .day = order.day, .camera = order.camera, .light = order.light},
                      {order.size, kSamples}, control, 0, 1);
  if (!picture) return picture.error();
  if (const auto written = writePng(withNote(std::move(*picture), order.note), order.target); !written)
    return written.error();
  return order.target;
}

Result<Done> writeAll(const std::vector<LabelledPicture>& pictures, const ExportOrder& order,
                      const ContactSheetOptions& sheet) {
  std::error_code failed;
  fs::create_directories(order.target, failed);
  if (failed)
    return Error{fmt::format("the folder {} cannot be made: {}", order.target.string(), failed.message())};
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const fs::path file = order.target / fmt::format("{}.png", viewNames()[i]);
    if (const auto written = writePng(withNote(pictures[i].picture, order.note), file); !written)
      return written;
  }
  return writePng(contactSheet(pictures, sheet), order.target / "contact-sheet.png");
}

Made exportViews(const ExportOrder& order, ExportPlace& place, JobControl& control) {
  const Head& head = place.preview->scalp().head();
  Stills stills(*place.device, *place.preview);
  std::vector<LabelledPicture> pictures;
  const auto count = static_cast<double>(viewNames().size());
  for (const std::string_view name : viewNames()) {
    control.say(fmt::format("View {} of {:.0f}", pictures.size() + 1, count));
    const auto camera = viewNamed(name, head.landmarks);
    if (!camera) return camera.error();
    const auto done = static_cast<double>(pictures.size());
    auto picture =
        draw(place, stills, {.plan = order.plan, .day = order.day, .camera = *camera, .light = order.light},
             {order.size, kSamples}, control, done / count, (done + 1) / count);
    if (!picture) return picture.error();
    pictures.push_back({std::move(*picture), viewTitle(name), {}});
  }
  const Stage stage = order.day ? stageAtDay(order.plan, *order.day) : stagesOf(order.plan).front();
  const auto written =
      writeAll(pictures, order,
               {.title = stage.caption, .subject = headNote(head), .arrangement = SheetArrangement::rows});
  if (written) return order.target;
  std::error_code ignored;
  fs::remove_all(order.target, ignored);  // a folder of our own making
  return written.error();
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
  const Stage stage = order.day ? stageAtDay(order.plan, *order.day) : stagesOf(order.plan).back();
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
  auto printed = printStencil(*stencil, {.design = designHash(order.plan), .subject = clientNote(scalp.head())});
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
