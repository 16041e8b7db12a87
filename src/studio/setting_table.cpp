#include "studio/setting_table.h"

#include <fmt/format.h>

#include <cctype>
#include <string_view>
#include <vector>

#include "plan/parameters.h"
#include "plan/session.h"

namespace stipple {
namespace {

constexpr std::string_view kSessions = "sessions.";

std::vector<Setting> makeTable() {
  using Of = Setting::Of;
  std::vector<Setting> table;
  for (const Parameter& parameter : parameters()) table.push_back({std::string(parameter.key), Of::plan});
  for (const Choice& choice : choices()) table.push_back({std::string(choice.key), Of::plan});
  for (const SessionField& field : sessionFields())
    table.push_back({fmt::format("sessions.N.{}", field.name), Of::plan});
  for (const char* key : {"sessions", "sessions.N.zones", "sessions.N.notes", "sessions.N.date"})
    table.push_back({key, Of::plan});
  for (const char* key : {"style", "norwood", "ludwig", "skin", "pigment"})
    table.push_back({key, Of::preset});
  for (const char* key : {"view", "light", "day", "stage", "one-session", "outcome"})
    table.push_back({key, Of::view});
  for (const char* key : {"theme", "scale_percent", "studio_name", "studio_logo"}) table.push_back({key, Of::interface});
  for (const char* key : {"tool.sides", "tool.kind", "tool.radius_mm", "tool.amount"})
    table.push_back({key, Of::tool});
  return table;
}

}  // namespace

std::span<const Setting> settingTable() {
  static const std::vector<Setting> kTable = makeTable();
  return kTable;
}

std::string tableKey(std::string key) {
  if (!key.starts_with(kSessions)) return key;
  std::size_t end = kSessions.size();
  while (end < key.size() && std::isdigit(static_cast<unsigned char>(key[end]))) ++end;
  if (end > kSessions.size()) key.replace(kSessions.size(), end - kSessions.size(), "N");
  return key;
}

}  // namespace stipple
