#include "studio/theme.h"

#include <array>
#include <optional>

#include "studio/fonts.h"
#include "studio/icons.h"

namespace stipple {
namespace {

// Glyphs that are loaded. ImGui wants the tables to live as long as the fonts.
// Words of ours: Latin with its accents, and the signs that captions use: superscript two, degree, dashes,
// ellipsis, quotes, arrows, minus, not-equal.
constexpr std::array<ImWchar, 13> kCaptionGlyphs{0x0020, 0x024F, 0x2010, 0x205E, 0x20AC, 0x20AC, 0x2190,
                                                 0x2193, 0x2212, 0x2212, 0x2260, 0x2265, 0};
// Names of files and notes too: Greek and Cyrillic.
constexpr std::array<ImWchar, 17> kTextGlyphs{0x0020, 0x024F, 0x0370, 0x03FF, 0x0400, 0x04FF,
                                              0x2010, 0x205E, 0x20AC, 0x20AC, 0x2190, 0x2193,
                                              0x2212, 0x2212, 0x2260, 0x2265, 0};

// Quiet text keeps a contrast of 4.5 to its panel, the least that WCAG 2.1 asks of small print.
constexpr Palette kDark{.panel = IM_COL32(28, 29, 31, 255),
                        .card = IM_COL32(28, 29, 31, 226),
                        .popup = IM_COL32(40, 41, 44, 250),
                        .line = IM_COL32(255, 255, 255, 18),
                        .control = IM_COL32(255, 255, 255, 15),
                        .control_hovered = IM_COL32(255, 255, 255, 30),
                        .control_held = IM_COL32(255, 255, 255, 44),
                        .track = IM_COL32(255, 255, 255, 34),
                        .text = IM_COL32(238, 235, 230, 255),
                        .quiet = IM_COL32(168, 165, 160, 255),
                        .faint = IM_COL32(120, 118, 115, 255),
                        .accent = IM_COL32(226, 164, 99, 255),
                        .accent_soft = IM_COL32(226, 164, 99, 52),
                        .accent_dim = IM_COL32(226, 164, 99, 120),
                        .on_accent = IM_COL32(33, 25, 17, 255),
                        .warning = IM_COL32(233, 116, 92, 255)};
constexpr Palette kLight{.panel = IM_COL32(243, 243, 244, 255),
                         .card = IM_COL32(243, 243, 244, 236),
                         .popup = IM_COL32(252, 252, 252, 252),
                         .line = IM_COL32(0, 0, 0, 26),
                         .control = IM_COL32(0, 0, 0, 15),
                         .control_hovered = IM_COL32(0, 0, 0, 28),
                         .control_held = IM_COL32(0, 0, 0, 42),
                         .track = IM_COL32(0, 0, 0, 38),
                         .text = IM_COL32(32, 33, 36, 255),
                         .quiet = IM_COL32(94, 95, 99, 255),
                         .faint = IM_COL32(142, 143, 147, 255),
                         .accent = IM_COL32(160, 92, 26, 255),
                         .accent_soft = IM_COL32(190, 116, 40, 50),
                         .accent_dim = IM_COL32(160, 92, 26, 120),
                         .on_accent = IM_COL32(255, 252, 248, 255),
                         .warning = IM_COL32(186, 56, 32, 255)};

void setColours(ImGuiStyle& style, const Palette& palette) {
  ImGui::StyleColorsDark(&style);
  const auto set = [&](ImGuiCol which, Shade shade) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(shade);
  };
  set(ImGuiCol_Text, palette.text);
  set(ImGuiCol_TextDisabled, palette.faint);
  set(ImGuiCol_WindowBg, palette.panel);
  set(ImGuiCol_ChildBg, IM_COL32_BLACK_TRANS);
  set(ImGuiCol_PopupBg, palette.popup);
  set(ImGuiCol_Border, palette.line);
  set(ImGuiCol_FrameBg, palette.control);
  set(ImGuiCol_FrameBgHovered, palette.control_hovered);
  set(ImGuiCol_FrameBgActive, palette.control_held);
  set(ImGuiCol_Button, palette.control);
  set(ImGuiCol_ButtonHovered, palette.control_hovered);
  set(ImGuiCol_ButtonActive, palette.control_held);
  set(ImGuiCol_Header, IM_COL32_BLACK_TRANS);
  set(ImGuiCol_HeaderHovered, palette.control);
  set(ImGuiCol_HeaderActive, palette.control_hovered);
  set(ImGuiCol_Separator, palette.line);
  set(ImGuiCol_ScrollbarBg, IM_COL32_BLACK_TRANS);
  set(ImGuiCol_ScrollbarGrab, palette.control_hovered);
  set(ImGuiCol_ScrollbarGrabHovered, palette.control_held);
  set(ImGuiCol_ScrollbarGrabActive, palette.accent);
  set(ImGuiCol_TextSelectedBg, palette.accent_soft);
}

void setShape(ImGuiStyle& style, float scale) {
  style.WindowPadding = {16, 14};
  style.FramePadding = {12, 7};
  style.ItemSpacing = {8, 8};
  style.ItemInnerSpacing = {8, 6};
  style.ScrollbarSize = 10;
  style.WindowRounding = 10;
  style.ChildRounding = 8;
  style.FrameRounding = 7;
  style.PopupRounding = 8;
  style.ScrollbarRounding = 5;
  style.GrabRounding = 7;
  style.WindowBorderSize = 0;
  style.FrameBorderSize = 0;
  style.PopupBorderSize = 1;
  style.WindowMinSize = {8, 8};
  style.ScaleAllSizes(scale);
}

/// The fonts' atlas grows with the square of the scale: large glyphs are placed on whole pixels instead.
constexpr float kLargePixels = 24;

ImFont* addFont(const std::filesystem::path& file, float pixels, std::span<const ImWchar> glyphs) {
  ImFontConfig config;
  config.OversampleH = pixels > kLargePixels ? 1 : 2;
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(file.c_str(), pixels, &config, glyphs.data());
}

ImFont* addDefaultFont(float pixels) {
  ImFontConfig config;
  config.SizePixels = pixels;
  return ImGui::GetIO().Fonts->AddFontDefault(&config);
}

}  // namespace

const Palette& paletteOf(Brightness brightness) {
  return brightness == Brightness::light ? kLight : kDark;
}

Theme makeTheme(const ThemeLook& look) {
  Theme theme;
  theme.scale = look.scale;
  theme.palette = paletteOf(look.brightness);
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  setColours(style, theme.palette);
  setShape(style, look.scale);

  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  io.FontGlobalScale = 1 / look.density;
  const float unit = look.scale * look.density;
  const std::optional<InterfaceFont> files = findInterfaceFont();
  const auto load = [&](bool strong, float size, std::span<const ImWchar> glyphs) {
    if (files)
      if (ImFont* font = addFont(strong ? files->strong : files->regular, size * unit, glyphs)) return font;
    return addDefaultFont(size * unit);
  };
  theme.body = load(false, 15, kTextGlyphs);
  theme.small = load(false, 13, kTextGlyphs);
  theme.strong = load(true, 15, kTextGlyphs);
  theme.title = load(true, 19, kCaptionGlyphs);
  theme.display = load(true, 38, kCaptionGlyphs);
  if (const auto icons = findIconFont()) {
    theme.icons = addFont(*icons, 15 * unit, iconGlyphs());
    theme.large_icons = addFont(*icons, 19 * unit, iconGlyphs());
  }
  return theme;
}

}  // namespace stipple
