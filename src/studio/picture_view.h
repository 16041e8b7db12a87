#pragma once
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>

#include "head/raycast.h"
#include "render/camera.h"

namespace stipple {

/// The picture of the head as a map between the head and the window: places of the head in mm, places of the
/// window in the window system's units.
class PictureView {
 public:
  /// The picture that `camera` shows, from `low` on and `size` large.
  PictureView(const Camera& camera, glm::vec2 low, glm::vec2 size);

  const CameraAxes& axes() const { return axes_; }
  glm::vec2 low() const { return low_; }
  glm::vec2 high() const { return low_ + size_; }

  /// Where a place before the eye is drawn.
  glm::vec2 project(const glm::vec3& place) const;
  /// Unit direction from the eye.
  glm::vec3 rayThrough(glm::vec2 at) const;
  /// The skin drawn there; none beside the head.
  std::optional<glm::vec3> skinAt(const RayCaster& rays, glm::vec2 at) const;
  /// Whether this place of the skin can be seen, or the head hides it.
  bool sees(const RayCaster& rays, const glm::vec3& skin) const;

 private:
  CameraAxes axes_;
  glm::vec2 low_, size_;
  float focal_;
};

}  // namespace stipple
