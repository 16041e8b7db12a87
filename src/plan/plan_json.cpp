#include "plan/plan_json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

namespace stipple {
namespace {

constexpr int kMaxDepth = 6;  // plan, designs, design, strokes, stroke, path

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

/// What the grammar of JSON lets through and a plan does not: one key twice, and nesting without end.
class Strictness {
 public:
  bool operator()(int depth, PlanJson::parse_event_t event, const PlanJson& parsed) {
    using Event = PlanJson::parse_event_t;
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

}  // namespace

PlanKey splitPlanKey(std::string_view key) {
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos) return {{}, key};
  return {key.substr(0, dot), key.substr(dot + 1)};
}

Result<PlanJson> parsePlanJson(std::string_view text) {
  if (text.size() > kMostPlanBytes) {
    return Error{fmt::format("the file has {} bytes; a plan has at most {}", text.size(), kMostPlanBytes)};
  }
  Strictness strictness;
  try {
    PlanJson document = PlanJson::parse(text, std::ref(strictness));
    if (strictness.fault()) return *strictness.fault();
    return document;
  } catch (const PlanJson::exception& failure) {
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

Result<Done> refuseUnknownFields(const PlanJson& object, const std::vector<std::string_view>& known,
                                 std::string_view where) {
  for (const auto& [name, value] : object.items()) {
    if (std::ranges::count(known, name)) continue;
    return Error{fmt::format("{} has no field {}; it has {}", where, inQuotes(name), fmt::join(known, ", "))};
  }
  return kDone;
}

Error notANumber(std::string_view field, const PlanJson& value, float low, float high) {
  return {fmt::format("{} is a JSON {}; it must be a number between {} and {}", field, value.type_name(), low,
                      high)};
}

Result<float> numberIn(const PlanJson& entry, std::string_view field, float low, float high,
                       std::string_view reason) {
  const PlanJson& value = entry[field];
  if (!value.is_number()) return notANumber(field, value, low, high);
  const float read = value.get<float>();
  if (read >= low && read <= high) return read;
  return Error{fmt::format("{} is {:.7g}; it must be between {} and {}{}", field, read, low, high, reason)};
}

Result<std::size_t> choiceIn(const PlanJson& entry, std::string_view field,
                             std::span<const std::string_view> names) {
  const PlanJson& value = entry[field];
  const auto named =
      value.is_string() ? std::ranges::find(names, value.get_ref<const std::string&>()) : names.end();
  if (named != names.end()) return static_cast<std::size_t>(named - names.begin());
  return Error{fmt::format("{} must be one of {}", field, fmt::join(names, ", "))};
}

}  // namespace stipple
