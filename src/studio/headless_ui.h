#pragma once
#include <glm/vec2.hpp>

#include "studio/theme.h"

namespace stipple {

/// The interface without a window: ImGui's frames are built and their triangles counted, nothing is drawn.
/// For tests and the benchmark. One at a time.
class HeadlessUi {
 public:
  explicit HeadlessUi(glm::vec2 size, float scale = 1);
  ~HeadlessUi();
  HeadlessUi(const HeadlessUi&) = delete;
  HeadlessUi& operator=(const HeadlessUi&) = delete;

  const Theme& theme() const { return theme_; }
  glm::vec2 size() const { return size_; }

  /// Where the mouse is and whether its left button is down, in the frames from here on.
  void point(glm::vec2 at, bool pressed);
  /// Builds one frame with what `draw` puts in it.
  template <typename Draw>
  void frame(const Draw& draw) {
    begin();
    draw();
    end();
  }
  /// Of the last frame.
  int triangles() const { return triangles_; }

 private:
  void begin();
  void end();

  glm::vec2 size_;
  Theme theme_;
  int triangles_ = 0;
};

}  // namespace stipple
