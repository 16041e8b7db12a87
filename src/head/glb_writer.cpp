#include "head/glb_writer.h"

#include <png.h>

#include <cassert>
#include <cstdint>
#include <glm/common.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "head/glb_format.h"

namespace stipple {
namespace {

using nlohmann::json;
using namespace glb;

constexpr double kMetresPerMm = 0.001;

std::vector<std::uint8_t> encodePng(const ColourMap& picture) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  header.width = static_cast<std::uint32_t>(picture.width);
  header.height = static_cast<std::uint32_t>(picture.height);
  header.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  std::vector<std::uint8_t> bytes;
  if (!png_image_write_to_memory(&header, nullptr, &size, 0, picture.rgb.data(), 0, nullptr)) return bytes;
  bytes.resize(size);
  if (!png_image_write_to_memory(&header, bytes.data(), &size, 0, picture.rgb.data(), 0, nullptr))
    bytes.clear();
  return bytes;
}

/// The binary chunk while it grows, and the JSON that says what lies where in it.
struct GlbBuilder {
  std::vector<std::byte> binary;
  json views = json::array();
  json accessors = json::array();

  int addView(std::span<const std::byte> bytes, std::optional<int> target) {
    json view = {{"buffer", 0}, {"byteOffset", binary.size()}, {"byteLength", bytes.size()}};
    if (target) view["target"] = *target;
    binary.insert(binary.end(), bytes.begin(), bytes.end());
    binary.resize((binary.size() + 3) / 4 * 4);
    views.push_back(std::move(view));
    return static_cast<int>(views.size()) - 1;
  }

  int addAccessor(std::span<const std::byte> bytes, int target, int component, const char* type,
                  std::size_t count) {
    const int view = addView(bytes, target);
    accessors.push_back(
        {{"bufferView", view}, {"componentType", component}, {"count", count}, {"type", type}});
    return static_cast<int>(accessors.size()) - 1;
  }
};

json toJson(const glm::vec3& point) {
  return json::array({point.x, point.y, point.z});
}

json addPrimitive(const GlbContent& content, GlbBuilder& builder) {
  const Mesh& mesh = content.mesh;
  const std::size_t count = mesh.positions.size();
  json attributes;
  const int positions =
      builder.addAccessor(std::as_bytes(std::span(mesh.positions)), kVertices, kFloat, "VEC3", count);
  attributes["POSITION"] = positions;
  glm::vec3 low = mesh.positions.front();
  glm::vec3 high = low;
  for (const glm::vec3& position : mesh.positions) {
    low = glm::min(low, position);
    high = glm::max(high, position);
  }
  builder.accessors[positions]["min"] = toJson(low);
  builder.accessors[positions]["max"] = toJson(high);
  attributes["NORMAL"] =
      builder.addAccessor(std::as_bytes(std::span(mesh.normals)), kVertices, kFloat, "VEC3", count);
  if (!mesh.uvs.empty()) {
    attributes["TEXCOORD_0"] =
        builder.addAccessor(std::as_bytes(std::span(mesh.uvs)), kVertices, kFloat, "VEC2", count);
  }
  if (content.regions) {
    std::vector<std::byte> regions(count * kRegionStride);
    for (std::size_t i = 0; i < count; ++i)
      regions[i * kRegionStride] = static_cast<std::byte>(mesh.regions[i]);
    const int region = builder.addAccessor(regions, kVertices, kUnsignedByte, "SCALAR", count);
    builder.views.back()["byteStride"] = kRegionStride;
    attributes["_REGION"] = region;
  }
  const int indices = builder.addAccessor(std::as_bytes(std::span(mesh.triangles)), kIndices, kUnsignedInt,
                                          "SCALAR", mesh.triangles.size() * 3);
  return {{"attributes", std::move(attributes)}, {"indices", indices}, {"material", 0}};
}

std::string writeChunks(std::string text, const std::vector<std::byte>& binary) {
  text.resize((text.size() + 3) / 4 * 4, ' ');
  const ChunkHeader json_chunk{static_cast<std::uint32_t>(text.size()), kJsonChunk};
  const ChunkHeader binary_chunk{static_cast<std::uint32_t>(binary.size()), kBinaryChunk};
  const std::size_t length = sizeof(GlbHeader) + 2 * sizeof(ChunkHeader) + text.size() + binary.size();
  const GlbHeader header{kMagic, kContainerVersion, static_cast<std::uint32_t>(length)};

  std::string file;
  file.reserve(length);
  const auto append = [&file](const void* data, std::size_t size) {
    file.append(static_cast<const char*>(data), size);
  };
  append(&header, sizeof header);
  append(&json_chunk, sizeof json_chunk);
  file += text;
  append(&binary_chunk, sizeof binary_chunk);
  append(binary.data(), binary.size());
  return file;
}

}  // namespace

Result<std::string> makeGlb(const GlbContent& content, const json& extras) {
  const Mesh& mesh = content.mesh;
  assert(!mesh.positions.empty() && mesh.normals.size() == mesh.positions.size());
  assert(!content.regions || mesh.regions.size() == mesh.positions.size());
  assert(mesh.uvs.empty() || mesh.uvs.size() == mesh.positions.size());

  GlbBuilder builder;
  const json primitive = addPrimitive(content, builder);
  json material = {
      {"name", "skin"},
      {"pbrMetallicRoughness",
       {{"baseColorFactor", {0.60, 0.42, 0.33, 1.0}}, {"metallicFactor", 0}, {"roughnessFactor", 0.5}}}};
  json document;
  if (!content.colour.empty()) {
    const std::vector<std::uint8_t> png = encodePng(content.colour);
    if (png.empty()) return Error{"the scan's colour map cannot be stored as PNG; try again without it"};
    const int view = builder.addView(std::as_bytes(std::span(png)), std::nullopt);
    document["images"] = {{{"bufferView", view}, {"mimeType", "image/png"}}};
    document["textures"] = {{{"source", 0}}};
    material["pbrMetallicRoughness"]["baseColorTexture"] = {{"index", 0}};
    material["pbrMetallicRoughness"]["baseColorFactor"] = {1, 1, 1, 1};
  }
  if (builder.binary.size() > kLargestFile - kLargestJson) {
    return Error{"the head is too large to store; reduce the scan to under 10 million triangles"};
  }
  document["asset"] = {{"version", "2.0"}, {"generator", "stipple"}};
  document["scene"] = 0;
  document["scenes"] = {{{"nodes", {0}}}};
  document["nodes"] = {
      {{"mesh", 0}, {"name", "head"}, {"scale", {kMetresPerMm, kMetresPerMm, kMetresPerMm}}}};
  document["meshes"] = {{{"name", "head"}, {"primitives", json::array({primitive})}}};
  if (!extras.is_null()) document["meshes"][0]["extras"] = extras;
  document["materials"] = json::array({material});
  document["accessors"] = builder.accessors;
  document["bufferViews"] = builder.views;
  document["buffers"] = {{{"byteLength", builder.binary.size()}}};
  // Names come from file names, which need not be UTF-8.
  const std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
  return writeChunks(text, builder.binary);
}

}  // namespace stipple
