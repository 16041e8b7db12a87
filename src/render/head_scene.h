#pragma once
#include "gpu/buffer.h"
#include "gpu/image.h"
#include "head/head.h"
#include "render/look.h"
#include "shared/view.h"

namespace stipple {

/// One head in device memory: mesh, colour map, and how much of each light and of the sky reaches every
/// vertex.
class HeadScene {
 public:
  HeadScene(gpu::Device& device, const Head& head, const shared::Lighting& lighting);

  const gpu::Buffer& vertices() const { return vertices_; }
  const gpu::Buffer& indices() const { return indices_; }
  /// shared::SkinVertex: normals, uv and occlusion, packed.
  const gpu::Buffer& skinVertices() const { return skin_vertices_; }
  /// shared::ProjectedVertex: room that every frame fills before it draws.
  const gpu::Buffer& projected() const { return projected_; }
  const gpu::Image& colourMap() const { return colour_map_; }
  std::uint32_t indexCount() const { return index_count_; }
  std::uint32_t vertexCount() const { return vertex_count_; }
  const HeadColour& colour() const { return colour_; }

 private:
  std::uint32_t vertex_count_;
  std::uint32_t index_count_;
  HeadColour colour_;
  gpu::Buffer vertices_;
  gpu::Buffer indices_;
  gpu::Image colour_map_;
  gpu::Buffer skin_vertices_;
  gpu::Buffer projected_;
};

}  // namespace stipple
