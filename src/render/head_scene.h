#pragma once
#include <map>
#include <optional>
#include <vector>

#include "gpu/buffer.h"
#include "gpu/image.h"
#include "head/head.h"
#include "render/bounce.h"
#include "render/lights.h"
#include "render/look.h"
#include "render/occlusion.h"
#include "shared/view.h"

namespace stipple {

/// One head in device memory: mesh, colour map, and how much of each light and of the sky reaches every
/// vertex.
class HeadScene {
 public:
  /// `lighting` stands for LightPreset::studio until another is asked for. If it is no longer wanted before
  /// it is done, nothing may be drawn from it.
  HeadScene(gpu::Device& device, const Head& head, const shared::Lighting& lighting,
            const BakeProgress& progress = {});

  /// From here on skinVertices() are those of that light set: baked now when it is asked for first, kept
  /// afterwards. Not while commands for the device are recorded by Device::runNow().
  void lightBy(gpu::Device& device, LightPreset preset, const shared::Lighting& lighting);
  /// The same in two halves, of which the first, which takes long, may run on another thread: what one
  /// device's frames read is not touched. None: it was no longer wanted.
  std::optional<gpu::Buffer> bake(gpu::Device& device, LightPreset preset, const shared::Lighting& lighting,
                                  const BakeProgress& progress = {}) const;
  void keepBaked(LightPreset preset, gpu::Buffer skin_vertices);
  bool hasBaked(LightPreset preset) const { return skin_vertices_.contains(preset); }
  LightPreset litBy() const { return preset_; }
  /// From here on, until lightBy() is called, no skin shades any other: the sky is seen from all of it, and
  /// no light.
  void lightEvenly(gpu::Device& device);
  bool evenlyLit() const { return evenly_; }

  const gpu::Buffer& vertices() const { return vertices_; }
  const gpu::Buffer& indices() const { return indices_; }
  /// shared::SkinVertex: normals, uv and occlusion, packed.
  const gpu::Buffer& skinVertices() const { return evenly_ ? *even_vertices_ : skin_vertices_.at(preset_); }
  /// shared::ProjectedVertex: room that every frame fills before it draws.
  const gpu::Buffer& projected() const { return projected_; }
  const gpu::Image& colourMap() const { return colour_map_; }
  std::uint32_t indexCount() const { return index_count_; }
  std::uint32_t vertexCount() const { return vertex_count_; }
  const HeadColour& colour() const { return colour_; }

 private:
  OccludedMesh occludedMesh() const { return {vertices_, vertex_count_, indices_, index_count_}; }

  std::uint32_t vertex_count_;
  std::uint32_t index_count_;
  HeadColour colour_;
  gpu::Buffer vertices_;
  gpu::Buffer indices_;
  gpu::Image colour_map_;
  gpu::Buffer projected_;
  std::vector<SkinPatch> patches_;
  std::vector<SkySeen> sky_;
  std::vector<shared::SkinVertex> unlit_;
  LightPreset preset_ = LightPreset::studio;
  std::map<LightPreset, gpu::Buffer> skin_vertices_;
  bool evenly_ = false;
  std::optional<gpu::Buffer> even_vertices_;  // made when asked for first
};

}  // namespace stipple
