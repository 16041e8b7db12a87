#include "studio/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/paths.h"
#include "base/replace_file.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 1 << 20;  // twenty paths and a name take a few kilobytes

/// Reads field by field; what does not fit is left as it was and named.
class Reader {
 public:
  explicit Reader(const Json& document) : document_(document) {}

  /// Calls take(value) if the field is there; it says whether the value was good.
  template <typename Take>
  void read(const char* group, const char* field, const Take& take) {
    const auto entries = document_.find(group);
    if (entries == document_.end()) return;
    if (!entries->is_object()) return damaged(group);
    const auto value = entries->find(field);
    if (value != entries->end() && !take(*value)) damaged(fmt::format("{}.{}", group, field));
  }

  const std::string& damagedFields() const { return damaged_; }

 private:
  void damaged(const std::string& name) {
    if (damaged_.find(name) == std::string::npos) damaged_ += (damaged_.empty() ? "" : ", ") + name;
  }

  const Json& document_;
  std::string damaged_;
};

auto into(std::string& text) {
  return [&text](const Json& value) {
    if (!value.is_string()) return false;
    text = value.get<std::string>();
    return true;
  };
}

/// A path that is not absolute would mean another file from every folder the program is started in.
auto into(fs::path& file) {
  return [&file](const Json& value) {
    if (!value.is_string()) return false;
    const fs::path read = value.get<std::string>();
    if (!read.empty() && !read.is_absolute()) return false;
    file = read;
    return true;
  };
}

auto into(RecentFiles& files) {
  return [&files](const Json& value) {
    if (!value.is_array()) return false;
    bool good = true;
    for (const Json& entry : value) {
      fs::path file;
      if (!into(file)(entry) || file.empty())
        good = false;
      else if (files.size() < kMostRecentFiles && std::ranges::find(files, file) == files.end())
        files.push_back(std::move(file));
    }
    return good;
  };
}

bool readTheme(const Json& value, InterfaceTheme& theme) {
  if (!value.is_string()) return false;
  const auto found = std::ranges::find(kInterfaceThemeNames, value.get_ref<const std::string&>());
  if (found == kInterfaceThemeNames.end()) return false;
  theme = static_cast<InterfaceTheme>(found - kInterfaceThemeNames.begin());
  return true;
}

bool readScale(const Json& value, int& percent) {
  // As a real number first: a whole one may be too large for any integer type.
  if (!value.is_number()) return false;
  const double read = value.get<double>();
  if (!(read >= kLeastScalePercent && read <= kMostScalePercent)) return false;
  percent = static_cast<int>(read);
  return true;
}

Json pathsOf(const RecentFiles& files) {
  Json list = Json::array();
  for (const fs::path& file : files) list.push_back(file.string());
  return list;
}

}  // namespace

void remember(RecentFiles& files, const fs::path& file) {
  std::error_code failed;
  fs::path absolute = fs::absolute(file, failed).lexically_normal();
  if (failed) return;
  std::erase(files, absolute);
  files.insert(files.begin(), std::move(absolute));
  if (files.size() > kMostRecentFiles) files.resize(kMostRecentFiles);
}

ReadSettings settingsFromJson(std::string_view text) {
  const Json document = text.size() > kMostBytes ? Json(Json::value_t::discarded)
                                                 : Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object())
    return {{}, "The settings file was damaged: recent files and preferences start afresh."};
  ReadSettings result;
  Settings& settings = result.settings;
  Reader reader(document);
  reader.read("interface", "theme", [&](const Json& value) { return readTheme(value, settings.theme); });
  reader.read("interface", "scale_percent",
              [&](const Json& value) { return readScale(value, settings.scale_percent); });
  reader.read("studio", "name", into(settings.studio_name));
  reader.read("studio", "logo", into(settings.studio_logo));
  reader.read("recent", "plans", into(settings.recent_plans));
  reader.read("recent", "heads", into(settings.recent_heads));
  if (!reader.damagedFields().empty())
    result.notice = fmt::format("The settings file was damaged in part: {} set back to the usual.",
                                reader.damagedFields());
  return result;
}

std::string toJson(const Settings& settings) {
  const Json document{
      {"interface",
       {{"theme", kInterfaceThemeNames[static_cast<std::size_t>(settings.theme)]},
        {"scale_percent", settings.scale_percent}}},
      {"studio", {{"name", settings.studio_name}, {"logo", settings.studio_logo.string()}}},
      {"recent", {{"plans", pathsOf(settings.recent_plans)}, {"heads", pathsOf(settings.recent_heads)}}}};
  // File names may hold bytes that are no UTF-8: such an entry is lost, not the file.
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

fs::path settingsFile() {
  return settingsFolder() / "settings.json";
}

ReadSettings readSettings(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {};
  // One byte more than may be there tells that there are too many, of whatever size the file is.
  std::string text(kMostBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return settingsFromJson(text);
}

Result<Done> writeSettings(const Settings& settings, const fs::path& file) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);  // replaceFile() says why if there is none
  return replaceFile(file, toJson(settings));
}

}  // namespace stipple
