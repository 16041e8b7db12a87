#include "export/recipe.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <numbers>
#include <span>
#include <utility>

#include "base/hash.h"
#include "export/png.h"
#include "plan/design.h"
#include "plan/plan_file.h"

namespace stipple {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kVersionKey = "stipple_picture";
constexpr std::uint32_t kVersion = 1, kMostVersion = 1'000'000;
constexpr double kLatestDay = 36'500;  // a century: later than any stage
constexpr double kFarthestMm = 10'000, kMostGrainsFromPx = 1e9;
constexpr std::uint32_t kMostSamples = 4;
constexpr double kDarkestStop = 64;

/// Doubles hold enough digits for single-precision radians to come back bit for bit.
double degrees(float rad) {
  return static_cast<double>(rad) * 180 / std::numbers::pi;
}
float fromDegrees(double deg) {
  return static_cast<float>(deg * std::numbers::pi / 180);
}

/// Takes fields out of an object and keeps the first thing that was wrong with one; what it gives in its
/// place is not to be used.
class Reader {
 public:
  double number(const Json& object, const char* key, double low, double high) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number()) {
      fault(fmt::format("\"{}\" is no number", key));
      return low;
    }
    const double value = found->get<double>();
    if (value >= low && value <= high) return value;
    fault(fmt::format("\"{}\" is {}; it must lie between {} and {}", key, value, low, high));
    return low;
  }
  std::uint32_t whole(const Json& object, const char* key, std::uint32_t low, std::uint32_t high) {
    return static_cast<std::uint32_t>(number(object, key, low, high));
  }
  float real(const Json& object, const char* key, double low, double high) {
    return static_cast<float>(number(object, key, low, high));
  }
  std::string text(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_string()) return found->get<std::string>();
    fault(fmt::format("\"{}\" is no text", key));
    return {};
  }
  Json part(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_object()) return *found;
    fault(fmt::format("\"{}\" is missing", key));
    return Json::object();
  }
  template <typename T>
  T take(const Result<T>& result) {
    if (result) return *result;
    fault(result.error().message);
    return {};
  }
  void fault(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }
  const std::string& fault() const { return fault_; }

 private:
  std::string fault_;
};

Camera cameraFrom(const Json& json, Reader& reader) {
  const Json target = reader.part(json, "target_mm");
  const auto at = [&](const char* axis) { return reader.real(target, axis, -kFarthestMm, kFarthestMm); };
  return {.target = {at("x"), at("y"), at("z")},
          .yaw = fromDegrees(reader.number(json, "yaw_deg", -3600, 3600)),
          .pitch = fromDegrees(reader.number(json, "pitch_deg", -90, 90)),
          .height_mm = reader.real(json, "height_mm", 1, kFarthestMm)};
}

Json cameraJson(const Camera& camera) {
  return {{"yaw_deg", degrees(camera.yaw)},
          {"pitch_deg", degrees(camera.pitch)},
          {"height_mm", camera.height_mm},
          {"target_mm", {{"x", camera.target.x}, {"y", camera.target.y}, {"z", camera.target.z}}}};
}

PictureRecipe read(const Json& json, Reader& reader) {
  PictureRecipe recipe;
  recipe.program = reader.text(json, "program");
  const Json head = reader.part(json, "head");
  recipe.head_hash = reader.text(head, "hash");
  recipe.is_built_in_head = head.value("built_in", Json(false)) == true;
  const Json picture = reader.part(json, "picture");
  recipe.size = {.picture = {reader.whole(picture, "width", 1, kMostStillPixels),
                             reader.whole(picture, "height", 1, kMostStillPixels)},
                 .samples = reader.whole(picture, "samples", 1, kMostSamples),
                 .bits = reader.whole(picture, "bits", 8, 16) > 8 ? 16u : 8u};
  Preview::Shot& shot = recipe.shot;
  shot.light = reader.take(lightNamed(reader.text(picture, "light")));
  shot.grains_from_px = reader.real(picture, "grains_from_px", 0, kMostGrainsFromPx);
  if (json.contains("day")) shot.day = reader.real(json, "day", 0, kLatestDay);
  shot.camera = cameraFrom(reader.part(json, "camera"), reader);
  if (json.contains("lens")) {
    const Json lens = reader.part(json, "lens");
    recipe.lens =
        Lens{reader.real(lens, "f_number", 1, kDarkestStop), reader.real(lens, "focus_mm", 1, kFarthestMm)};
  }
  shot.plan = reader.take(planFromJson(reader.part(json, "plan").dump()));
  return recipe;
}

/// Without nesting beyond any recipe's: what goes on without end is no object.
Json parsed(std::string_view text) {
  constexpr int kDeepest = 16;
  bool too_deep = false;
  Json json = Json::parse(
      text,
      [&](int depth, Json::parse_event_t, Json&) {
        too_deep |= depth > kDeepest;
        return !too_deep;
      },
      false);
  return too_deep ? Json() : json;
}

template <typename Channel>
Result<SavedStill> save(const Result<PictureOf<Channel>>& picture, const std::filesystem::path& file,
                        const PngOptions& options) {
  if (!picture) return picture.error();
  const auto saved = savePng(*picture, file, options);
  if (!saved) return saved.error();
  return SavedStill{*saved, Hash().add(std::span<const Channel>(picture->rgb)).hex()};
}

}  // namespace

std::string recipeText(const PictureRecipe& recipe) {
  const Preview::Shot& shot = recipe.shot;
  Json json{{kVersionKey, kVersion},
            {"program", recipe.program},
            {"head", {{"hash", recipe.head_hash}, {"built_in", recipe.is_built_in_head}}},
            {"picture",
             {{"width", recipe.size.picture.x},
              {"height", recipe.size.picture.y},
              {"samples", recipe.size.samples},
              {"bits", recipe.size.bits},
              {"light", nameOf(shot.light)},
              {"grains_from_px", shot.grains_from_px}}},
            {"camera", cameraJson(shot.camera)}};
  if (shot.day) json["day"] = *shot.day;
  if (recipe.lens) json["lens"] = {{"f_number", recipe.lens->f_number}, {"focus_mm", recipe.lens->focus_mm}};
  json["plan"] = Json::parse(toJson(designOf(shot.plan)));
  return json.dump();
}

Result<PictureRecipe> recipeFrom(std::string_view text) {
  const Json json = parsed(text);
  if (!json.is_object() || !json.contains(kVersionKey))
    return Error{
        "it does not say how it was drawn; only pictures that Stipple drew, and not for a client, do"};
  Reader reader;
  if (reader.whole(json, kVersionKey, 1, kMostVersion) > kVersion)
    return Error{"it was drawn by a later version of Stipple; use that one"};
  PictureRecipe recipe = read(json, reader);
  if (!reader.fault().empty()) return Error{"what it says of how it was drawn is damaged: " + reader.fault()};
  return recipe;
}

Result<SavedStill> exportStill(Stills& stills, const PictureRecipe& recipe, const std::filesystem::path& file,
                               const StillOptions& options) {
  const std::string description = options.for_client ? std::string() : recipeText(recipe);
  const PngOptions png{description, options.older};
  Stills::Options drawing = options.drawing;
  drawing.lens = recipe.lens;
  if (recipe.size.bits == 16) return save(stills.drawDeep(recipe.shot, recipe.size, drawing), file, png);
  return save(stills.draw(recipe.shot, recipe.size, drawing), file, png);
}

}  // namespace stipple
