#include "plan/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace stipple {
namespace {

// Ranges hold what the sources of plan.h give, with room on both sides. Those that must not cross (shed_from,
// shed_until, settled; fresh and healed diameter) do not overlap, so any setting of any slider is a plan that
// heals.
constexpr std::array kParameters{
    Parameter{"density_per_cm2", "Density", "per cm²", 10, 300,
              "Impressions per square centimetre when the last session is done.",
              [](Plan& plan) -> float& { return plan.density_per_cm2; }},

    Parameter{"hairline.mid_frontal_height_mm", "Mid-frontal point", "mm", 40, 140,
              "How high the middle of the hairline lies above the glabella, along the skin; below 65 looks "
              "too low.",
              [](Plan& plan) -> float& { return plan.hairline.mid_frontal_height_mm; }},
    Parameter{"hairline.recession_mm", "Recession", "mm", 0, 60,
              "How far the frontotemporal corners lie behind the mid-frontal point: 0 is straight, 12 "
              "natural, 25 mature.",
              [](Plan& plan) -> float& { return plan.hairline.recession_mm; }},
    Parameter{
        "hairline.fade_mm", "Fade width", "mm", 0.5f, 40,
        "Over how many millimetres the front edge dissolves: 2 is an edge-up, 12 soft, 20 a faded hairline.",
        [](Plan& plan) -> float& { return plan.hairline.fade_mm; }},
    Parameter{"hairline.irregularity", "Irregularity", "", 0, 3,
              "How much the edge wanders: 0 is ruled, 1 natural, 2 broken.",
              [](Plan& plan) -> float& { return plan.hairline.irregularity; }},
    Parameter{"hairline.edge_diameter", "Dot size at the edge", "", 0.4f, 1,
              "Size of the dots at the very front, as a share of those inside: less pressure, finer needle.",
              [](Plan& plan) -> float& { return plan.hairline.edge_diameter; }},
    Parameter{"hairline.edge_tone", "Shade at the edge", "", 0.1f, 1,
              "Darkness of the dots at the very front, as a share of those inside: a more diluted pigment.",
              [](Plan& plan) -> float& { return plan.hairline.edge_tone; }},

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
    Parameter{"skin.sheen", "Sheen", "", 0, 1, "How much the scalp shines: 0 is matte, 1 oily.",
              [](Plan& plan) -> float& { return plan.skin.sheen; }},
    Parameter{"skin.retention", "Retention", "", 0.4f, 1.1f,
              "How well the skin holds pigment: 1 normal, 0.95 dry, 0.75 oily, 0.6 scar.",
              [](Plan& plan) -> float& { return plan.skin.retention; }},
    Parameter{"skin.redness", "Redness", "", 0, 2,
              "How red the skin turns after a session: 1 normal, 1.6 sensitive.",
              [](Plan& plan) -> float& { return plan.skin.redness; }},

    Parameter{"healing.lost_share", "Lost impressions", "", 0, 0.5f,
              "Share of impressions that come away with the scab on normal skin.",
              [](Plan& plan) -> float& { return plan.healing.lost_share; }},
    Parameter{"healing.shed_from_day", "Scabs lift from", "days", 1, 5,
              "Day after a session on which scabs begin to lift.",
              [](Plan& plan) -> float& { return plan.healing.shed_from_day; }},
    Parameter{"healing.shed_until_day", "Scabs gone by", "days", 6, 14,
              "Day after a session on which the last scabs are gone.",
              [](Plan& plan) -> float& { return plan.healing.shed_until_day; }},
    Parameter{"healing.settled_day", "Settled by", "days", 21, 60,
              "Day after a session from which the dots no longer change but for slow fading.",
              [](Plan& plan) -> float& { return plan.healing.settled_day; }},
    Parameter{"healing.dip", "Phantom fade", "", 0, 0.2f,
              "How much lighter than settled the dots look for a while once the scabs are gone.",
              [](Plan& plan) -> float& { return plan.healing.dip; }},
    Parameter{"healing.redness_half_life_days", "Redness halves in", "days", 0.3f, 6,
              "Days in which the redness after a session halves.",
              [](Plan& plan) -> float& { return plan.healing.redness_half_life_days; }},
    Parameter{"healing.fading_per_year", "Fading a year", "", 0, 0.4f,
              "Share of the settled pigment that fades each year; sun and oily skin speed it up.",
              [](Plan& plan) -> float& { return plan.healing.fading_per_year; }},
    Parameter{"healing.spread_per_year", "Spread a year", "", 0, 0.15f, "By what share dots widen each year.",
              [](Plan& plan) -> float& { return plan.healing.spread_per_year; }},
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Letters to change, add or leave out to turn one text into the other (Levenshtein 1966).
std::size_t editDistance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] != to[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string_view nearestKey(std::string_view text) {
  return std::ranges::min_element(
             kParameters, {}, [&](const Parameter& parameter) { return editDistance(text, parameter.key); })
      ->key;
}

}  // namespace

std::span<const Parameter> parameters() {
  return kParameters;
}

const Parameter* findParameter(std::string_view key) {
  const auto found = std::ranges::find(kParameters, key, &Parameter::key);
  return found == kParameters.end() ? nullptr : &*found;
}

Result<float> valueFor(const Parameter& parameter, double value) {
  const bool representable = std::abs(value) <= std::numeric_limits<float>::max();  // false for NaN too
  // Compared as floats, so that the ends of the range as the user reads them (0.07) are inside.
  const float narrowed = representable ? static_cast<float>(value) : std::numeric_limits<float>::quiet_NaN();
  if (narrowed >= parameter.low && narrowed <= parameter.high) return narrowed;
  return Error{fmt::format("{} is {:.7g}; it must be between {} and {}", parameter.key, value, parameter.low,
                           parameter.high)};
}

Result<Done> setParameter(Plan& plan, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) {
    return Error{fmt::format("'{}' sets nothing; write key=value, such as density_per_cm2=120", assignment)};
  }
  const std::string_view key = trimmed(assignment.substr(0, equals));
  const std::string_view text = trimmed(assignment.substr(equals + 1));
  const Parameter* parameter = findParameter(key);
  if (!parameter)
    return Error{fmt::format("there is no parameter '{}'; did you mean {}?", key, nearestKey(key))};

  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) {
    return Error{fmt::format("{} is '{}', which is no number; it must be between {} and {}", key, text,
                             parameter->low, parameter->high)};
  }
  const Result<float> fitting = valueFor(*parameter, value);
  if (!fitting) return fitting.error();
  parameter->of(plan) = *fitting;
  return kDone;
}

}  // namespace stipple
