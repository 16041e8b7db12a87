#include "app/plan_report.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>

#include "app/course_report.h"
#include "app/options.h"
#include "base/words.h"
#include "plan/design.h"
#include "plan/skin_colour.h"
#include "scalp/scan_skin.h"

namespace stipple {
namespace {

using Json = nlohmann::ordered_json;

/// As fine as anything here is known.
double rounded(double value) {
  return std::round(value * 100) / 100;
}

Json bothSides(const BothSides& both) {
  return {{"left", rounded(both.left)}, {"right", rounded(both.right)}};
}

Json hairlineJson(const Plan& plan, const HairlineMeasures& line) {
  return {{"mid_frontal_height_mm", rounded(line.mid_frontal_height_mm)},
          {"recession_left_mm", rounded(line.recession_mm.left)},
          {"recession_right_mm", rounded(line.recession_mm.right)},
          {"corner_from_mid_frontal_mm", bothSides(line.mid_to_corner_mm)},
          {"corner_above_mid_frontal_mm", bothSides(line.corner_above_mm)},
          {"corner_off_canthus_mm", bothSides(line.corner_off_canthus_mm)},
          {"temporal_peak_distance_mm", bothSides(line.corner_to_peak_mm)},
          {"temporal_peak_off_canthus_mm", bothSides(line.peak_off_canthus_mm)},
          {"profile_slope_deg", bothSides(line.profile_slope_deg)},
          {"profile_fall_mm", bothSides(line.profile_fall_mm)},
          {"fade_mm", rounded(static_cast<double>(plan.hairline.fade_mm))},
          {"facial_thirds_mm",
           {{"upper", rounded(line.upper_third_mm)},
            {"middle", rounded(line.middle_third_mm)},
            {"lower", rounded(line.lower_third_mm)}}},
          {"left_right_difference_mm",
           {{"most", rounded(line.left_right_most_mm)},
            {"lateral", rounded(line.left_right_mm[0])},
            {"corner", rounded(line.left_right_mm[1])},
            {"temporal_peak", rounded(line.left_right_mm[2])},
            {"side_profile", rounded(line.left_right_mm[3])}}},
          {"edge_roughness_mm",
           {{"rms_10_to_30_mm", rounded(line.macro_roughness_mm)},
            {"rms_1_to_5_mm", rounded(line.micro_roughness_mm)},
            {"wave_height_10_to_30_mm", rounded(line.macro_roughness_mm * kWaveHeightPerRms)},
            {"wave_height_1_to_5_mm", rounded(line.micro_roughness_mm * kWaveHeightPerRms)}}}};
}

Json skinJson(const Skin& skin, const glm::vec3& albedo) {
  const double angle_deg = typologyAngleDeg(albedo);
  return {{"fitzpatrick", rounded(static_cast<double>(skin.fitzpatrick))},
          {"melanin_percent", rounded(100 * tintOf(skin).melanin)},
          {"blood_percent", rounded(static_cast<double>(skin.blood_percent))},
          {"typology_angle_deg", std::round(angle_deg)},
          {"typology_class", typologyClass(angle_deg)}};
}

using Page = std::back_insert_iterator<std::string>;

void writeHairline(Page page, const Plan& plan, const HairlineMeasures& line) {
  const auto one = [&](std::string_view name, const std::string& value) {
    fmt::format_to(page, "  {:34}{}\n", name, value);
  };
  const auto two = [&](std::string_view name, const BothSides& both, std::string_view unit) {
    fmt::format_to(page, "  {:34}{:>7.1f} {:>7.1f} {}\n", name, both.left, both.right, unit);
  };
  fmt::format_to(page, "Hairline\n");
  one("mid-frontal point", fmt::format("{:>7.1f} mm above the glabella", line.mid_frontal_height_mm));
  one("facial thirds", fmt::format("{:>7.0f} {:>7.0f} {:>7.0f} mm, from the top", line.upper_third_mm,
                                   line.middle_third_mm, line.lower_third_mm));
  one("left and right differ by", fmt::format("{:>7.1f} mm at most", line.left_right_most_mm));
  one("fade", fmt::format("{:>7.1f} mm", plan.hairline.fade_mm));
  one("waves of 10 to 30 mm, of 1 to 5 mm",
      fmt::format("{:>7.1f} {:>7.1f} mm high", line.macro_roughness_mm * kWaveHeightPerRms,
                  line.micro_roughness_mm * kWaveHeightPerRms));
  fmt::format_to(page, "  {:34}{:>7} {:>7}\n", "", "left", "right");
  two("recession of the corners", line.recession_mm, "mm");
  two("corner from mid-frontal point", line.mid_to_corner_mm, "mm");
  two("corner outside canthus vertical", line.corner_off_canthus_mm, "mm (canthi estimated)");
  two("temporal peak from corner", line.corner_to_peak_mm, "mm");
  two("profile rises backwards by", line.profile_slope_deg, "degrees");
}

void writeSkin(Page page, std::string_view whose, const Skin& skin, const glm::vec3& albedo) {
  const double angle_deg = typologyAngleDeg(albedo);
  fmt::format_to(
      page, "  {:34}{:>7.1f} type; {:.1f} % melanin, {:.1f} % blood; typology angle {:.0f} degrees, {}\n",
      whose, skin.fitzpatrick, 100 * tintOf(skin).melanin, skin.blood_percent, angle_deg,
      typologyClass(angle_deg));
}

void writeSkins(Page page, const Plan& plan, const Head& head) {
  fmt::format_to(page, "\nSkin\n");
  writeSkin(page, "of the plan", plan.skin, skinAlbedo(tintOf(plan.skin)));
  if (const auto scan = foreheadColour(head))
    writeSkin(page, "of the scan's forehead", matched(plan.skin, *scan), *scan);
}

void writeZones(Page page, const PlanMeasures& measures) {
  fmt::format_to(page, "\n{:16}{:>9}{:>9}{:>9}{:>12}", "Zone", "skin", "treated", "native", "pigment");
  for (std::size_t s = 0; s < measures.sessions.size(); ++s)
    fmt::format_to(page, "{:>10}", fmt::format("session {}", s + 1));
  fmt::format_to(page, "\n{:16}{:>9}{:>9}{:>9}{:>12}\n", "", "cm²", "cm²", "cm²", "per cm²");
  for (std::size_t i = 0; i < kZoneCount; ++i) {
    const ZoneArea& zone = measures.zones[i];
    fmt::format_to(page, "  {:14}{:>9.1f}{:>9.1f}{:>9.1f}{:>12.0f}", kZoneNames[i], zone.area_cm2,
                   zone.treated_cm2, zone.native_cm2, zone.density_per_cm2);
    for (std::size_t s = 0; s < measures.sessions.size(); ++s)
      fmt::format_to(page, "{:>10}", thousands(zone.impressions[s]));
    fmt::format_to(page, "\n");
  }
  fmt::format_to(page, "  {:14}{:>9}{:>9.1f}{:>9.1f}{:>12}", "together", "", measures.treated_cm2,
                 measures.native_cm2, "");
  for (const auto& session : measures.sessions)
    fmt::format_to(page, "{:>10}", thousands(session.impressions));
  fmt::format_to(page, "\n\n");
}

}  // namespace

std::string planReportJson(const Plan& plan, const Head& head, const PlanMeasures& measures) {
  Json report{{"head", head.name},
              {"is_built_in_head", head.is_built_in},
              {"design_hash", designHash(plan)},
              {"density_per_cm2", rounded(static_cast<double>(plan.density_per_cm2))},
              {"treated_area_cm2", rounded(measures.treated_cm2)},
              {"native_area_cm2", rounded(measures.native_cm2)}};
  report.update(courseJson(plan, measures));
  report["zones"] = Json::array();
  for (std::size_t i = 0; i < kZoneCount; ++i) {
    const ZoneArea& zone = measures.zones[i];
    report["zones"].push_back(
        {{"name", kZoneNames[i]},
         {"area_cm2", rounded(zone.area_cm2)},
         {"treated_area_cm2", rounded(zone.treated_cm2)},
         {"native_area_cm2", rounded(zone.native_cm2)},
         {"density_per_cm2", rounded(zone.density_per_cm2)},
         {"native_density_per_cm2", rounded(zone.native_density_per_cm2)},
         {"impressions",
          std::vector(zone.impressions.begin(),
                      zone.impressions.begin() + static_cast<std::ptrdiff_t>(plan.sessions.size()))}});
  }
  report["skin"] = skinJson(plan.skin, skinAlbedo(tintOf(plan.skin)));
  if (const auto scan = foreheadColour(head))
    report["scan_skin"] = skinJson(matched(plan.skin, *scan), *scan);
  report["hairline"] = hairlineJson(plan, measures.hairline);
  report["warnings"] = Json::array();
  for (const BrokenRule& broken : measures.broken_rules)
    report["warnings"].push_back({{"rule", broken.rule},
                                  {"figure", rounded(broken.figure)},
                                  {"limit", rounded(broken.limit)},
                                  {"unit", broken.unit},
                                  {"source", broken.source},
                                  {"sentence", broken.sentence}});
  return report.dump(2);
}

std::string planReportText(const Plan& plan, const Head& head, const PlanMeasures& measures) {
  std::string text;
  const Page page(text);
  fmt::format_to(page, "{}\nDesign {}\n\n", headNote(head), designHash(plan));
  writeHairline(page, plan, measures.hairline);
  writeSkins(page, plan, head);
  writeZones(page, measures);
  text += courseText(plan, measures);
  if (measures.broken_rules.empty()) {
    fmt::format_to(page, "\nNo rule of the trade is broken.");
    return text;
  }
  fmt::format_to(page, "\nTo think about\n");
  for (const BrokenRule& broken : measures.broken_rules)
    fmt::format_to(page, "- {}\n  [{:.4g} {}, limit {:.4g}; {}]\n", broken.sentence, broken.figure,
                   broken.unit, broken.limit, broken.source);
  text.pop_back();  // its end of line comes from who prints it
  return text;
}

}  // namespace stipple
