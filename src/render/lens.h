#pragma once
#include <glm/vec2.hpp>
#include <vector>

#include "render/frame.h"

namespace stipple {

/// A lens of Camera::kLensMm with an iris, in place of a pinhole: what does not lie in the plane of focus is
/// blurred. A picture is the mean of what many points of the lens see, each a whole frame from an eye of its
/// own, so that it is right at every silhouette and the same in tiles.
struct Lens {
  float f_number;
  float focus_mm;  // from the lens along the view axis
};

/// Diameter of the iris.
inline float apertureMm(const Lens& lens) {
  return Camera::kLensMm / lens.f_number;
}

/// Diameter of the disc that a point `distance_mm` away along the view axis becomes, measured in the plane of
/// focus: the circle of confusion on the film, over the magnification there.
float blurMm(const Lens& lens, float distance_mm);

/// Evenly over the round iris, mm right and up from its middle, which is their mean. `count` even.
std::vector<glm::vec2> lensPoints(const Lens& lens, int count);

/// So many that the points of a blurred fleck of a head merge: as its diameter squared, between
/// kFewestLensPoints and kMostLensPoints. `view`: of the finished picture's pixels.
int lensPointCount(const Lens& lens, const shared::View& view);
inline constexpr int kFewestLensPoints = 32, kMostLensPoints = 256;

/// The camera with its eye at one of these points.
Camera throughLens(Camera camera, const Lens& lens, glm::vec2 point_mm);

/// Adds up linear light and makes the picture of its mean.
class LensSum {
 public:
  LensSum(gpu::Device& device, const FrameSize& size);

  /// What `frame` drew last, a tile or all of the picture.
  void add(gpu::Commands& commands, const Frame& frame, const Tile& tile);
  /// `points`: how many pictures have been added.
  void develop(gpu::Commands& commands, int points);

  /// As Frame::picture(), of the whole picture, once developed.
  const gpu::Image& picture() const { return picture_; }
  /// R32G32B32A32 float.
  const gpu::Image& sum() const { return sum_; }

 private:
  FrameSize size_;
  gpu::Pipeline add_, output_;
  gpu::Sampler texels_;
  gpu::Image sum_, picture_;
};

}  // namespace stipple
