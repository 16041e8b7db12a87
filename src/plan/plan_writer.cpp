// From a plan to text.
#include <cmath>
#include <utility>

#include "plan/parameters.h"
#include "plan/plan_file.h"
#include "plan/plan_json.h"

namespace stipple {
namespace {

using Json = PlanJson;

/// Whole numbers without a ".0", as people write them.
Json number(float value) {
  constexpr float kExactBelow = 1 << 24;
  if (std::trunc(value) == value && std::abs(value) < kExactBelow) return static_cast<std::int64_t>(value);
  return value;
}

Json sessionsToJson(const Plan& plan) {
  Json list = Json::array();
  for (const Session& session : plan.sessions) {
    const bool first = list.empty();
    Json entry = Json::object();
    if (first && plan.first_date) entry["date"] = textOf(*plan.first_date);
    for (const SessionField& field : sessionFields())
      if (!first || field.field != &Session::interval_days) entry[field.name] = number(session.*field.field);
    if (!session.zones.all()) {
      entry["zones"] = Json::array();
      for (std::size_t zone = 0; zone < kZoneCount; ++zone)
        if (session.zones.has(static_cast<ZoneId>(zone))) entry["zones"].push_back(kZoneNames[zone]);
    }
    if (!session.notes.empty()) entry["notes"] = session.notes;
    list.push_back(std::move(entry));
  }
  return list;
}

Json strokesToJson(const std::vector<Stroke>& strokes) {
  Json list = Json::array();
  for (const Stroke& stroke : strokes) {
    Json path = Json::array();
    for (const ChartPoint& point : stroke.path.points()) {
      path.push_back(number(point.x));
      path.push_back(number(point.y));
    }
    list.push_back(Json{{"kind", kStrokeKindNames[static_cast<std::size_t>(stroke.kind)]},
                        {"radius_mm", number(stroke.radius_mm)},
                        {"amount", number(stroke.amount)},
                        {"path", std::move(path)}});
  }
  return list;
}

void addPlan(Json& document, const Plan& plan) {
  document["seed"] = plan.seed;
  for (const Parameter& parameter : parameters()) {
    const PlanKey key = splitPlanKey(parameter.key);
    Json& holder = key.group.empty() ? document : document[key.group];
    holder[key.field] = number(parameter.read(plan));
  }
  for (const Choice& choice : choices()) {
    const PlanKey key = splitPlanKey(choice.key);
    document[key.group][key.field] = choice.names[choice.read(plan)];
  }
  if (!plan.strokes.empty()) document["strokes"] = strokesToJson(plan.strokes);
  document["sessions"] = sessionsToJson(plan);
}

}  // namespace

std::string toJson(const Plan& plan, const Designs& designs) {
  Json document;
  document[kPlanVersionKey] = designs.empty() ? kVersionWithoutDesigns : kPlanVersion;
  addPlan(document, plan);
  for (std::size_t i = 0; i < Designs::kCount; ++i)
    if (const Plan* design = designs.at(i))
      addPlan(document["designs"][std::string(1, Designs::letterOf(i))], *design);
  // Notes are whatever was typed: bytes that are no UTF-8 are replaced.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stipple
