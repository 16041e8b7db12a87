#include "studio/icons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace stipple {
namespace {

/// Code points of FontAwesome 4, by the names it gives them.
ImWchar glyphOf(Icon icon) {
  switch (icon) {
    case Icon::none:
    case Icon::play:
    case Icon::pause:
    case Icon::close:
      return 0;
    case Icon::head:
      return 0xf2c0;  // user-o
    case Icon::hairline:
      return 0xf040;  // pencil
    case Icon::zones:
      return 0xf279;  // map
    case Icon::pigment:
      return 0xf043;  // tint: a drop
    case Icon::skin:
      return 0xf256;  // hand-paper-o
    case Icon::sessions:
      return 0xf073;  // calendar
    case Icon::light:
      return 0xf0eb;  // lightbulb-o
    case Icon::exporting:
      return 0xf019;  // download
    case Icon::undo:
      return 0xf0e2;  // undo
    case Icon::redo:
      return 0xf01e;  // repeat
    case Icon::save:
      return 0xf0c7;  // floppy-o
    case Icon::camera:
      return 0xf030;  // camera
    case Icon::copy:
      return 0xf0c5;  // files-o
    case Icon::present:
      return 0xf26c;  // television
    case Icon::settings:
      return 0xf013;  // cog
    case Icon::help:
      return 0xf11c;  // keyboard-o
    case Icon::fit:
      return 0xf066;  // compress
    case Icon::points:
      return 0xf192;  // dot-circle-o
    case Icon::guides:
      return 0xf05b;  // crosshairs
    case Icon::brush:
      return 0xf1fc;  // paint-brush
    case Icon::match:
      return 0xf1fb;  // eyedropper
    case Icon::open:
      return 0xf115;  // folder-open-o
    case Icon::macro:
      return 0xf00e;  // search-plus
    case Icon::compare:
      return 0xf0db;  // columns
    case Icon::turn:
      return 0xf021;  // refresh
    case Icon::client:
      return 0xf108;  // desktop
    case Icon::find:
      return 0xf002;  // search
  }
  return 0;
}
constexpr Icon kLast = Icon::find;

void drawPlay(ImDrawList& list, ImVec2 centre, float size, Shade shade) {
  // Its centre of mass, not its box, sits in the middle.
  const float half = size / 2, left = centre.x - half * 0.67f;
  list.AddTriangleFilled({left, centre.y - half}, {left, centre.y + half}, {centre.x + half, centre.y},
                         shade);
}

void drawPause(ImDrawList& list, ImVec2 centre, float size, Shade shade) {
  const float half = size / 2;
  for (const float side : {-1.0f, 1.0f}) {
    const float x = centre.x + side * half * 0.55f;
    list.AddRectFilled({x - half * 0.3f, centre.y - half}, {x + half * 0.3f, centre.y + half}, shade,
                       half * 0.15f);
  }
}

void drawClose(ImDrawList& list, ImVec2 centre, float size, Shade shade) {
  const float half = size / 2;
  for (const float lean : {-half, half})
    list.AddLine({centre.x - lean, centre.y - half}, {centre.x + lean, centre.y + half}, shade, size * 0.14f);
}

}  // namespace

bool hasIcon(const Theme& theme, Icon icon) {
  return icon != Icon::none && (glyphOf(icon) == 0 || theme.icons);
}

void drawIcon(const Theme& theme, ImDrawList& list, Icon icon, ImVec2 centre, Shade shade, bool large) {
  if (icon == Icon::play) return drawPlay(list, centre, theme.px(13), shade);
  if (icon == Icon::pause) return drawPause(list, centre, theme.px(13), shade);
  if (icon == Icon::close) return drawClose(list, centre, theme.px(9), shade);
  ImFont* const font = large ? theme.large_icons : theme.icons;
  const ImFontGlyph* glyph = font ? font->FindGlyphNoFallback(glyphOf(icon)) : nullptr;
  if (!glyph) return;
  // By what is seen of the glyph, not by the line it would stand on.
  ImGui::PushFont(font);
  const float size = ImGui::GetFontSize(), shrink = size / font->FontSize;
  ImGui::PopFont();
  font->RenderChar(&list, size,
                   {std::round(centre.x - (glyph->X0 + glyph->X1) / 2 * shrink),
                    std::round(centre.y - (glyph->Y0 + glyph->Y1) / 2 * shrink)},
                   shade, glyphOf(icon));
}

std::span<const ImWchar> iconGlyphs() {
  static const std::vector<ImWchar> kRanges = [] {
    std::vector<ImWchar> ranges;
    for (int icon = 0; icon <= static_cast<int>(kLast); ++icon)
      if (const ImWchar glyph = glyphOf(static_cast<Icon>(icon))) ranges.insert(ranges.end(), {glyph, glyph});
    ranges.push_back(0);
    return ranges;
  }();
  return kRanges;
}

}  // namespace stipple
