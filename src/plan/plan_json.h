// What reading and writing of plan files share. Not for anyone else: plan_file.h is the door.
#pragma once
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace stipple {

/// Keys keep their order, and numbers are floats: 0.15f is written as 0.15 and read back bit for bit.
using PlanJson = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t,
                                      std::uint64_t, float>;

inline constexpr std::string_view kPlanVersionKey = "stipple_plan";
inline constexpr int kPlanVersion = 4;                  // the latest that is read
inline constexpr int kVersionWithoutDesigns = 3;        // is written where there are none
inline constexpr std::size_t kMostPlanBytes = 8 << 20;  // the most strokes take 1 MB, in five plans

/// "hairline.fade_mm" as group and field.
struct PlanKey {
  std::string_view group;  // empty: top level
  std::string_view field;
};
PlanKey splitPlanKey(std::string_view key);

/// The text as JSON, without what its grammar lets through and a plan does not: one key twice, nesting
/// without end.
Result<PlanJson> parsePlanJson(std::string_view text);

// Errors below name the field, the value and what it must be, in one line.

Result<Done> refuseUnknownFields(const PlanJson& object, const std::vector<std::string_view>& known,
                                 std::string_view where);
Error notANumber(std::string_view field, const PlanJson& value, float low, float high);
/// entry[field], a number between low and high; `reason` is added where it is not.
Result<float> numberIn(const PlanJson& entry, std::string_view field, float low, float high,
                       std::string_view reason = "");
/// The index in `names` of the text entry[field].
Result<std::size_t> choiceIn(const PlanJson& entry, std::string_view field,
                             std::span<const std::string_view> names);

// The lists of a document; no list, no change.
Result<Done> readStrokes(const PlanJson& document, Plan& plan);
Result<Done> readSessions(const PlanJson& document, Plan& plan);

}  // namespace stipple
