// Sheets of pictures of one head: the diary of a treatment, and the plan beside the same work in one sitting.
#include <fmt/format.h>

#include <cctype>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "base/words.h"
#include "app/workplace.h"
#include "base/log.h"
#include "export/contact_sheet.h"
#include "export/stills.h"
#include "plan/healing.h"
#include "plan/outcome.h"
#include "plan/stage.h"

namespace stipple {
namespace {

/// One sheet of several pictures.
struct SheetOptions {
  CommonOptions common;
  std::string view = "chin-down";
  std::filesystem::path out;
};

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// A stage's caption is "when: what is seen then".
LabelledPicture labelled(Picture picture, const Stage& stage) {
  const std::size_t colon = stage.caption.find(": ");
  if (colon == std::string::npos) return {std::move(picture), capitalised(stage.caption), {}};
  return {std::move(picture), capitalised(stage.caption.substr(0, colon)),
          capitalised(stage.caption.substr(colon + 2))};
}

std::string sessionsText(std::size_t count) {
  return count == 1 ? "one session" : fmt::format("{} sessions", count);
}

/// What a sheet draws with, opened before the first picture.
struct SheetPlace {
  Workplace workplace;
  Camera camera;
  FrameSize size;
  LightPreset light;
};

Result<SheetPlace> openSheetPlace(const SheetOptions& options) {
  const FrameSize size{parseSize(options.common.size), kSamples};
  const LightPreset light = lightOf(options.common);
  if (const auto folder = prepareFolder(options.out.has_parent_path() ? options.out.parent_path() : ".");
      !folder)
    return folder.error();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Camera camera = cameraOf(*place, options.view);
  return SheetPlace{std::move(*place), camera, size, light};
}

Result<Done> finish(const SheetOptions& options, const SheetPlace& place,
                    const std::vector<LabelledPicture>& pictures, ContactSheetOptions sheet,
                    nlohmann::json report) {
  sheet.subject = headNote(place.workplace.preview->scalp().head());
  if (const auto saved = savePicture(contactSheet(pictures, sheet), options.out, options.common.force);
      !saved)
    return saved.error();
  if (options.common.json) {
    report["file"] = options.out.string();
    report["device"] = place.workplace.device->name();
    std::puts(report.dump(2).c_str());
  }
  return checkValidation(*place.workplace.device);
}

/// What of one sitting a client feels and sees, as expected.
nlohmann::json sittingJson(const Plan& plan, const Workload& work) {
  nlohmann::json sessions = nlohmann::json::array();
  const std::vector<Sitting> sittings = sittingsOf(plan, work);
  for (std::size_t s = 0; s < sittings.size(); ++s) {
    const auto index = static_cast<int>(s);
    const float trauma = sittings[s].trauma;
    float red_days = 0;
    while (red_days < 60 && heal(plan, index, trauma, red_days).redness > 0) red_days += 0.25f;
    sessions.push_back(
        {{"day", sittings[s].day},
         {"trauma", trauma},
         {"healed_diameter_mm", heal(plan, index, trauma, plan.healing.settled_day).diameter_mm},
         {"redness_gone_after_days", red_days},
         {"blotch", fateOf(plan, index, trauma).blotch},
         {"lost_share", fateOf(plan, index, trauma).lost}});
  }
  return {{"sessions", sessions}, {"held_share", heldShare(plan, work)}};
}

Result<Done> runDiary(const SheetOptions& options) {
  auto place = openSheetPlace(options);
  if (!place) return place.error();
  const Plan& plan = place->workplace.plan;
  Stills stills(*place->workplace.device, *place->workplace.preview);
  std::vector<LabelledPicture> pictures;
  nlohmann::json report;
  const std::vector<Stage> stages = diaryOf(plan);
  {
    Progress progress("drawing stages");
    for (const Stage& stage : stages) {
      auto picture = stills.draw({plan, stage.day, place->camera, 0, false, place->light}, place->size);
      if (!picture) return picture.error();
      pictures.push_back(labelled(std::move(*picture), stage));
      nlohmann::json entry{{"caption", stage.caption}};
      if (stage.day) entry["day"] = *stage.day;
      report["stages"].push_back(entry);
      progress.update(static_cast<double>(pictures.size()) / static_cast<double>(stages.size()));
    }
  }
  return finish(
      options, *place, pictures,
      {.title =
           fmt::format("Scalp micropigmentation in {}, from day to day", sessionsText(plan.sessions.size())),
       .subtitle =
           "Skin reacts differently from client to client; what is called normal here passes by itself.",
       .arrangement = SheetArrangement::rows},
      report);
}

Result<Done> runCompare(const SheetOptions& options) {
  auto place = openSheetPlace(options);
  if (!place) return place.error();
  const Plan& plan = place->workplace.plan;
  const Plan single = oneSession(plan);
  constexpr std::array<float, 4> kDaysAfter{0, 4, 10, 42};
  Stills stills(*place->workplace.device, *place->workplace.preview);
  std::vector<LabelledPicture> pictures;
  {
    Progress progress("drawing both ways");
    for (const Plan* way : {&plan, &single}) {
      const float last = sessionDays(*way).back();
      for (const float after : kDaysAfter) {
        auto picture = stills.draw({*way, last + after, place->camera, 0, false, place->light}, place->size);
        if (!picture) return picture.error();
        pictures.push_back(
            {std::move(*picture), capitalised(sessionsText(way->sessions.size())),
             after == 0 ? "Just done" : fmt::format("{:.0f} days later", after)});
        progress.update(static_cast<double>(pictures.size()) / (2 * kDaysAfter.size()));
      }
    }
  }
  const Workload work = place->workplace.preview->scalp().workload();
  return finish(options, *place, pictures,
                {.title = fmt::format("{}, or all in one", capitalised(sessionsText(plan.sessions.size()))),
                 .subtitle = "The same density on the same days after the last session.",
                 .arrangement = SheetArrangement::rows},
                {{"plan", sittingJson(plan, work)}, {"one_session", sittingJson(single, work)}});
}

}  // namespace

void addSheets(CommandGroup& group) {
  const auto declare = [](CLI::App& sheet, SheetOptions& options) {
    sheet.add_option("-o,--output", options.out, "the PNG to write")->required();
    addView(sheet, options.view);
    addLight(sheet, options.common);
    addPicture(sheet, options.common);
  };
  group.add<SheetOptions>("diary",
                          "a sheet of the treatment from day to day, with what is seen and that it is normal",
                          declare, runDiary);
  group.add<SheetOptions>("compare",
                          "a sheet of the plan beside the same density in one session, on the same days",
                          declare, runCompare);
}

}  // namespace stipple
