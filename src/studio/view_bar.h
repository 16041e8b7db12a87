#pragma once
#include <optional>
#include <string_view>

#include "render/lights.h"
#include "studio/widgets.h"

namespace stipple {

/// The row of standard views at the top of the picture, and what is drawn over the skin.
struct ViewBar {
  std::optional<std::size_t> chosen;  // index into viewNames()
  bool fit = false;
  bool toggle_handles = false, toggle_guides = false;
  bool next_light = false;
  bool macro = false, compare = false, turntable = false, client_window = false;  // pressed
  float height = 0;  // of the row, pixels
};
struct ViewBarState {
  std::optional<std::size_t> view;
  bool handles, guides;  // shown
  bool macro, comparing, turning, client_window;
  LightPreset light;
};
ViewBar drawViewBar(Ui& ui, const Ui::Rect& free, const ViewBarState& state);

/// Small, over the picture; gives back where it ends.
float drawBadge(const Ui& ui, ImVec2 at, std::string_view words, Shade Palette::*ink = &Palette::quiet);

/// In the middle above everything, for a moment.
void drawNote(const Ui& ui, ImVec2 centre_top, std::string_view words);

/// "left45" is "Left 45°" on a button.
std::string_view viewLabel(std::string_view view_name);

}  // namespace stipple
