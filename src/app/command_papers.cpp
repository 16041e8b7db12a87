// The papers of a treatment: the sheet that a client signs, and the practitioner's record of the sessions.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/workplace.h"
#include "base/log.h"
#include "export/approval_sheet.h"
#include "export/png.h"
#include "export/session_record.h"
#include "plan/design.h"
#include "scalp/plan_measures.h"
#include "studio/settings.h"

namespace stipple {
namespace {

/// The approval sheet, or the session record.
struct PaperOptions {
  CommonOptions common;
  std::filesystem::path out;
  bool record = false;
  std::string paper = "a4";
  std::optional<std::string> studio;  // none: as in the settings
  std::filesystem::path logo;         // empty: as in the settings
  std::string client;
  std::string date;
  std::string stage;  // empty: the last
  std::string views = "front,left45,top";
  int dpi = 300;
};

constexpr std::uint8_t kPaperWhite = 255;

/// What a person is called, as it will be printed; throws BadArguments where that cannot be done.
std::string printed(const std::string& name, std::string_view option) {
  if (!printable(name))
    throw BadArguments{fmt::format(
        "{}: \"{}\" holds letters that cannot be printed; give it in Latin, Greek or Cyrillic letters",
        option, name)};
  return name;
}

std::vector<std::string> viewsOf(const std::string& list) {
  std::vector<std::string> views;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    views.push_back(list.substr(from, comma - from));
    from = comma + 1;
  }
  for (const std::string& view : views)
    if (const auto known = viewNamed(view, {}); !known)
      throw BadArguments{"--views: " + known.error().message};
  if (views.size() > kMostSheetViews)
    throw BadArguments{
        fmt::format("--views names {} views; a sheet has room for {}", views.size(), kMostSheetViews)};
  return views;
}

/// What is not given comes from the settings, which the studio's panel keeps.
Result<Letterhead> letterheadOf(const PaperOptions& options) {
  if (!options.date.empty() && !dateFrom(options.date))
    throw BadArguments{
        fmt::format("--date is \"{}\"; give a day of the calendar such as 2026-12-01", options.date)};
  const Settings settings = readSettings(settingsFile()).settings;
  Letterhead head{.paper = paperOf(options.paper),
                  .studio = printed(options.studio.value_or(settings.studio_name), "--studio-name"),
                  .logo = {},
                  .client = printed(options.client, "--client"),
                  .date = options.date,
                  .program = "Stipple " STIPPLE_VERSION};
  const std::filesystem::path& file = options.logo.empty() ? settings.studio_logo : options.logo;
  if (file.empty()) return head;
  auto logo = readPng(file, kPaperWhite);
  if (!logo) return logo.error().in(options.logo.empty() ? "the logo of the settings" : "--logo");
  head.logo = std::move(*logo);
  return head;
}

Result<std::string> approvalOf(Workplace& place, Letterhead letterhead, PlanMeasures measures,
                               const ViewSetOptions& views, const Stage& stage) {
  Stills stills(*place.device, *place.preview);
  Progress progress("drawing views");
  auto pairs = drawViewPairs(stills, place.plan, place.preview->scalp().head().landmarks, views,
                             {.progress = [&](double share) { progress.update(share); }});
  if (!pairs) return pairs.error();
  return approvalSheetPdf(
      {std::move(letterhead), stage.caption, std::move(*pairs), place.plan, std::move(measures)});
}

Result<Done> runPaper(const PaperOptions& options) {
  auto letterhead = letterheadOf(options);
  if (!letterhead) return letterhead.error();
  ViewSetOptions views{.views = viewsOf(options.views), .light = lightOf(options.common)};
  if (const auto folder = prepareFolder(options.out.has_parent_path() ? options.out.parent_path() : ".");
      !folder)
    return folder.error();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Plan& plan = place->plan;
  const Stage stage = stageBesideBare(plan, options.stage);
  views.day = *stage.day;
  views.size = {glm::uvec2(sheetPicturePixels(letterhead->paper, options.dpi)), kSamples};
  letterhead->is_built_in_head = place->preview->scalp().head().is_built_in;
  PlanMeasures measures = measurePlan(place->preview->scalp(), plan, place->preview->sites());

  const auto pdf = options.record
                       ? sessionRecordPdf({std::move(*letterhead), plan, std::move(measures)})
                       : approvalOf(*place, std::move(*letterhead), std::move(measures), views, stage);
  if (!pdf) return pdf.error();
  if (const auto saved = saveFile(*pdf, options.out, options.common.force); !saved) return saved.error();
  if (options.common.json) {
    const nlohmann::json report{{"file", options.out.string()},
                                {"design_hash", designHash(plan)},
                                {"stage", stage.name},
                                {"device", place->device->name()}};
    std::puts(report.dump(2).c_str());
  }
  return checkValidation(*place->device);
}

}  // namespace

void addPaper(CommandGroup& group) {
  const auto declare = [](CLI::App& paper, PaperOptions& options) {
    paper.add_option("-o,--output", options.out, "the PDF to write")->required();
    paper.add_flag(
        "--record", options.record,
        "the practitioner's own record to fill in, a page a session, instead of the client's sheet");
    paper.add_option("--client", options.client, "the client's name; without it a line to fill in");
    paper.add_option("--date", options.date, "of the sheet, 2026-12-01; without it a line to fill in");
    paper.add_option("--studio-name", options.studio,
                     "the practice's name, at the top; without it that of the settings");
    paper.add_option("--logo", options.logo, "a PNG at the top; without it that of the settings");
    paper.add_option("--paper", options.paper, "a4 or letter")->capture_default_str();
    paper.add_option("--stage", options.stage, "what is agreed: s1.healed, ...; without it the last");
    paper.add_option("--views", options.views, "one to three standard views, between commas")
        ->capture_default_str();
    paper.add_option("--dpi", options.dpi, "dots an inch of the pictures")
        ->check(CLI::Range(30, 600))
        ->capture_default_str();
    addLight(paper, options.common);
    addDevice(paper, options.common);
    addPlan(paper, options.common);
    addForce(paper, options.common, "replace a file that is there already");
  };
  group.add<PaperOptions>("sheet", "the approval sheet to sign, or the session record, as PDF", declare,
                          runPaper);
}

}  // namespace stipple
