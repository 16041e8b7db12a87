#pragma once
#include <imgui.h>

#include <span>

#include "studio/theme.h"

namespace stipple {

/// Small pictures beside words. Those up to `close` are drawn; the rest are glyphs of a font that a machine
/// may lack (hasIcon()), and never the only thing that says what a control does.
enum class Icon {
  none,
  play,
  pause,
  close,
  head,
  hairline,
  zones,
  pigment,
  skin,
  sessions,
  light,
  exporting,
  undo,
  redo,
  save,
  camera,
  copy,
  present,
  settings,
  help,
  fit,
  points,
  guides,
  brush,
  match,
  open,
  macro,
  compare,
  turn,
  client,
  find,
};

bool hasIcon(const Theme& theme, Icon icon);

/// Around `centre`, the size of a capital beside the body's words, or of a heading's with `large`.
void drawIcon(const Theme& theme, ImDrawList& list, Icon icon, ImVec2 centre, Shade shade,
              bool large = false);

/// Ranges of code points to load from findIconFont(), as ImGui wants them.
std::span<const ImWchar> iconGlyphs();

}  // namespace stipple
