// The lists of a plan file: strokes and sessions.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "plan/plan_json.h"

namespace stipple {
namespace {

std::string whyDaysMustPass() {
  return fmt::format(", for skin needs {} days to heal", kShortestIntervalDays);
}

Result<Stroke> readStroke(const PlanJson& entry) {
  static const std::vector<std::string_view> kFields{"kind", "radius_mm", "amount", "path"};
  if (!entry.is_object())
    return Error{
        fmt::format("a JSON {}; it must be an object with {}", entry.type_name(), fmt::join(kFields, ", "))};
  if (auto known = refuseUnknownFields(entry, kFields, "a stroke"); !known) return known.error();
  for (const std::string_view field : kFields)
    if (!entry.contains(field)) return Error{fmt::format("{} is missing", field)};

  Stroke stroke;
  const auto kind = choiceIn(entry, "kind", kStrokeKindNames);
  if (!kind) return kind.error();
  stroke.kind = static_cast<StrokeKind>(*kind);

  const auto radius = numberIn(entry, "radius_mm", kThinnestStrokeMm, kWidestStrokeMm);
  if (!radius) return radius.error();
  stroke.radius_mm = *radius;
  const auto amount = numberIn(entry, "amount", -1, 1);
  if (!amount) return amount.error();
  stroke.amount = *amount;

  const PlanJson& path = entry["path"];
  const bool is_path = path.is_array() && path.size() % 2 == 0 && path.size() <= 2 * kMostStrokePoints &&
                       std::ranges::all_of(path, [](const PlanJson& value) { return value.is_number(); });
  if (!is_path)
    return Error{fmt::format("path must be a list of chart coordinates x, y, x, y, ..., at most {} numbers",
                             2 * kMostStrokePoints)};
  std::vector<ChartPoint> points;
  for (std::size_t i = 0; i < path.size(); i += 2)
    points.push_back({path[i].get<float>(), path[i + 1].get<float>()});
  stroke.path = StrokePath(std::move(points));
  return stroke;
}

Result<ZoneSet> readZones(const PlanJson& list) {
  const Error refusal{fmt::format("zones must be a list with some of {}", fmt::join(kZoneNames, ", "))};
  if (!list.is_array() || list.size() > kZoneCount) return refusal;
  ZoneSet zones = ZoneSet::none();
  for (const PlanJson& name : list) {
    const auto named = name.is_string() ? std::ranges::find(kZoneNames, name.get_ref<const std::string&>())
                                        : kZoneNames.end();
    if (named == kZoneNames.end()) return refusal;
    zones.set(static_cast<ZoneId>(named - kZoneNames.begin()));
  }
  return zones;
}

std::vector<std::string_view> fieldsOfASession() {
  std::vector<std::string_view> fields{"date"};
  for (const SessionField& field : sessionFields()) fields.push_back(field.name);
  fields.insert(fields.end(), {"zones", "notes"});
  return fields;
}

/// What a session says by itself; its place among the others is readSessions'.
Result<Session> readSession(const PlanJson& entry) {
  if (!entry.is_object())
    return Error{
        fmt::format("a JSON {}; it must be an object with share and interval_days", entry.type_name())};
  if (auto known = refuseUnknownFields(entry, fieldsOfASession(), "a session"); !known) return known.error();
  if (!entry.contains("share"))
    return Error{"share is missing; it is the share of the final density, such as 0.3"};

  Session session;
  for (const SessionField& field : sessionFields()) {
    if (!entry.contains(field.name)) continue;
    const auto value = numberIn(entry, field.name, field.low, field.high,
                                field.field == &Session::interval_days ? whyDaysMustPass() : std::string());
    if (!value) return value.error();
    session.*field.field = *value;
  }
  if (entry.contains("zones")) {
    const auto zones = readZones(entry["zones"]);
    if (!zones) return zones.error();
    session.zones = *zones;
  }
  if (entry.contains("notes")) {
    if (!entry["notes"].is_string()) return Error{"notes must be text in quotes"};
    session.notes = entry["notes"].get<std::string>();
  }
  return session;
}

/// The date of a session, if it has one; with it the days since the session before, whose date is `before`.
Result<std::optional<Date>> readDate(const PlanJson& entry, const std::optional<Date>& before,
                                     Session& session) {
  if (!entry.contains("date")) return std::optional<Date>();
  const PlanJson& text = entry["date"];
  const auto date = text.is_string() ? dateFrom(text.get_ref<const std::string&>()) : std::nullopt;
  if (!date) return Error{"date must be a day such as \"2026-12-01\""};
  if (!before) return date;
  if (entry.contains("interval_days")) return Error{"it has both date and interval_days; keep one of them"};
  const int days = daysBetween(*before, *date);
  if (static_cast<float>(days) < kShortestIntervalDays || static_cast<float>(days) > kLongestIntervalDays)
    return Error{fmt::format(
        "{} is {} days after the session before ({}); it must be between {} and {} days{}", textOf(*date),
        days, textOf(*before), kShortestIntervalDays, kLongestIntervalDays, whyDaysMustPass())};
  session.interval_days = static_cast<float>(days);
  return date;
}

}  // namespace

Result<Done> readStrokes(const PlanJson& document, Plan& plan) {
  const auto list = document.find("strokes");
  if (list == document.end()) return kDone;
  if (!list->is_array())
    return Error{fmt::format("strokes is a JSON {}; it must be a list", list->type_name())};
  if (list->size() > kMostStrokes)
    return Error{fmt::format("strokes has {} entries; it must have at most {}", list->size(), kMostStrokes)};
  for (const PlanJson& entry : *list) {
    const Result<Stroke> stroke = readStroke(entry);
    if (!stroke) return stroke.error().in(fmt::format("stroke {}", plan.strokes.size() + 1));
    plan.strokes.push_back(*stroke);
  }
  return kDone;
}

Result<Done> readSessions(const PlanJson& document, Plan& plan) {
  const auto list = document.find("sessions");
  if (list == document.end()) return kDone;
  if (!list->is_array())
    return Error{fmt::format("sessions is a JSON {}; it must be a list", list->type_name())};
  if (list->empty() || list->size() > kMaxSessions) {
    return Error{
        fmt::format("sessions has {} entries; it must have between 1 and {}", list->size(), kMaxSessions)};
  }
  plan.sessions.clear();
  std::optional<Date> date;  // of the session before
  for (const PlanJson& entry : *list) {
    const bool first = plan.sessions.empty();
    const auto in_session = [&](const Error& error) {
      return error.in(fmt::format("session {}", plan.sessions.size() + 1));
    };
    Result<Session> session = readSession(entry);
    if (!session) return in_session(session.error());
    if (first && entry.contains("interval_days"))
      return in_session({"the first session has no interval_days; remove it"});
    if (!first && !date && entry.contains("date"))
      return in_session(
          {"it has a date and the first session has none; give that one's, or interval_days here"});
    const auto own_date = readDate(entry, date, *session);
    if (!own_date) return in_session(own_date.error());
    if (first) {
      session->interval_days = 0;
      plan.first_date = date = *own_date;
    } else if (date) {
      date = daysAfter(*date, session->interval_days);
    }
    plan.sessions.push_back(*session);
  }
  return kDone;
}

}  // namespace stipple
