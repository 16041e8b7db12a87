// From text to a plan. Lists: plan_reader_lists.cpp.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "plan/check.h"
#include "plan/parameters.h"
#include "plan/plan_file.h"
#include "plan/plan_json.h"

namespace stipple {
namespace {

Result<Done> checkVersion(const PlanJson& document) {
  if (!document.is_object() || !document.contains(kPlanVersionKey)) {
    return Error{fmt::format("not a Stipple plan: the field {} is missing", kPlanVersionKey)};
  }
  const PlanJson& version = document[kPlanVersionKey];
  if (!version.is_number_integer() || version < 1) {
    return Error{fmt::format("{} must be a whole number from 1 to {}", kPlanVersionKey, kPlanVersion)};
  }
  if (version > kPlanVersion) {
    return Error{fmt::format(
        "the plan has version {} and was saved by a newer Stipple; this one reads up to version {}: "
        "update Stipple to open it",
        version.dump(), kPlanVersion)};
  }
  return kDone;
}

/// The fields an object of the plan may have; `group` as in the keys of parameters().
std::vector<std::string_view> knownFields(std::string_view group) {
  std::vector<std::string_view> fields;
  if (group.empty()) fields = {"seed"};
  for (const Parameter& parameter : parameters()) {
    const PlanKey key = splitPlanKey(parameter.key);
    const std::string_view field = group.empty() && !key.group.empty() ? key.group : key.field;
    if ((key.group == group || group.empty()) && !std::ranges::count(fields, field)) fields.push_back(field);
  }
  for (const Choice& choice : choices())
    if (const PlanKey key = splitPlanKey(choice.key); key.group == group) fields.push_back(key.field);
  if (group.empty()) fields.insert(fields.end(), {"strokes", "sessions"});
  return fields;
}

Result<Done> readParameter(const PlanJson& document, const Parameter& parameter, Plan& plan) {
  const PlanKey key = splitPlanKey(parameter.key);
  const PlanJson* holder = &document;
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

Result<Done> readParameters(const PlanJson& document, Plan& plan) {
  for (const Parameter& parameter : parameters()) {
    const std::string_view group = splitPlanKey(parameter.key).group;
    if (group.empty() || !document.contains(group)) continue;
    const PlanJson& object = document[group];
    if (!object.is_object())
      return Error{fmt::format("{} is a JSON {}; it must be an object", group, object.type_name())};
    if (auto known = refuseUnknownFields(object, knownFields(group), group); !known) return known;
  }
  for (const Parameter& parameter : parameters()) {
    if (auto read = readParameter(document, parameter, plan); !read) return read;
  }
  return kDone;
}

Result<Done> readChoices(const PlanJson& document, Plan& plan) {
  for (const Choice& choice : choices()) {
    const PlanKey key = splitPlanKey(choice.key);
    if (!document.contains(key.group) || !document[key.group].contains(key.field)) continue;
    const Result<std::size_t> index = choiceIn(document[key.group], key.field, choice.names);
    if (!index) return index.error().in(std::string(key.group));
    choice.write(plan, *index);
  }
  return kDone;
}

Result<Done> readSeed(const PlanJson& document, Plan& plan) {
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

// ---- older plans

/// What versions 1 and 2 meant by figures of healing that they did not have: impressions are lost or take,
/// and a dot keeps the contrast of its middle.
void healAsBefore(HealingFigures& figures) {
  figures.lost_share = 0.10f;
  figures.weak_share = 0;
  figures.contrast_kept = 1;
  figures.swelling = 0.08f;
}

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
void bringForward(PlanJson& document) {
  constexpr std::array<std::array<std::string_view, 2>, 2> kMoved{
      {{"edge_diameter", "hairline_edge_dot_size"}, {"edge_tone", "hairline_edge_shade"}}};
  const auto hairline = document.find("hairline");
  if (hairline == document.end() || !hairline->is_object()) return;
  PlanJson moved = PlanJson::object();
  for (const auto& [from, to] : kMoved) {
    if (!hairline->contains(from)) continue;
    moved[to] = (*hairline)[from];
    hairline->erase(std::string(from));
  }
  if (!moved.empty()) document["zones"] = std::move(moved);
}

/// What `object` says; `plan` says the rest.
Result<Plan> readPlanObject(const PlanJson& object, Plan plan) {
  if (auto known = refuseUnknownFields(object, knownFields(""), "a plan"); !known) return known.error();
  if (auto read = readSeed(object, plan); !read) return read.error();
  if (auto read = readParameters(object, plan); !read) return read.error();
  if (auto read = readChoices(object, plan); !read) return read.error();
  if (auto read = readStrokes(object, plan); !read) return read.error();
  if (auto read = readSessions(object, plan); !read) return read.error();
  if (auto good = checkPlan(plan); !good) return good.error();
  return plan;
}

Result<Designs> readDesigns(const PlanJson& object) {
  Designs designs;
  if (!object.is_object())
    return Error{fmt::format("designs is a JSON {}; it must be an object", object.type_name())};
  for (const auto& [name, value] : object.items()) {
    const std::size_t index = name.size() == 1 ? static_cast<std::size_t>(name[0] - 'A') : Designs::kCount;
    if (index >= Designs::kCount)
      return Error{fmt::format("designs are called {} to {}", Designs::letterOf(0),
                               Designs::letterOf(Designs::kCount - 1))};
    if (!value.is_object())
      return Error{fmt::format("design {} is a JSON {}; it must be an object", name, value.type_name())};
    const Result<Plan> design = readPlanObject(value, {});
    if (!design) return design.error().in("design " + name);
    designs.keep(index, *design);
  }
  return designs;
}

}  // namespace

Result<PlanAndDesigns> planAndDesignsFromJson(std::string_view text) {
  Result<PlanJson> document = parsePlanJson(text);
  if (!document) return document.error();
  // The version first: a newer plan should be told apart from a broken one.
  if (auto version = checkVersion(*document); !version) return version.error();
  const int version = (*document)[kPlanVersionKey].get<int>();
  document->erase(std::string(kPlanVersionKey));
  Plan plan;
  if (version == 1) {
    plan = versionOnePlan();
    bringForward(*document);
  }
  if (version < 3) healAsBefore(plan.healing);
  Designs designs;
  if (const auto found = document->find("designs");
      version > kVersionWithoutDesigns && found != document->end()) {
    Result<Designs> read = readDesigns(*found);
    if (!read) return read.error();
    designs = std::move(*read);
    document->erase("designs");
  }
  Result<Plan> read = readPlanObject(*document, std::move(plan));
  if (!read) return read.error();
  return PlanAndDesigns{std::move(*read), std::move(designs)};
}

Result<Plan> planFromJson(std::string_view text) {
  Result<PlanAndDesigns> read = planAndDesignsFromJson(text);
  if (!read) return read.error();
  return std::move(read->plan);
}

}  // namespace stipple
