#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/command_line.h"
#include "app/commands.h"
#include "base/log.h"
#include "base/replace_file.h"
#include "export/tone_plot.h"
#include "head/import.h"
#include "plan/tone_curves.h"
#include "scalp/areas.h"
#include "scalp/plan_on_head.h"

namespace stipple {
namespace {

struct TimelineOptions {
  CommonOptions common;
  std::filesystem::path csv;   // empty: none
  std::filesystem::path plot;  // likewise
};

using Json = nlohmann::ordered_json;

void appendRows(std::string& table, std::string_view course, SkinType skin,
                const std::vector<ToneSample>& samples) {
  for (const ToneSample& sample : samples)
    fmt::format_to(std::back_inserter(table), "{},{},{:.6g},{:.5f},{:.5f}\n", course,
                   kSkinTypeNames[static_cast<std::size_t>(skin)], sample.day, sample.tone, sample.redness);
}

/// One row a day; where a session changes something, its day has two.
std::string csvOf(const ToneStudy& study) {
  std::string table = "course,skin,day,tone,redness\n";
  for (const SkinCourse& skin : study.skins) {
    appendRows(table, "plan", skin.skin, skin.plan.samples);
    appendRows(table, "one_sitting", skin.skin, skin.one.samples);
  }
  for (const Outcome outcome : {Outcome::optimistic, Outcome::pessimistic})
    appendRows(table, kOutcomeNames[static_cast<std::size_t>(outcome)], study.own,
               study.outcomes[static_cast<std::size_t>(outcome)]);
  return table;
}

Result<Done> saveTable(const std::string& table, const std::filesystem::path& file, bool force) {
  if (!force && std::filesystem::exists(file)) {
    std::ifstream stream(file, std::ios::binary);
    if (std::string{std::istreambuf_iterator<char>(stream), {}} == table) return kDone;
    return Error{
        fmt::format("\"{}\" is there already and differs; add --force to replace it, or choose another name",
                    file.string())};
  }
  return replaceFile(file, table);
}

double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

Json figuresJson(const CourseFigures& figures) {
  return {{"fresh_to_healed", rounded(static_cast<double>(figures.fresh_to_healed))},
          {"redness_gone_day", rounded(static_cast<double>(figures.redness_gone_day))},
          {"fading_per_year", rounded(static_cast<double>(figures.fading_per_year))},
          {"settled_tone", rounded(figures.settled_tone)},
          {"held_share", rounded(figures.held_share)},
          {"most_trauma", rounded(static_cast<double>(figures.most_trauma))}};
}

Json rangeJson(const SourcedRange& range) {
  return {static_cast<double>(range.low), static_cast<double>(range.high)};
}

std::string jsonOf(const ToneStudy& study) {
  Json report{{"session_days", study.session_days}};
  for (const SkinCourse& skin : study.skins)
    report["skins"].push_back({{"skin", kSkinTypeNames[static_cast<std::size_t>(skin.skin)]},
                               {"plan", figuresJson(skin.plan.figures)},
                               {"one_sitting", figuresJson(skin.one.figures)}});
  report["sourced"] = {{"fresh_to_healed", rangeJson(kFreshToHealed)},
                       {"redness_gone_day", rangeJson(kRednessGoneDay)},
                       {"fading_per_year", rangeJson(kFadingPerYear)},
                       {"settled_day", rangeJson(kSettledDay)}};
  return report.dump(2);
}

std::string textOf(const ToneStudy& study) {
  std::string page = fmt::format("{:12}{:>30}{:>30}\n{:12}", "", "the plan", "one sitting", "Skin");
  for (int course = 0; course < 2; ++course)
    page += fmt::format("{:>10}{:>8}{:>7}{:>5}", "healed", "a year", "held", "red");
  page += '\n';
  for (const SkinCourse& skin : study.skins) {
    page += fmt::format("{:12}", kSkinTypeNames[static_cast<std::size_t>(skin.skin)]);
    for (const CourseFigures& figures : {skin.plan.figures, skin.one.figures})
      page += fmt::format("{:>8.0f} %{:>6.0f} %{:>5.0f} %{:>5.1f}", 100 * figures.fresh_to_healed,
                          -100 * figures.fading_per_year, 100 * figures.held_share, figures.redness_gone_day);
    page += '\n';
  }
  return page +
         "\nhealed: tone of the last session's impressions after 28 days; a year: of the whole, once "
         "settled; held: of the "
         "density aimed at; red: until this day after the first session.\nSources: healed -15 to -55 %, -10 "
         "to -16 % a year, "
         "red until day 2 to 5.";
}

Result<Done> runTimeline(const TimelineOptions& options) {
  const auto plan = openPlan(options.common);
  if (!plan) return plan.error();
  auto head = loadHead(options.common.head);
  if (!head) return head.error();
  Scalp scalp(std::move(*head));
  if (const auto good = checkPlanOnHead(*plan, scalp); !good) return good;
  const ZoneAreas zones = measureAreas(scalp, *plan);
  const ToneStudy study = studyTone(*plan, workloadOf(zones));

  if (!options.csv.empty())
    if (const auto saved = saveTable(csvOf(study), options.csv, options.common.force); !saved) return saved;
  if (!options.plot.empty()) {
    const std::string title = fmt::format(
        "{} session{} against one sitting, {:.0f} impressions per cm² on {:.0f} cm²", plan->sessions.size(),
        plan->sessions.size() == 1 ? "" : "s", plan->density_per_cm2, workloadOf(zones).area_cm2());
    if (const auto saved = savePicture(plotToneStudy(study, title), options.plot, options.common.force);
        !saved)
      return saved;
  }
  std::puts(options.common.json ? jsonOf(study).c_str() : textOf(study).c_str());
  return kDone;
}

}  // namespace

void addTimeline(CommandGroup& group) {
  const auto declare = [](CLI::App& timeline, TimelineOptions& options) {
    addPlan(timeline, options.common);
    addHead(timeline, options.common);
    timeline.add_option("--csv", options.csv, "a table to write: course, skin, day, tone, redness");
    timeline.add_option("--plot", options.plot, "a PNG to write, with what sources give drawn in");
    addJson(timeline, options.common);
    addForce(timeline, options.common, "replace files that are there already");
    addQuiet(timeline, options.common);
  };
  group.add<TimelineOptions>(
      "timeline", "tone and redness over days and years on every type of skin, the plan beside one sitting",
      declare, runTimeline);
}

}  // namespace stipple
