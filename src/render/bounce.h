#pragma once
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <vector>

#include "head/mesh.h"
#include "render/occlusion.h"

namespace stipple {

/// A corner of the head's mesh with the skin around it.
struct SkinPatch {
  glm::vec3 place, normal;
  float area_mm2;
};
std::vector<SkinPatch> skinPatches(const Mesh& mesh);

/// For every patch, the light of lamps that the skin around it would throw on it if it were white, as a share
/// of what a grey card receives: into the hollows of ears, under the jaw, beside the nose. What a hollow
/// hides of the sky it sees of skin instead, and how bright that is follows from what each patch receives of
/// the lamps; patches far off are taken together. One bounce; that of the sky is in the shader (skySeen).
/// `lights`: as bakeLights() has them. The light at the camera counts for nothing: a bake knows no camera.
std::vector<float> bakeBounce(std::span<const SkinPatch> patches, std::span<const SkySeen> sky,
                              std::span<const glm::vec4> lights, const shared::Lighting& lighting,
                              bool first_at_camera);

}  // namespace stipple
