#pragma once
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <string_view>

#include "base/result.h"
#include "head/landmarks.h"
#include "shared/view.h"

namespace stipple {

/// A camera that looks at a point of the head from a distance; angles in radians. Yaw 0 is the front,
/// positive towards the subject's left; pitch positive from above.
struct Camera {
  glm::vec3 target{0, 0, 0};
  float yaw = 0;
  float pitch = 0;
  float height_mm = 330;  // what the picture shows from top to bottom, at the target

  // An 85 to 105 mm lens on 24 mm of film is the trade's standard for before-and-after pictures
  // (domain.md 4.3): it keeps a head's proportions. The distance follows from it and from height_mm.
  static constexpr float kLensMm = 90;
  static constexpr float kFilmMm = 24;
  float distance_mm() const { return height_mm * kLensMm / kFilmMm; }

  // Where in the lens the eye is, right and up of its middle, and what then stays in its place on the picture: the plane
  // this far away along the view axis (render/lens).
  glm::vec2 lens_mm{0, 0};
  float focus_mm = 1;

  bool operator==(const Camera&) const = default;
};

/// The standard views, in the order in which a studio takes them.
std::span<const std::string_view> viewNames();

/// A standard view of a head; the error lists the names.
Result<Camera> viewNamed(std::string_view name, const Landmarks& landmarks);

/// A standard view, or a camera in numbers: "yaw,pitch,height", degrees and mm, and after them the point to look
/// at if it is not the middle of the head: ",x,y,z" in the head frame, mm. The error says what is wrong.
Result<Camera> viewFrom(std::string_view text, const Landmarks& landmarks);

/// The numbers the shaders need for a picture of `size` pixels, drawn with `samples` pixels a side for each
/// of its own.
shared::View viewOf(const Camera& camera, glm::uvec2 size, std::uint32_t samples);

/// Axes of the camera in the head frame.
struct CameraAxes {
  glm::vec3 right, up, forward, eye;
};
CameraAxes axesOf(const Camera& camera);

}  // namespace stipple
