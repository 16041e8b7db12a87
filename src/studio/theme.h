#pragma once
#include <imgui.h>

namespace stipple {

/// A shade, 8-bit sRGB with alpha, as ImGui's draw lists take it.
using Shade = ImU32;

/// The interface is neutral, so that nothing beside the head tints how its skin is judged; one warm accent
/// marks what is chosen or moves.
struct Palette {
  Shade panel;
  Shade card;   // over the picture
  Shade popup;  // over a panel
  Shade line;
  Shade control, control_hovered, control_held;
  Shade track;  // of a slider
  Shade text, quiet, faint;
  Shade accent, accent_soft, accent_dim;
  Shade on_accent;  // words on it
  Shade warning;
};

enum class Brightness { dark, light };
const Palette& paletteOf(Brightness brightness);

/// What is drawn on the picture itself is the same in every theme, as the picture is.
struct OverPicture {
  static constexpr Shade kGround = IM_COL32(28, 29, 31, 226);
  static constexpr Shade kText = IM_COL32(238, 235, 230, 255);
  static constexpr Shade kQuiet = IM_COL32(168, 165, 160, 255);
  static constexpr Shade kAccent = IM_COL32(226, 164, 99, 255);
  static constexpr Shade kAccentDim = IM_COL32(226, 164, 99, 120);
};

/// How the interface is to look, before any window or font is known.
struct ThemeLook {
  float scale = 1;    // layout units to the window system's
  float density = 1;  // pixels of the screen for each of those, for which glyphs are drawn sharp
  Brightness brightness = Brightness::dark;
  bool operator==(const ThemeLook&) const = default;
};

/// Everything a panel needs to look right: shades, fonts, and how many pixels a unit of the layout is.
struct Theme {
  float scale = 1;
  Palette palette = paletteOf(Brightness::dark);
  ImFont* body = nullptr;
  ImFont* small = nullptr;
  ImFont* strong = nullptr;   // headings
  ImFont* title = nullptr;    // captions of stages
  ImFont* display = nullptr;  // the caption in front of a client
  // Null where the machine has no font of icons: words alone say it then.
  ImFont* icons = nullptr;        // beside words of the body
  ImFont* large_icons = nullptr;  // above a word

  /// Layout is written in pixels of a 96 dpi screen.
  float px(float units) const { return units * scale; }
};

/// Loads the fonts into the current ImGui context and sets its style. May be called again when the look
/// changes.
Theme makeTheme(const ThemeLook& look);

}  // namespace stipple
