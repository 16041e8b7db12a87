#pragma once
#include <span>
#include <string>

namespace stipple {

/// Everything that a control of the studio can set, each under the name that it has outside of it.
struct Setting {
  enum class Of {
    plan,       // a field of the plan file: `--set key=value`, or a list of it
    preset,     // several fields at once: an option of `plan new`
    view,       // how the plan is looked at: an option of `render`
    interface,  // settings.json
    tool,       // what the mouse does next; kept nowhere
  };
  std::string key;  // as Ui::sets() is told it; sessions are counted by the letter N
  Of of;
};
/// Made from the tables of plan/ and a short list of what is not in a plan.
std::span<const Setting> settingTable();

/// "sessions.3.share" is "sessions.N.share" in the table.
std::string tableKey(std::string key);

}  // namespace stipple
