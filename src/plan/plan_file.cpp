#include "plan/plan_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <system_error>
#include <vector>

#include "base/replace_file.h"
#include "plan/check.h"
#include "plan/parameters.h"

namespace stipple {
namespace {

/// Keys keep their order, and numbers are floats: 0.15f is written as 0.15 and read back bit for bit.
using Json = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t,
                                  std::uint64_t, float>;

constexpr std::string_view kVersionKey = "stipple_plan";
constexpr int kVersion = 2;
constexpr std::size_t kMaxBytes = 4 << 20;  // the most strokes take 1 MB
constexpr int kMaxDepth = 4;                // plan, strokes, stroke, path

struct Key {
  std::string_view group;  // empty: top level
  std::string_view field;
};

Key splitKey(std::string_view key) {
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos) return {{}, key};
  return {key.substr(0, dot), key.substr(dot + 1)};
}

/// Text from a file may hold anything: made short and plain enough for a one-line message.
std::string printable(std::string_view text, std::size_t longest) {
  std::string shown(text.substr(0, longest));
  for (char& letter : shown) {
    if (letter < ' ' || letter > '~') letter = '?';
  }
  return text.size() > longest ? shown + "..." : shown;
}

std::string inQuotes(std::string_view key) {
  constexpr std::size_t kLongestKey = 40;
  return fmt::format("'{}'", printable(key, kLongestKey));
}

// ---- writing

/// Whole numbers without a ".0", as people write them.
Json number(float value) {
  constexpr float kExactBelow = 1 << 24;
  if (std::trunc(value) == value && std::abs(value) < kExactBelow) return static_cast<std::int64_t>(value);
  return value;
}

Json sessionsToJson(const std::vector<Session>& sessions) {
  Json list = Json::array();
  for (const Session& session : sessions) {
    Json entry{{"share", number(session.share)}};
    if (!list.empty()) entry["interval_days"] = number(session.interval_days);
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

// ---- reading

/// What the grammar of JSON lets through and a plan does not: one key twice, and nesting without end.
class Strictness {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    using Event = Json::parse_event_t;
    if (depth > kMaxDepth) {
      note("the file is nested too deeply to be a plan");
      return false;
    }
    if (event == Event::object_start) keys_[depth + 1].clear();
    if (event == Event::key) {
      const std::string& key = parsed.get_ref<const std::string&>();
      if (!keys_[depth].insert(key).second)
        note(fmt::format("{} appears twice; keep one of them", inQuotes(key)));
    }
    return true;
  }
  const std::optional<Error>& fault() const { return fault_; }

 private:
  void note(std::string message) {
    if (!fault_) fault_ = Error{std::move(message)};
  }
  std::array<std::set<std::string>, kMaxDepth + 2> keys_;  // by depth, of the object being read
  std::optional<Error> fault_;
};

Result<Json> parseStrictly(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return Error{fmt::format("the file has {} bytes; a plan has at most {}", text.size(), kMaxBytes)};
  }
  Strictness strictness;
  try {
    Json document = Json::parse(text, std::ref(strictness));
    if (strictness.fault()) return *strictness.fault();
    return document;
  } catch (const Json::exception& failure) {
    if (strictness.fault()) return *strictness.fault();
    std::string_view reason = failure.what();
    // "[json.exception.parse_error.101] parse error at line ...": the tag is of no use to the user.
    if (const std::size_t tag_end = reason.find("] "); tag_end != std::string_view::npos) {
      reason.remove_prefix(tag_end + 2);
    }
    constexpr std::size_t kLongestReason = 160;
    return Error{fmt::format("not valid JSON: {}", printable(reason, kLongestReason))};
  }
}

Result<Done> checkVersion(const Json& document) {
  if (!document.is_object() || !document.contains(kVersionKey)) {
    return Error{fmt::format("not a Stipple plan: the field {} is missing", kVersionKey)};
  }
  const Json& version = document[kVersionKey];
  if (!version.is_number_integer() || version < 1) {
    return Error{fmt::format("{} must be a whole number from 1 to {}", kVersionKey, kVersion)};
  }
  if (version > kVersion) {
    return Error{fmt::format(
        "the plan has version {} and was saved by a newer Stipple; this one reads up to version {}: "
        "update Stipple to open it",
        version.dump(), kVersion)};
  }
  return kDone;
}

/// The fields an object of the plan may have; `group` as in the keys of parameters().
std::vector<std::string_view> knownFields(std::string_view group) {
  std::vector<std::string_view> fields;
  if (group.empty()) fields = {kVersionKey, "seed"};
  for (const Parameter& parameter : parameters()) {
    const Key key = splitKey(parameter.key);
    const std::string_view field = group.empty() && !key.group.empty() ? key.group : key.field;
    if ((key.group == group || group.empty()) && !std::ranges::count(fields, field)) fields.push_back(field);
  }
  if (group.empty()) fields.insert(fields.end(), {"strokes", "sessions"});
  return fields;
}

Result<Done> refuseUnknownFields(const Json& object, const std::vector<std::string_view>& known,
                                 std::string_view where) {
  for (const auto& [name, value] : object.items()) {
    if (std::ranges::count(known, name)) continue;
    return Error{fmt::format("{} has no field {}; it has {}", where, inQuotes(name), fmt::join(known, ", "))};
  }
  return kDone;
}

Error notANumber(std::string_view field, const Json& value, float low, float high) {
  return {fmt::format("{} is a JSON {}; it must be a number between {} and {}", field, value.type_name(), low,
                      high)};
}

Result<Done> readParameter(const Json& document, const Parameter& parameter, Plan& plan) {
  const Key key = splitKey(parameter.key);
  const Json* holder = &document;
  if (!key.group.empty()) {
    const auto group = document.find(key.group);
    if (group == document.end()) return kDone;
    holder = &*group;
  }
  const auto value = holder->find(key.field);
  if (value == holder->end()) return kDone;
  if (!value->is_number()) return notANumber(parameter.key, *value, parameter.low, parameter.high);
  const Result<float> fitting = valueFor(parameter, value->get<float>());
  if (!fitting) return fitting.error();
  parameter.of(plan) = *fitting;
  return kDone;
}

Result<Done> readParameters(const Json& document, Plan& plan) {
  for (const Parameter& parameter : parameters()) {
    const std::string_view group = splitKey(parameter.key).group;
    if (group.empty() || !document.contains(group)) continue;
    const Json& object = document[group];
    if (!object.is_object())
      return Error{fmt::format("{} is a JSON {}; it must be an object", group, object.type_name())};
    if (auto known = refuseUnknownFields(object, knownFields(group), group); !known) return known;
  }
  for (const Parameter& parameter : parameters()) {
    if (auto read = readParameter(document, parameter, plan); !read) return read;
  }
  return kDone;
}

Result<Done> readSeed(const Json& document, Plan& plan) {
  const auto seed = document.find("seed");
  if (seed == document.end()) return kDone;
  constexpr std::uint32_t kLargest = std::numeric_limits<std::uint32_t>::max();
  if (!seed->is_number_unsigned() || *seed > kLargest) {
    const std::string shown = seed->is_number() ? seed->dump() : fmt::format("a JSON {}", seed->type_name());
    return Error{fmt::format("seed is {}; it must be a whole number between 0 and {}", shown, kLargest)};
  }
  plan.seed = seed->get<std::uint32_t>();
  return kDone;
}

Result<float> entryNumber(const Json& entry, std::string_view field, float low, float high,
                          std::string_view reason) {
  const Json& value = entry[field];
  if (!value.is_number()) return notANumber(field, value, low, high);
  const float read = value.get<float>();
  if (read >= low && read <= high) return read;
  return Error{fmt::format("{} is {:.7g}; it must be between {} and {}{}", field, read, low, high, reason)};
}

Result<Session> readSession(const Json& entry, const Session* before) {
  if (!entry.is_object())
    return Error{
        fmt::format("a JSON {}; it must be an object with share and interval_days", entry.type_name())};
  if (auto known = refuseUnknownFields(entry, {"share", "interval_days"}, "a session"); !known)
    return known.error();

  Session session;
  if (!entry.contains("share"))
    return Error{"share is missing; it is the share of the final density, such as 0.3"};
  const Result<float> share = entryNumber(entry, "share", 0.01f, 1, "");
  if (!share) return share.error();
  session.share = *share;
  if (before && session.share < before->share)
    return Error{fmt::format("share is {}; it must be at least {}, the share of the session before",
                             session.share, before->share)};

  if (!before) {
    if (entry.contains("interval_days")) return Error{"the first session has no interval_days; remove it"};
    session.interval_days = 0;
  } else if (entry.contains("interval_days")) {
    const std::string reason = fmt::format(", for skin needs {} days to heal", kShortestIntervalDays);
    const Result<float> interval =
        entryNumber(entry, "interval_days", kShortestIntervalDays, kLongestIntervalDays, reason);
    if (!interval) return interval.error();
    session.interval_days = *interval;
  }
  return session;
}

Result<Done> readSessions(const Json& document, Plan& plan) {
  const auto list = document.find("sessions");
  if (list == document.end()) return kDone;
  if (!list->is_array())
    return Error{fmt::format("sessions is a JSON {}; it must be a list", list->type_name())};
  if (list->empty() || list->size() > kMaxSessions) {
    return Error{
        fmt::format("sessions has {} entries; it must have between 1 and {}", list->size(), kMaxSessions)};
  }
  std::vector<Session> sessions;
  for (const Json& entry : *list) {
    const Result<Session> session = readSession(entry, sessions.empty() ? nullptr : &sessions.back());
    if (!session) return session.error().in(fmt::format("session {}", sessions.size() + 1));
    sessions.push_back(*session);
  }
  plan.sessions = std::move(sessions);
  return kDone;
}

Result<Stroke> readStroke(const Json& entry) {
  static const std::vector<std::string_view> kFields{"kind", "radius_mm", "amount", "path"};
  if (!entry.is_object())
    return Error{
        fmt::format("a JSON {}; it must be an object with {}", entry.type_name(), fmt::join(kFields, ", "))};
  if (auto known = refuseUnknownFields(entry, kFields, "a stroke"); !known) return known.error();
  for (const std::string_view field : kFields)
    if (!entry.contains(field)) return Error{fmt::format("{} is missing", field)};

  Stroke stroke;
  const Json& kind = entry["kind"];
  const auto named = kind.is_string()
                         ? std::ranges::find(kStrokeKindNames, kind.get_ref<const std::string&>())
                         : kStrokeKindNames.end();
  if (named == kStrokeKindNames.end())
    return Error{fmt::format("kind must be one of {}", fmt::join(kStrokeKindNames, ", "))};
  stroke.kind = static_cast<StrokeKind>(named - kStrokeKindNames.begin());

  const auto radius = entryNumber(entry, "radius_mm", kThinnestStrokeMm, kWidestStrokeMm, "");
  if (!radius) return radius.error();
  stroke.radius_mm = *radius;
  const auto amount = entryNumber(entry, "amount", -1, 1, "");
  if (!amount) return amount.error();
  stroke.amount = *amount;

  const Json& path = entry["path"];
  const bool is_path = path.is_array() && path.size() % 2 == 0 && path.size() <= 2 * kMostStrokePoints &&
                       std::ranges::all_of(path, [](const Json& value) { return value.is_number(); });
  if (!is_path)
    return Error{fmt::format("path must be a list of chart coordinates x, y, x, y, ..., at most {} numbers",
                             2 * kMostStrokePoints)};
  std::vector<ChartPoint> points;
  for (std::size_t i = 0; i < path.size(); i += 2)
    points.push_back({path[i].get<float>(), path[i + 1].get<float>()});
  stroke.path = StrokePath(std::move(points));
  return stroke;
}

Result<Done> readStrokes(const Json& document, Plan& plan) {
  const auto list = document.find("strokes");
  if (list == document.end()) return kDone;
  if (!list->is_array())
    return Error{fmt::format("strokes is a JSON {}; it must be a list", list->type_name())};
  if (list->size() > kMostStrokes)
    return Error{fmt::format("strokes has {} entries; it must have at most {}", list->size(), kMostStrokes)};
  for (const Json& entry : *list) {
    const Result<Stroke> stroke = readStroke(entry);
    if (!stroke) return stroke.error().in(fmt::format("stroke {}", plan.strokes.size() + 1));
    plan.strokes.push_back(*stroke);
  }
  return kDone;
}

// ---- older plans

/// What version 1 meant by what it did not say: sides and nape treated, no native hair, a mirrored hairline.
Plan versionOnePlan() {
  Plan plan;
  plan.hairline.asymmetry_mm = 0;
  plan.hairline.undulation_mm = 0;
  plan.hairline.strays_per_cm2 = 0;
  plan.zones[ZoneId::sides].density = 1;
  plan.zones[ZoneId::nape].density = 1;
  plan.native.density_per_cm2 = 0;
  return plan;
}

/// Fields of version 1 that have moved, brought to where they are now.
void bringForward(Json& document) {
  constexpr std::array<std::array<std::string_view, 2>, 2> kMoved{
      {{"edge_diameter", "hairline_edge_dot_size"}, {"edge_tone", "hairline_edge_shade"}}};
  const auto hairline = document.find("hairline");
  if (hairline == document.end() || !hairline->is_object()) return;
  Json moved = Json::object();
  for (const auto& [from, to] : kMoved) {
    if (!hairline->contains(from)) continue;
    moved[to] = (*hairline)[from];
    hairline->erase(std::string(from));
  }
  if (!moved.empty()) document["zones"] = std::move(moved);
}

// ---- files

std::string reasonFor(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace

std::string toJson(const Plan& plan) {
  Json document;
  document[kVersionKey] = kVersion;
  document["seed"] = plan.seed;
  for (const Parameter& parameter : parameters()) {
    const Key key = splitKey(parameter.key);
    Json& holder = key.group.empty() ? document : document[key.group];
    holder[key.field] = number(parameter.read(plan));
  }
  if (!plan.strokes.empty()) document["strokes"] = strokesToJson(plan.strokes);
  document["sessions"] = sessionsToJson(plan.sessions);
  return document.dump(2) + '\n';
}

Result<Plan> planFromJson(std::string_view text) {
  Result<Json> document = parseStrictly(text);
  if (!document) return document.error();
  // The version first: a newer plan should be told apart from a broken one.
  if (auto version = checkVersion(*document); !version) return version.error();
  Plan plan;
  if ((*document)[kVersionKey] == 1) {
    plan = versionOnePlan();
    bringForward(*document);
  }
  if (auto known = refuseUnknownFields(*document, knownFields(""), "a plan"); !known) return known.error();

  if (auto read = readSeed(*document, plan); !read) return read.error();
  if (auto read = readParameters(*document, plan); !read) return read.error();
  if (auto read = readStrokes(*document, plan); !read) return read.error();
  if (auto read = readSessions(*document, plan); !read) return read.error();
  if (auto good = checkPlan(plan); !good) return good.error();
  return plan;
}

Result<Plan> readPlan(const std::filesystem::path& file) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure))
    return Error{fmt::format("{}: there is no such file", file.string())};
  if (!std::filesystem::is_regular_file(file, failure))
    return Error{fmt::format("{}: not a file", file.string())};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error{fmt::format("{}: cannot be opened: {}", file.string(), reasonFor(errno))};

  std::string text(kMaxBytes + 1, '\0');  // one more than allowed: enough to see that it is too long
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return Error{fmt::format("{}: cannot be read to its end", file.string())};
  text.resize(static_cast<std::size_t>(stream.gcount()));

  Result<Plan> plan = planFromJson(text);
  if (!plan) return plan.error().in(file.string());
  return plan;
}

Result<Done> writePlan(const Plan& plan, const std::filesystem::path& file) {
  const std::string text = toJson(plan);
  if (const Result<Plan> readable = planFromJson(text); !readable) {
    return readable.error().in(fmt::format("{} is not written", file.string()));
  }
  return replaceFile(file, text);
}

}  // namespace stipple
