#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace stipple {

enum class Action {
  next_stage,
  previous_stage,
  next_day,
  previous_day,
  play,
  faster,
  slower,
  one_session,
  next_outcome,
  fit,
  handles,
  guides,
  next_light,
  brush,
  panel_keys,
  find_setting,
  appearance,
  larger,
  smaller,
  next_point,
  previous_point,
  compare,
  next_layout,
  compare_with_next,
  compare_with_previous,
  swap_sides,
  divider_left,
  divider_right,
  macro,
  turntable,
  client_window,
  client_camera,
  present,
  black,
  full_screen,
  leave,
  screenshot,
  copy_picture,
  new_plan,
  open_plan,
  open_head,
  save,
  save_as,
  undo,
  redo,
  history,
  exports,
  performance,
  shortcut_sheet,
  quit,
};

/// When a key does what the table says. In front of a client no key may change the plan or bring up a tool.
enum class KeyUse { editing, presenting, always };

/// One table drives the keys and the sheet that explains them.
struct Shortcut {
  std::string_view
      chord;  // "Ctrl+Shift+Z": modifiers in this order, then the key as it is called on the keyboard
  Action action;
  std::string_view words;  // empty: said by the line above it, such as for a second chord of one action
  KeyUse use = KeyUse::editing;
};
std::span<const Shortcut> shortcuts();

std::optional<Action> actionFor(std::string_view chord, bool presenting);

/// "1" to "9" and "0" are the standard views in their order.
std::optional<std::size_t> viewIndexFor(std::string_view chord);

/// "Shift+1" to "Shift+4" are the designs A to D (plan/designs.h): taken back, or kept if there is none
/// yet; with Shift kept in any case.
struct DesignKey {
  std::size_t index;
  bool keep;
};
std::optional<DesignKey> designKeyFor(std::string_view chord);

}  // namespace stipple
