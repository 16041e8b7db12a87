#pragma once
#include <imgui.h>

namespace stipple {

/// A shade, 8-bit sRGB with alpha, as ImGui's draw lists take it.
using Shade = ImU32;

/// The interface is neutral, so that nothing beside the head tints how its skin is judged; one warm accent
/// marks what is chosen or moves.
struct Palette {
  static constexpr Shade kPanel = IM_COL32(28, 29, 31, 255);
  static constexpr Shade kCard = IM_COL32(28, 29, 31, 226);  // over the picture
  static constexpr Shade kLine = IM_COL32(255, 255, 255, 18);
  static constexpr Shade kControl = IM_COL32(255, 255, 255, 15);
  static constexpr Shade kControlHovered = IM_COL32(255, 255, 255, 30);
  static constexpr Shade kControlHeld = IM_COL32(255, 255, 255, 44);
  static constexpr Shade kTrack = IM_COL32(255, 255, 255, 34);
  static constexpr Shade kText = IM_COL32(238, 235, 230, 255);
  static constexpr Shade kQuiet = IM_COL32(168, 165, 160, 255);
  static constexpr Shade kFaint = IM_COL32(120, 118, 115, 255);
  static constexpr Shade kAccent = IM_COL32(226, 164, 99, 255);
  static constexpr Shade kAccentSoft = IM_COL32(226, 164, 99, 52);
  static constexpr Shade kAccentDim = IM_COL32(226, 164, 99, 120);
  static constexpr Shade kOnAccent = IM_COL32(33, 25, 17, 255);
  static constexpr Shade kWarning = IM_COL32(233, 116, 92, 255);
};

/// Everything a panel needs to look right: fonts, and how many pixels a unit of the layout is.
struct Theme {
  float scale = 1;
  ImFont* body = nullptr;
  ImFont* small = nullptr;
  ImFont* strong = nullptr;   // headings
  ImFont* title = nullptr;    // captions of stages
  ImFont* display = nullptr;  // the caption in front of a client

  /// Layout is written in pixels of a 96 dpi screen.
  float px(float units) const { return units * scale; }
};

/// Loads the fonts into the current ImGui context and sets its style. `scale`: pixels a unit; `density`:
/// pixels of the screen for each of the window system's, for which glyphs are drawn sharp. May be called
/// again when either changes.
Theme makeTheme(float scale, float density);

}  // namespace stipple
