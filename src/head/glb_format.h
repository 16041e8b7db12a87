// The numbers that reading and writing a GLB share. Not for anyone outside this folder: glb.h and
// glb_writer.h are the doors.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace stipple::glb {

static_assert(std::endian::native == std::endian::little, "glTF is little-endian and is copied as it lies");
static_assert(sizeof(glm::vec3) == 12 && sizeof(glm::vec2) == 8 && sizeof(glm::uvec3) == 12);

inline constexpr std::size_t kLargestFile = std::size_t{1} << 30;
inline constexpr std::size_t kLargestJson = std::size_t{1} << 20;
inline constexpr std::size_t kRegionStride =
    4;  // vertex attributes start on multiples of four bytes (glTF 2.0, 3.6.2.4)

// Numbers of the glTF 2.0 specification: GLB container (4.4), component types (3.6.2.2), buffer targets
// (5.11.5).
inline constexpr std::uint32_t kMagic = 0x46546C67;
inline constexpr std::uint32_t kContainerVersion = 2;
inline constexpr std::uint32_t kJsonChunk = 0x4E4F534A;
inline constexpr std::uint32_t kBinaryChunk = 0x004E4942;
inline constexpr int kUnsignedByte = 5121;
inline constexpr int kUnsignedInt = 5125;
inline constexpr int kFloat = 5126;
inline constexpr int kVertices = 34962;
inline constexpr int kIndices = 34963;

struct GlbHeader {
  std::uint32_t magic, version, length;
};
struct ChunkHeader {
  std::uint32_t length, type;
};

}  // namespace stipple::glb
