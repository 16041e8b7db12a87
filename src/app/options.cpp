#include "app/options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

#include "export/png.h"
#include "export/stills.h"
#include "plan/check.h"
#include "plan/parameters.h"
#include "plan/plan_file.h"
#include "scalp/scan_skin.h"

namespace stipple {
glm::uvec2 parseSize(const std::string& text) {
  constexpr unsigned kLeast = 16, kMost = kMostStillPixels;
  const std::string advice =
      fmt::format("--size is \"{}\"; give width x height in pixels from {} to {}, such as 1920x1080", text,
                  kLeast, kMost);
  const auto cross = text.find('x');
  if (cross == std::string::npos) throw BadArguments{advice};
  const auto number = [&](std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < kLeast || value > kMost)
      throw BadArguments{advice};
    return value;
  };
  return {number(std::string_view(text).substr(0, cross)), number(std::string_view(text).substr(cross + 1))};
}

LightPreset lightOf(const CommonOptions& options) {
  const auto light = lightNamed(options.light);
  if (!light) throw BadArguments{"--light: " + light.error().message};
  return *light;
}

Paper paperOf(const std::string& name) {
  const auto paper = std::ranges::find(kPapers, name, &Paper::name);
  if (paper == kPapers.end())
    throw BadArguments{fmt::format("--paper is \"{}\"; choose a4 or letter", name)};
  return *paper;
}

std::filesystem::path folderOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

Plan withSettings(Plan plan, const CommonOptions& options) {
  for (const std::string& assignment : options.set)
    if (const auto set = setParameter(plan, assignment); !set)
      throw BadArguments{"--set: " + set.error().message};
  if (options.seed) plan.seed = *options.seed;
  if (const auto good = checkPlan(plan); !good) throw BadArguments{good.error().message};
  return plan;
}

Result<Plan> openPlan(const CommonOptions& options) {
  if (options.plan.empty()) return withSettings(Plan(), options);
  auto plan = readPlan(options.plan);
  if (!plan) return plan.error();
  return withSettings(std::move(*plan), options);
}

Result<Done> matchSkin(Plan& plan, const Head& head, const CommonOptions& options) {
  if (!options.match_skin) return kDone;
  const auto skin = skinOfScan(plan.skin, head);
  if (!skin) return Error{"--match-skin: " + skin.error().message};
  plan.skin = *skin;
  plan = withSettings(std::move(plan), options);
  return kDone;
}

Result<std::unique_ptr<gpu::Device>> openDevice(const CommonOptions& options) {
  return gpu::Device::create({options.device, options.validate, {}});
}

Result<Done> prepareFolder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed)
    return Error{fmt::format("the folder \"{}\" cannot be made ({}); choose another with --out",
                             folder.string(), failed.message())};
  if (!std::filesystem::is_directory(folder) || ::access(folder.c_str(), W_OK) != 0)
    return Error{fmt::format(
        "nothing can be written to \"{}\"; choose another folder, or ask for the right to write there",
        folder.string())};
  return kDone;
}

Result<Done> savedOr(const Result<Saved>& saved, const std::filesystem::path& file) {
  if (!saved) return saved.error();
  if (*saved != Saved::kept) return kDone;
  return Error{
      fmt::format("\"{}\" is there already and differs; add --force to replace it, or choose another name",
                  file.string())};
}

Result<Done> saveFile(std::string_view content, const std::filesystem::path& file, bool force) {
  NewFile whole(file);
  whole.write(std::as_bytes(std::span(content)));
  return savedOr(whole.finish(force ? Older::replace : Older::keep), file);
}

Result<Done> savePicture(const Picture& picture, const std::filesystem::path& file, bool force) {
  return savedOr(savePng(picture, file, {.older = force ? Older::replace : Older::keep}), file);
}

Stage stageBesideBare(const Plan& plan, const std::string& name) {
  if (name.empty()) return stagesOf(plan).back();
  const auto stage = stageNamed(plan, name);
  if (!stage) throw BadArguments{"--stage: " + stage.error().message};
  if (!stage->day) throw BadArguments{"--stage: bare skin is shown beside the stage anyway; name another"};
  return *stage;
}

Result<Done> checkValidation(const gpu::Device& device) {
  const auto messages = device.validationMessages();
  if (messages.empty()) return kDone;
  return Error{fmt::format("the validation layers sent {} messages; the first: {}", messages.size(),
                           messages.front().substr(0, 200))};
}

std::string headNote(const Head& head) {
  return head.is_built_in ? "Built-in head: not your head." : head.name;
}

std::string clientNote(const Head& head) {
  return head.is_built_in ? headNote(head) : std::string();
}

}  // namespace stipple
