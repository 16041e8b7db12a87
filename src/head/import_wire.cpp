#include "head/import_wire.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace stipple {
namespace {

static_assert(std::endian::native == std::endian::little, "arrays are sent as they lie in memory");
static_assert(sizeof(glm::vec3) == 12 && sizeof(glm::uvec3) == 12 && sizeof(std::array<glm::vec2, 3>) == 24);

constexpr std::uint32_t kMagic = 0x31505453;  // "STP1"
constexpr std::uint32_t kLargestPictureSide = 16384;

struct Header {
  std::uint32_t magic;
  std::uint32_t positions;
  std::uint32_t triangles;
  std::uint32_t corner_uvs;  // none or as many as triangles
  std::uint32_t picture_width;
  std::uint32_t picture_height;
  std::uint32_t note_bytes;
};

template <typename T>
void append(std::vector<std::byte>& bytes, std::span<const T> values) {
  const auto raw = std::as_bytes(values);
  bytes.insert(bytes.end(), raw.begin(), raw.end());
}

std::uint64_t bytesAfterHeader(const Header& header) {
  return std::uint64_t{header.positions} * sizeof(glm::vec3) +
         std::uint64_t{header.triangles} * sizeof(glm::uvec3) +
         std::uint64_t{header.corner_uvs} * sizeof(std::array<glm::vec2, 3>) +
         std::uint64_t{header.picture_width} * header.picture_height * 3 + header.note_bytes;
}

/// Takes `count` values off the front of `bytes`, which is known to hold them.
template <typename T>
std::vector<T> take(std::span<const std::byte>& bytes, std::size_t count) {
  std::vector<T> values(count);
  if (count > 0) std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes = bytes.subspan(count * sizeof(T));
  return values;
}

bool isFinite(const glm::vec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

}  // namespace

std::vector<std::byte> encode(const RawScan& scan) {
  const Header header{kMagic,
                      static_cast<std::uint32_t>(scan.surface.positions.size()),
                      static_cast<std::uint32_t>(scan.surface.triangles.size()),
                      static_cast<std::uint32_t>(scan.surface.corner_uvs.size()),
                      static_cast<std::uint32_t>(scan.colour.width),
                      static_cast<std::uint32_t>(scan.colour.height),
                      static_cast<std::uint32_t>(scan.note.size())};
  std::vector<std::byte> bytes;
  bytes.reserve(sizeof header + bytesAfterHeader(header));
  append(bytes, std::span(&header, 1));
  append(bytes, std::span(scan.surface.positions));
  append(bytes, std::span(scan.surface.triangles));
  append(bytes, std::span(scan.surface.corner_uvs));
  append(bytes, std::span(scan.colour.rgb));
  append(bytes, std::span(scan.note));
  return bytes;
}

Result<RawScan> decode(std::span<const std::byte> bytes) {
  const Error garbled{"the reader's answer is garbled; export the scan again, preferably as OBJ or GLB"};
  Header header;
  if (bytes.size() < sizeof header) return garbled;
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes = bytes.subspan(sizeof header);
  const bool uvs_fit = header.corner_uvs == 0 || header.corner_uvs == header.triangles;
  const bool picture_fits = (header.picture_width == 0) == (header.picture_height == 0) &&
                            std::max(header.picture_width, header.picture_height) <= kLargestPictureSide;
  if (header.magic != kMagic || !uvs_fit || !picture_fits || bytesAfterHeader(header) != bytes.size())
    return garbled;

  RawScan scan;
  scan.surface.positions = take<glm::vec3>(bytes, header.positions);
  scan.surface.triangles = take<glm::uvec3>(bytes, header.triangles);
  scan.surface.corner_uvs = take<std::array<glm::vec2, 3>>(bytes, header.corner_uvs);
  scan.colour.width = static_cast<int>(header.picture_width);
  scan.colour.height = static_cast<int>(header.picture_height);
  scan.colour.rgb = take<std::uint8_t>(bytes, std::size_t{header.picture_width} * header.picture_height * 3);
  const std::vector<char> note = take<char>(bytes, header.note_bytes);
  scan.note.assign(note.begin(), note.end());

  for (const glm::uvec3& triangle : scan.surface.triangles) {
    if (std::max({triangle.x, triangle.y, triangle.z}) >= header.positions) return garbled;
  }
  // Squares and sixth powers of coordinates are taken on the way to the head frame: far beyond this lies no
  // scan.
  constexpr float kFurthest = 1e9f;
  for (const glm::vec3& position : scan.surface.positions) {
    if (!isFinite(position))
      return Error{"it contains points that are not numbers (NaN or infinite); export the scan again"};
    const glm::vec3 reach = glm::abs(position);
    if (std::max({reach.x, reach.y, reach.z}) > kFurthest) {
      return Error{
          "it contains points absurdly far away; export the scan again with its origin near the head"};
    }
  }
  for (auto& corners : scan.surface.corner_uvs) {
    for (glm::vec2& uv : corners) {
      if (!std::isfinite(uv.x) || !std::isfinite(uv.y)) uv = glm::vec2(0);
    }
  }
  return scan;
}

}  // namespace stipple
