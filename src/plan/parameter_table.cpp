// The table itself; what is done with it is parameters.cpp.
#include <array>
#include <vector>

#include "plan/parameters.h"

namespace stipple {
namespace {

using enum HairlinePointId;
using enum ZoneId;

template <HairlinePointId point>
constexpr Parameter up(std::string_view key, std::string_view label, float most_mm) {
  return {key,
          label,
          "mm",
          -most_mm,
          most_mm,
          "How far the point was moved from its norm towards the crown.",
          [](Plan& plan) -> float& { return plan.hairline[point].up_mm; }};
}

template <HairlinePointId point>
constexpr Parameter aside(std::string_view key, std::string_view label, float most_mm) {
  return {key,
          label,
          "mm",
          -most_mm,
          most_mm,
          point == mid_frontal ? "How far the point was moved to the left."
                               : "How far the point was moved from its norm towards the ear of its side.",
          [](Plan& plan) -> float& { return plan.hairline[point].aside_mm; }};
}

template <ZoneId zone>
constexpr Parameter density(std::string_view key, std::string_view label) {
  return {key,
          label,
          "",
          0,
          1.5f,
          "Share of the plan's density; 0 leaves the zone untreated.",
          [](Plan& plan) -> float& { return plan.zones[zone].density; }};
}

template <ZoneId zone>
constexpr Parameter dotSize(std::string_view key, std::string_view label) {
  return {key,
          label,
          "",
          0.4f,
          1,
          "Width of the dots as a share of the pigment's: less pressure, finer needle.",
          [](Plan& plan) -> float& { return plan.zones[zone].dot_size; }};
}

template <ZoneId zone>
constexpr Parameter shade(std::string_view key, std::string_view label) {
  return {key,
          label,
          "",
          0.1f,
          1,
          "Darkness of the dots as a share of the pigment's: a more diluted pigment.",
          [](Plan& plan) -> float& { return plan.zones[zone].shade; }};
}

// Ranges hold what the sources of plan.h give, with room on both sides. Fresh and healed diameter, which must
// not cross, do not overlap. The figures of healing follow from their own table.
constexpr std::array kParameters{
    Parameter{"density_per_cm2", "Density", "per cm²", 10, 300,
              "Impressions per square centimetre when the last session is done.",
              [](Plan& plan) -> float& { return plan.density_per_cm2; }},

    Parameter{"hairline.mid_frontal_height_mm", "Mid-frontal point", "mm", 40, 140,
              "How high the middle of the hairline lies above the glabella, along the skin; below 65 looks "
              "too low.",
              [](Plan& plan) -> float& { return plan.hairline.mid_frontal_height_mm; }},
    Parameter{"hairline.recession_mm", "Recession", "mm", 0, 60,
              "How far the frontotemporal corners lie behind the mid-frontal point: 0 is straight, 6 "
              "natural, 25 mature.",
              [](Plan& plan) -> float& { return plan.hairline.recession_mm; }},
    Parameter{"hairline.asymmetry_mm", "Asymmetry", "mm", 0, 5,
              "How much further the right side recedes; 0 is a mirror image, which no hairline is.",
              [](Plan& plan) -> float& { return plan.hairline.asymmetry_mm; }},
    Parameter{
        "hairline.fade_mm", "Fade width", "mm", 0.5f, 40,
        "Over how many millimetres the front edge dissolves: 2 is an edge-up, 12 soft, 20 a faded hairline.",
        [](Plan& plan) -> float& { return plan.hairline.fade_mm; }},
    Parameter{"hairline.undulation_mm", "Undulation", "mm", 0, 6,
              "Height of the long waves of the edge, 10 to 30 mm from crest to crest: 0 ruled, 3.5 natural.",
              [](Plan& plan) -> float& { return plan.hairline.undulation_mm; }},
    Parameter{"hairline.irregularity", "Irregularity", "", 0, 3,
              "How ragged the edge is within 5 mm: 0 is ruled, 1 natural, 2 broken.",
              [](Plan& plan) -> float& { return plan.hairline.irregularity; }},
    Parameter{"hairline.strays_per_cm2", "Stray dots", "per cm²", 0, 40,
              "How many lone dots stand ahead of the edge.",
              [](Plan& plan) -> float& { return plan.hairline.strays_per_cm2; }},
    Parameter{"hairline.stray_reach_mm", "Strays reach", "mm", 1, 15,
              "How far ahead of the edge stray dots are met.",
              [](Plan& plan) -> float& { return plan.hairline.stray_reach_mm; }},

    up<mid_frontal>("points.mid_frontal_up_mm", "Mid-frontal point, up", 45),
    aside<mid_frontal>("points.mid_frontal_aside_mm", "Mid-frontal point, aside", 8),
    up<lateral_left>("points.lateral_left_up_mm", "Lateral point, left, up", 30),
    aside<lateral_left>("points.lateral_left_aside_mm", "Lateral point, left, aside", 20),
    up<lateral_right>("points.lateral_right_up_mm", "Lateral point, right, up", 30),
    aside<lateral_right>("points.lateral_right_aside_mm", "Lateral point, right, aside", 20),
    up<corner_left>("points.corner_left_up_mm", "Corner, left, up", 45),
    aside<corner_left>("points.corner_left_aside_mm", "Corner, left, aside", 25),
    up<corner_right>("points.corner_right_up_mm", "Corner, right, up", 45),
    aside<corner_right>("points.corner_right_aside_mm", "Corner, right, aside", 25),
    up<temporal_peak_left>("points.temporal_peak_left_up_mm", "Temporal peak, left, up", 30),
    aside<temporal_peak_left>("points.temporal_peak_left_aside_mm", "Temporal peak, left, aside", 25),
    up<temporal_peak_right>("points.temporal_peak_right_up_mm", "Temporal peak, right, up", 30),
    aside<temporal_peak_right>("points.temporal_peak_right_aside_mm", "Temporal peak, right, aside", 25),
    up<side_profile_left>("points.side_profile_left_up_mm", "Side profile, left, up", 25),
    aside<side_profile_left>("points.side_profile_left_aside_mm", "Side profile, left, aside", 12),
    up<side_profile_right>("points.side_profile_right_up_mm", "Side profile, right, up", 25),
    aside<side_profile_right>("points.side_profile_right_aside_mm", "Side profile, right, aside", 12),

    density<hairline_edge>("zones.hairline_edge_density", "Hairline edge, density"),
    dotSize<hairline_edge>("zones.hairline_edge_dot_size", "Hairline edge, dot size"),
    shade<hairline_edge>("zones.hairline_edge_shade", "Hairline edge, shade"),
    density<frontal>("zones.frontal_density", "Frontal, density"),
    dotSize<frontal>("zones.frontal_dot_size", "Frontal, dot size"),
    shade<frontal>("zones.frontal_shade", "Frontal, shade"),
    density<mid_scalp>("zones.mid_scalp_density", "Mid-scalp, density"),
    dotSize<mid_scalp>("zones.mid_scalp_dot_size", "Mid-scalp, dot size"),
    shade<mid_scalp>("zones.mid_scalp_shade", "Mid-scalp, shade"),
    density<crown>("zones.crown_density", "Crown, density"),
    dotSize<crown>("zones.crown_dot_size", "Crown, dot size"),
    shade<crown>("zones.crown_shade", "Crown, shade"),
    density<temples>("zones.temples_density", "Temples, density"),
    dotSize<temples>("zones.temples_dot_size", "Temples, dot size"),
    shade<temples>("zones.temples_shade", "Temples, shade"),
    density<sides>("zones.sides_density", "Sides, density"),
    dotSize<sides>("zones.sides_dot_size", "Sides, dot size"),
    shade<sides>("zones.sides_shade", "Sides, shade"),
    density<nape>("zones.nape_density", "Nape, density"),
    dotSize<nape>("zones.nape_dot_size", "Nape, dot size"),
    shade<nape>("zones.nape_shade", "Nape, shade"),

    Parameter{"native.norwood_stage", "Norwood stage", "", 1, 7,
              "How far hair is lost from 1, hardly, to 7, a horseshoe; steps between are allowed.",
              [](Plan& plan) -> float& { return plan.native.norwood_stage; }},
    Parameter{"native.type_a", "Variant A", "", 0, 1,
              "0 the usual course; 1 the front goes back as a whole and the crown stays (IIa to Va).",
              [](Plan& plan) -> float& { return plan.native.type_a; }},
    Parameter{"native.vertex", "Vertex", "", 0, 1,
              "1 where the crown thins before the front does (III-vertex).",
              [](Plan& plan) -> float& { return plan.native.vertex; }},
    Parameter{"native.ludwig_grade", "Ludwig grade", "", 0, 3,
              "Thinning behind a hairline that stays: 1 slight, 2 a wide part, 3 see-through.",
              [](Plan& plan) -> float& { return plan.native.ludwig_grade; }},
    Parameter{"native.density_per_cm2", "Hair density", "per cm²", 0, 300,
              "Hairs per square centimetre where none are lost; 0 for a scalp shaved smooth or without hair.",
              [](Plan& plan) -> float& { return plan.native.density_per_cm2; }},
    Parameter{"native.length_mm", "Stubble length", "mm", 0, 3,
              "Length that the clippers leave: 0, 0.5 or 1.",
              [](Plan& plan) -> float& { return plan.native.length_mm; }},
    Parameter{"native.shaft_diameter_mm", "Hair thickness", "mm", 0.03f, 0.14f,
              "Width of a hair's shaft: 0.05 fine, 0.07 medium, 0.1 coarse.",
              [](Plan& plan) -> float& { return plan.native.shaft_diameter_mm; }},
    Parameter{"native.shade", "Hair shade", "", 0, 1, "Darkness of the hair from 0, white, to 1, black.",
              [](Plan& plan) -> float& { return plan.native.shade; }},
    Parameter{"native.warmth", "Hair warmth", "", 0, 1, "Colour of the hair from 0, ash, to 1, red.",
              [](Plan& plan) -> float& { return plan.native.warmth; }},
    Parameter{"native.whorl_left_mm", "Whorl, to the left", "mm", -40, 40,
              "How far the crown whorl lies left of the midline; mostly it is to the right, below 0.",
              [](Plan& plan) -> float& { return plan.native.whorl_left_mm; }},
    Parameter{"native.whorl_behind_mm", "Whorl, behind", "mm", 15, 110,
              "How far the crown whorl lies behind the line from ear to ear; 62 in the mean.",
              [](Plan& plan) -> float& { return plan.native.whorl_behind_mm; }},

    Parameter{"pigment.fresh_diameter_mm", "Fresh dot", "mm", 0.18f, 0.35f,
              "Width of the deposit just after the needle.",
              [](Plan& plan) -> float& { return plan.pigment.fresh_diameter_mm; }},
    Parameter{"pigment.healed_diameter_mm", "Healed dot", "mm", 0.07f, 0.18f,
              "Width of the deposit once it has settled.",
              [](Plan& plan) -> float& { return plan.pigment.healed_diameter_mm; }},
    Parameter{
        "pigment.optical_gain", "Optical gain", "", 1, 3,
        "How much wider a dot is seen than its deposit is, because light spreads in the skin around it.",
        [](Plan& plan) -> float& { return plan.pigment.optical_gain; }},
    Parameter{"pigment.depth_mm", "Depth", "mm", 0.2f, 0.6f,
              "How deep the needle sets the pigment. Too deep, dots turn wide, pale and bluish.",
              [](Plan& plan) -> float& { return plan.pigment.depth_mm; }},
    Parameter{"pigment.optical_depth", "Pigment strength", "", 0.1f, 4,
              "How much light the middle of a dot swallows: low for a diluted grey, high for strong black.",
              [](Plan& plan) -> float& { return plan.pigment.optical_depth; }},
    Parameter{"pigment.treated_tone", "Treated tone", "", 0.3f, 0.98f,
              "Brightness of fully treated, healed skin as a share of bare skin; match it to a photograph of "
              "your own work.",
              [](Plan& plan) -> float& { return plan.pigment.treated_tone; }},
    Parameter{"pigment.diameter_deviation", "Size variation", "", 0, 0.5f,
              "How much dots differ in size from one to the next (standard deviation, as a share).",
              [](Plan& plan) -> float& { return plan.pigment.diameter_deviation; }},
    Parameter{"pigment.tone_deviation", "Shade variation", "", 0, 0.5f,
              "How much dots differ in darkness from one to the next (standard deviation, as a share).",
              [](Plan& plan) -> float& { return plan.pigment.tone_deviation; }},

    Parameter{"skin.fitzpatrick", "Skin type", "", 1, 6,
              "Fitzpatrick type from 1, very fair, to 6, very dark; steps between are allowed.",
              [](Plan& plan) -> float& { return plan.skin.fitzpatrick; }},
    Parameter{"skin.blood_percent", "Blood", "%", kLeastBloodPercent, kMostBloodPercent,
              "Blood in the skin, share of its volume: 0.2 is pale, 1.3 usual on a forehead, 2 flushed.",
              [](Plan& plan) -> float& { return plan.skin.blood_percent; }},
    Parameter{"skin.scan_colour", "Scan's own colour", "", 0, 1,
              "1 leaves a scan its own skin; 0 gives it the skin type and blood above.",
              [](Plan& plan) -> float& { return plan.skin.scan_colour; }},
    Parameter{"skin.sheen", "Sheen", "", 0, 1, "How much the scalp shines: 0 is matte, 1 oily.",
              [](Plan& plan) -> float& { return plan.skin.sheen; }},
    Parameter{"skin.retention", "Retention", "", 0.4f, 1.1f,
              "How well this client's skin holds pigment beside others of its type: 1 as well.",
              [](Plan& plan) -> float& { return plan.skin.retention; }},
    Parameter{"skin.redness", "Redness", "", 0, 2,
              "How red this client's skin turns beside others of its type: 1 as red.",
              [](Plan& plan) -> float& { return plan.skin.redness; }},

    Parameter{"price.amount", "Price", "", 0, 1'000'000,
              "In your own currency; 0 where none is agreed. Never shown to clients by itself.",
              [](Plan& plan) -> float& { return plan.price.amount; }},
};

}  // namespace

std::span<const Parameter> parameters() {
  static const std::vector<Parameter> kAll = [] {
    std::vector<Parameter> all(kParameters.begin(), kParameters.end());
    for (const Figure& figure : healingFigures())
      all.push_back({figure.key, figure.label, figure.unit, figure.low, figure.high, figure.help, figure.of});
    return all;
  }();
  return kAll;
}

}  // namespace stipple
