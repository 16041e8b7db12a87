#include "plan/plan_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/replace_file.h"
#include "plan/plan_json.h"

namespace stipple {
namespace {

std::string reasonFor(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace

Result<PlanAndDesigns> readPlanAndDesigns(const std::filesystem::path& file) {
  std::error_code failure;
  if (!std::filesystem::exists(file, failure))
    return Error{fmt::format("{}: there is no such file", file.string())};
  if (!std::filesystem::is_regular_file(file, failure))
    return Error{fmt::format("{}: not a file", file.string())};
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error{fmt::format("{}: cannot be opened: {}", file.string(), reasonFor(errno))};

  std::string text(kMostPlanBytes + 1, '\0');  // one more than allowed: enough to see that it is too long
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return Error{fmt::format("{}: cannot be read to its end", file.string())};
  text.resize(static_cast<std::size_t>(stream.gcount()));

  Result<PlanAndDesigns> read = planAndDesignsFromJson(text);
  if (!read) return read.error().in(file.string());
  return read;
}

Result<Plan> readPlan(const std::filesystem::path& file) {
  Result<PlanAndDesigns> read = readPlanAndDesigns(file);
  if (!read) return read.error();
  return std::move(read->plan);
}

Result<Done> writePlan(const Plan& plan, const std::filesystem::path& file, const Designs& designs) {
  const std::string text = toJson(plan, designs);
  if (const Result<Plan> readable = planFromJson(text); !readable) {
    return readable.error().in(fmt::format("{} is not written", file.string()));
  }
  return replaceFile(file, text);
}

}  // namespace stipple
