#include "studio/theme.h"

#include <array>

#include "studio/fonts.h"

namespace stipple {
namespace {

// Latin with its accents, Greek and Cyrillic (names of files), and the signs that captions use: superscript
// two, degree, dashes, ellipsis, quotes, arrows, not-equal. ImGui wants the table to live as long as the
// fonts.
constexpr std::array<ImWchar, 15> kGlyphs{0x0020, 0x024F, 0x0370, 0x03FF, 0x0400, 0x04FF, 0x2010, 0x205E,
                                          0x20AC, 0x20AC, 0x2190, 0x2193, 0x2260, 0x2265, 0};

ImVec4 vec(Shade shade) {
  return ImGui::ColorConvertU32ToFloat4(shade);
}

void setColours(ImGuiStyle& style) {
  ImGui::StyleColorsDark(&style);
  const auto set = [&](ImGuiCol which, Shade shade) { style.Colors[which] = vec(shade); };
  set(ImGuiCol_Text, Palette::kText);
  set(ImGuiCol_TextDisabled, Palette::kFaint);
  set(ImGuiCol_WindowBg, Palette::kPanel);
  set(ImGuiCol_ChildBg, IM_COL32_BLACK_TRANS);
  set(ImGuiCol_PopupBg, IM_COL32(40, 41, 44, 250));
  set(ImGuiCol_Border, Palette::kLine);
  set(ImGuiCol_FrameBg, Palette::kControl);
  set(ImGuiCol_FrameBgHovered, Palette::kControlHovered);
  set(ImGuiCol_FrameBgActive, Palette::kControlHeld);
  set(ImGuiCol_Button, Palette::kControl);
  set(ImGuiCol_ButtonHovered, Palette::kControlHovered);
  set(ImGuiCol_ButtonActive, Palette::kControlHeld);
  set(ImGuiCol_Header, IM_COL32_BLACK_TRANS);
  set(ImGuiCol_HeaderHovered, Palette::kControl);
  set(ImGuiCol_HeaderActive, Palette::kControlHovered);
  set(ImGuiCol_Separator, Palette::kLine);
  set(ImGuiCol_ScrollbarBg, IM_COL32_BLACK_TRANS);
  set(ImGuiCol_ScrollbarGrab, Palette::kControlHovered);
  set(ImGuiCol_ScrollbarGrabHovered, Palette::kControlHeld);
  set(ImGuiCol_ScrollbarGrabActive, Palette::kAccent);
  set(ImGuiCol_TextSelectedBg, Palette::kAccentSoft);
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

}  // namespace

Theme makeTheme(float scale, float density) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  setColours(style);
  setShape(style, scale);

  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  io.FontGlobalScale = 1 / density;
  const std::optional<InterfaceFont> files = findInterfaceFont();
  const auto load = [&](bool strong, float size) {
    const float pixels = size * scale * density;
    if (files) {
      const auto& file = strong ? files->strong : files->regular;
      if (ImFont* font = io.Fonts->AddFontFromFileTTF(file.c_str(), pixels, nullptr, kGlyphs.data()))
        return font;
    }
    ImFontConfig config;
    config.SizePixels = pixels;
    return io.Fonts->AddFontDefault(&config);
  };
  Theme theme;
  theme.scale = scale;
  theme.body = load(false, 15);
  theme.small = load(false, 13);
  theme.strong = load(true, 15);
  theme.title = load(true, 19);
  theme.display = load(true, 38);
  return theme;
}

}  // namespace stipple
