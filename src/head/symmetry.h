// The plane in which a head mirrors itself, found without knowing which way is up.
#pragma once
#include <cstddef>
#include <glm/vec3.hpp>
#include <vector>

#include "head/surface.h"

namespace stipple {

struct SurfaceSample {
  glm::vec3 position;
  glm::vec3 normal;
};

/// `count` points spread evenly by area, the same ones every time.
std::vector<SurfaceSample> sampleSurface(const Surface& surface, std::size_t count);

struct MirrorPlane {
  glm::vec3 normal;    // unit; its sign means nothing
  float offset;        // dot(normal, point) on the plane
  float disagreement;  // 0, perfect, to 1: how far mirrored samples miss the surface
};

/// Up to `count` planes that are better than all planes near them, best first. More than one, because a scan
/// may have a second symmetry (shoulders, a box-shaped cut); who knows what a head looks like must choose.
std::vector<MirrorPlane> findMirrorPlanes(const std::vector<SurfaceSample>& samples, std::size_t count);

/// The nearest locally best plane, by iterated closest points.
MirrorPlane refineMirrorPlane(const std::vector<SurfaceSample>& samples, const MirrorPlane& start);

}  // namespace stipple
