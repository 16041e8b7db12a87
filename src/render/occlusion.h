#pragma once
#include <functional>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <optional>
#include <vector>

#include "gpu/buffer.h"
#include "shared/view.h"

namespace stipple {

/// The surface whose parts hide lights and sky from each other.
struct OccludedMesh {
  const gpu::Buffer& vertices;  // shared::SurfaceVertex
  std::uint32_t vertex_count;
  const gpu::Buffer& indices;
  std::uint32_t index_count;
};

/// What the rest of the head leaves of the sky, and where.
struct SkySeen {
  float share;
  glm::vec3 direction;  // the middle of it; 0 where there is none
};

/// Told how much is done, 0 to 1, again and again; false: it is no longer wanted.
using BakeProgress = std::function<bool(double share)>;

/// For every vertex, the share of the sky, or of each light, that the rest of the head leaves visible: the
/// head's depth is drawn from many directions, in a fixed order. Soft shadows and ambient occlusion that cost
/// a frame nothing, know no screen, and are the same in every tile. The sky is baked once a head, the lights
/// once a head and light set.
/// None: it was no longer wanted.
std::optional<std::vector<SkySeen>> bakeSky(gpu::Device& device, const OccludedMesh& mesh,
                                            const BakeProgress& progress = {});
/// `first_at_camera`: the first light stands where the eye does and shines on all that it sees.
std::optional<std::vector<glm::vec4>> bakeLights(gpu::Device& device, const OccludedMesh& mesh,
                                                 const shared::Lighting& lighting, bool first_at_camera,
                                                 const BakeProgress& progress = {});

}  // namespace stipple
