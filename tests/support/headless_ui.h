// The panels without a window: ImGui draws into lists that nobody shows, and a test moves the mouse.
#pragma once
#include <functional>

#include "studio/widgets.h"

namespace stipple::testing {

class HeadlessUi {
 public:
  explicit HeadlessUi(ImVec2 size = {1280, 720}, const ThemeLook& look = {}) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = size;
    io.DeltaTime = 1.0f / 60;
    theme = makeTheme(look);
    io.Fonts->Build();
  }
  ~HeadlessUi() { ImGui::DestroyContext(); }
  HeadlessUi(const HeadlessUi&) = delete;
  HeadlessUi& operator=(const HeadlessUi&) = delete;

  /// One frame with the mouse where it is.
  void frame(const std::function<void(Ui&)>& draw) {
    ImGui::GetIO().MousePos = mouse;
    ImGui::GetIO().MouseDown[0] = pressed;
    ImGui::NewFrame();
    ImGui::PushFont(theme.body);
    Ui ui{theme, now_s += 1.0 / 60};
    draw(ui);
    ImGui::PopFont();
    ImGui::Render();
  }
  /// Several frames: sizes and what is hovered follow one later each.
  void frames(int count, const std::function<void(Ui&)>& draw) {
    for (int i = 0; i < count; ++i) frame(draw);
  }
  void click(const std::function<void(Ui&)>& draw) {
    pressed = true;
    frames(2, draw);
    pressed = false;
    frames(2, draw);
  }

  Theme theme;
  ImVec2 mouse{-1000, -1000};
  bool pressed = false;
  double now_s = 0;
};

}  // namespace stipple::testing
