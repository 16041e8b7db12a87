#pragma once
#include <functional>
#include <glm/vec2.hpp>
#include <optional>

#include "render/camera.h"

namespace stipple {

/// The picture of the head on screen, in pixels: its size, and the part of it that no card covers, in whose
/// middle the head stands.
struct ViewArea {
  glm::vec2 size{1, 1};
  glm::vec2 free_centre{0.5f, 0.5f};
  float free_side = 1;  // the shorter side of the free part
};

/// Where a ray meets the skin.
using SkinAt = std::function<std::optional<glm::vec3>(const glm::vec3& origin, const glm::vec3& direction)>;

/// Orbit, pan and zoom of one camera. Pure geometry: pixels in, camera out.
class ViewControl {
 public:
  ViewControl(Camera home, SkinAt skin_at) : camera_(home), home_(home), skin_at_(std::move(skin_at)) {}

  const Camera& camera() const { return camera_; }
  void show(const Camera& camera) { camera_ = camera; }
  /// The whole head, from where the camera already looks.
  void fit();

  /// The button went down at `at`: what lies there decides what an orbit turns around.
  void beginOrbit(const ViewArea& area);
  void orbit(const ViewArea& area, glm::vec2 moved);
  void pan(const ViewArea& area, glm::vec2 moved);
  /// `steps` of a wheel, positive nearer. What is under the cursor stays there.
  void zoom(const ViewArea& area, glm::vec2 cursor, float steps);

  /// About the head's vertical axis, as a turntable does; radians, positive towards the subject's left.
  void turn(float radians);

  /// From so near that a client sees single dots: `at`, a place of the skin, square to its outward `normal`.
  void lookClosely(const glm::vec3& at, const glm::vec3& normal);
  /// Back to where lookClosely() was called from, if it was and the view is still as near.
  void stepBack();
  bool isClose() const { return before_close_.has_value() && camera_.height_mm < kCloseUntilMm; }

  static constexpr float kMacroHeightMm = 30;
  static constexpr float kCloseUntilMm = 60;  // zoomed out further, it is no macro view any more

  /// The camera to draw the whole area with, so that camera() fills its free part.
  Camera shown(const ViewArea& area) const;

 private:
  void takeShown(const ViewArea& area, const Camera& shown);

  Camera camera_, home_;
  SkinAt skin_at_;
  glm::vec3 pivot_{0, 0, 0};
  std::optional<Camera> before_close_;
};

}  // namespace stipple
