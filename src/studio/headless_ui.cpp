#include "studio/headless_ui.h"

#include <cassert>

namespace stipple {

HeadlessUi::HeadlessUi(glm::vec2 size, float scale) : size_(size) {
  assert(!ImGui::GetCurrentContext());
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {size.x, size.y};
  io.DeltaTime = 1.0f / 60;
  theme_ = makeTheme({.scale = scale});
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);  // lays them out
}

HeadlessUi::~HeadlessUi() {
  ImGui::DestroyContext();
}

void HeadlessUi::point(glm::vec2 at, bool pressed) {
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {at.x, at.y};
  io.MouseDown[ImGuiMouseButton_Left] = pressed;
}

void HeadlessUi::begin() {
  ImGui::NewFrame();
}

void HeadlessUi::end() {
  ImGui::Render();
  triangles_ = ImGui::GetDrawData()->TotalIdxCount / 3;
}

}  // namespace stipple
