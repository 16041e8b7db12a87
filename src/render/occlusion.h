#pragma once
#include "gpu/buffer.h"
#include "shared/view.h"

namespace stipple {

/// For every vertex, the share of each softbox and of the sky that the rest of the head leaves visible
/// (shared::Occlusion): the head's depth is drawn from many directions, in a fixed order. Soft shadows and
/// ambient occlusion that cost a frame nothing, know no screen, and are the same in every tile.
gpu::Buffer bakeOcclusion(gpu::Device& device, const gpu::Buffer& vertices, std::uint32_t vertex_count,
                          const gpu::Buffer& indices, std::uint32_t index_count,
                          const shared::Lighting& lighting);

}  // namespace stipple
