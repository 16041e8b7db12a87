#include "plan/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stipple {
namespace {

// Limits. What a source gives as usual without a tolerance has one here that is assumed.
constexpr double kLowestMidFrontalMm = 65, kHighestMidFrontalMm = 100;
constexpr double kCanthusToleranceMm = 12;
constexpr double kMostFallMm = 1, kLeastSlopeDeg = -0.5;
constexpr double kUsualPeakMm = 50, kPeakToleranceMm = 25;
constexpr double kLeastLeftRightMm = 0.5, kMostLeftRightMm = 5;
constexpr double kLeastThird = 0.75, kMostThird = 1.35;  // of the middle third
constexpr double kNarrowestFadeMm = 2;
constexpr double kLeastMacroMm = 0.15;
constexpr double kMostNaturalPerCm2 = 223;
constexpr double kLongestSessionMinutes = 360;
constexpr double kMostTrauma = 0.5;

constexpr std::string_view kHeightSource =
    "Garg 2017 (JCAS): 80; Shapiro: 70 to 100; men measured 66.5 (Kashiyama 2021)";
constexpr std::string_view kProfileSource = "Lam (hairtx.com); rejuvenatehairtransplant.com";
constexpr std::string_view kCanthusSource = "Shapiro 2013; the tolerance is assumed";
constexpr std::string_view kPeakSource = "Garg 2017 (JCAS): 50; the tolerance is assumed";
constexpr std::string_view kMirrorSource = "JCMA 2016: recession differs by side in most men";
constexpr std::string_view kThirdsSource = "e-aaps.org 135: equal thirds; the tolerance is assumed";
constexpr std::string_view kFadeSource = "regrowhair; journalres.org: density rises over a few millimetres";
constexpr std::string_view kWavesSource = "waves 10 to 30 mm long and 2 to 5 mm high; the limit is assumed";
constexpr std::string_view kDensitySource = "Barman 1965: 223 terminal hairs per cm2 in the mean";
constexpr std::string_view kTraumaSource =
    "elegantsmp.com, fullscalp.com: too much at once bleeds and blotches; the limit is assumed";
constexpr std::string_view kSessionSource = "chapmansmp, chivalrymen: sessions of 2 to 6 hours";

class Report {
 public:
  explicit Report(std::vector<BrokenRule>& broken) : broken_(broken) {}

  void below(std::string_view rule, double figure, double limit, std::string_view unit,
             std::string_view source, std::string sentence) {
    if (figure < limit) broken_.push_back({rule, figure, limit, unit, source, std::move(sentence)});
  }
  void above(std::string_view rule, double figure, double limit, std::string_view unit,
             std::string_view source, std::string sentence) {
    if (figure > limit) broken_.push_back({rule, figure, limit, unit, source, std::move(sentence)});
  }

 private:
  std::vector<BrokenRule>& broken_;
};

void judgeMiddle(Report& report, const HairlineMeasures& line) {
  const double height_mm = line.mid_frontal_height_mm;
  report.below("mid_frontal_too_low", height_mm, kLowestMidFrontalMm, "mm", kHeightSource,
               fmt::format("The mid-frontal point lies {:.0f} mm above the glabella, too low to suit its "
                           "wearer for life; 70 to 90 mm is usual.",
                           height_mm));
  report.above("mid_frontal_too_high", height_mm, kHighestMidFrontalMm, "mm", kHeightSource,
               fmt::format("The mid-frontal point lies {:.0f} mm above the glabella, higher than even a "
                           "conservative hairline; 70 to 90 mm is usual.",
                           height_mm));
  const double third = line.middle_third_mm > 0 ? line.upper_third_mm / line.middle_third_mm : 1;
  const auto thirds = [&](std::string_view which) {
    return fmt::format(
        "The forehead makes the upper third of the face {:.0f} mm beside {:.0f} mm in the middle; "
        "a hairline a little {} balances them.",
        line.upper_third_mm, line.middle_third_mm, which);
  };
  report.below("upper_third_short", third, kLeastThird, "of the middle third", kThirdsSource,
               thirds("higher"));
  report.above("upper_third_long", third, kMostThird, "of the middle third", kThirdsSource, thirds("lower"));
}

void judgeSide(Report& report, const HairlineMeasures& line, double BothSides::*side, std::string_view name) {
  const auto of = [&](const BothSides& both) { return both.*side; };
  const double slope_deg = of(line.profile_slope_deg), fall_mm = of(line.profile_fall_mm);
  if (slope_deg < kLeastSlopeDeg)
    report.below("profile_falls", slope_deg, kLeastSlopeDeg, "degrees", kProfileSource,
                 fmt::format("Seen from the {0} the hairline falls from the middle to its corner, which no "
                             "natural one does; raise the {0} frontotemporal corner by {1:.1f} mm.",
                             name, -of(line.corner_above_mm)));
  else
    report.above(
        "profile_dips", fall_mm, kMostFallMm, "mm", kProfileSource,
        fmt::format("On its way to the {0} corner the hairline dips {1:.1f} mm below the mid-frontal "
                    "point; raise the {0} lateral point.",
                    name, fall_mm));

  const double off_mm = of(line.corner_off_canthus_mm);
  if (std::abs(off_mm) > kCanthusToleranceMm)
    report.above("corner_off_canthus", std::abs(off_mm), kCanthusToleranceMm, "mm", kCanthusSource,
                 fmt::format("The {} frontotemporal corner lies {:.0f} mm {} the vertical through the outer "
                             "canthus, on which it belongs.",
                             name, std::abs(off_mm), off_mm > 0 ? "outside" : "inside"));

  const double peak_mm = of(line.corner_to_peak_mm);
  const auto peak = [&] {
    return fmt::format("The {} temporal peak lies {:.0f} mm from its corner; about {:.0f} mm is usual.", name,
                       peak_mm, kUsualPeakMm);
  };
  report.below("temporal_peak_near", peak_mm, kUsualPeakMm - kPeakToleranceMm, "mm", kPeakSource, peak());
  report.above("temporal_peak_far", peak_mm, kUsualPeakMm + kPeakToleranceMm, "mm", kPeakSource, peak());
}

void judgeSymmetry(Report& report, const HairlineMeasures& line) {
  report.below(
      "strict_mirror", line.left_right_most_mm, kLeastLeftRightMm, "mm", kMirrorSource,
      "Left and right are mirror images, which no grown hairline is; set hairline.asymmetry_mm to 1 to "
      "3.");
  report.above("lopsided", line.left_right_most_mm, kMostLeftRightMm, "mm", kMirrorSource,
               fmt::format("Left and right differ by {:.1f} mm, which shows; {:.0f} mm or less looks grown.",
                           line.left_right_most_mm, kMostLeftRightMm));
}

void judgeEdge(Report& report, const Plan& plan, const HairlineMeasures& line) {
  const double fade_mm = static_cast<double>(plan.hairline.fade_mm);
  report.below("edge_is_a_wall", fade_mm, kNarrowestFadeMm, "mm", kFadeSource,
               fmt::format("Density rises within {:.1f} mm, a wall that reads as drawn; a fade of 8 to 15 mm "
                           "reads as hair.",
                           fade_mm));
  report.below("edge_is_ruled", line.macro_roughness_mm, kLeastMacroMm, "mm", kWavesSource,
               fmt::format("The edge strays {:.2f} mm from a ruled line, straighter than hair grows; raise "
                           "hairline.undulation_mm.",
                           line.macro_roughness_mm));
}

void judgeTreatment(Report& report, const TreatmentMeasures& treatment) {
  report.above(
      "denser_than_hair", treatment.densest_per_cm2, kMostNaturalPerCm2, "per cm2", kDensitySource,
      fmt::format("Hair and pigment reach {:.0f} per cm2, more than hair does; it heals into one flat "
                  "shade.",
                  treatment.densest_per_cm2));
  for (std::size_t i = 0; i < treatment.session_minutes.size(); ++i)
    report.above(
        "session_too_long", treatment.session_minutes[i], kLongestSessionMinutes, "minutes", kSessionSource,
        fmt::format("Session {} takes about {:.1f} hours, longer than skin and client bear; spread the "
                    "impressions over more sessions.",
                    i + 1, treatment.session_minutes[i] / 60));
  for (std::size_t i = 0; i < treatment.sittings.size(); ++i)
    report.above(
        "session_overworks_skin", static_cast<double>(treatment.sittings[i].trauma), kMostTrauma, "of 1",
        kTraumaSource,
        fmt::format(
            "Session {} sets {:.0f} impressions on each cm2 in {:.1f} hours, which overworks the skin: dots "
            "widen and patches heal unevenly; spread them over more sessions.",
            i + 1, treatment.sittings[i].per_cm2, treatment.sittings[i].minutes / 60));
}

}  // namespace

std::vector<BrokenRule> brokenRules(const Plan& plan, const HairlineMeasures& line,
                                    const TreatmentMeasures& treatment) {
  std::vector<BrokenRule> broken;
  Report report(broken);
  judgeMiddle(report, line);
  judgeSide(report, line, &BothSides::left, "left");
  judgeSide(report, line, &BothSides::right, "right");
  judgeSymmetry(report, line);
  judgeEdge(report, plan, line);
  judgeTreatment(report, treatment);
  return broken;
}

}  // namespace stipple
