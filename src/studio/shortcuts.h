#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "studio/widgets.h"

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
  appearance,
  larger,
  smaller,
  next_point,
  previous_point,
  present,
  full_screen,
  leave,
  screenshot,
  save,
  undo,
  redo,
  shortcut_sheet,
  quit,
};

/// One table drives the keys and the sheet that explains them.
struct Shortcut {
  std::string_view
      chord;  // "Ctrl+Shift+Z": modifiers in this order, then the key as it is called on the keyboard
  Action action;
  std::string_view words;  // empty: said by the line above it, such as for a second chord of one action
};
std::span<const Shortcut> shortcuts();

std::optional<Action> actionFor(std::string_view chord);

/// "1" to "9" and "0" are the standard views in their order.
std::optional<std::size_t> viewIndexFor(std::string_view chord);

/// Over the middle of `area`; false once it has been closed.
bool drawShortcutSheet(Ui& ui, const Ui::Rect& area);

}  // namespace stipple
