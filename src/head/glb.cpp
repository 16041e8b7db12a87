#include "head/glb.h"

#include <fmt/format.h>
#include <png.h>

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>
#include <fstream>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/replace_file.h"
#include "head/glb_format.h"
#include "head/glb_writer.h"

namespace stipple {
namespace {

using nlohmann::json;
using namespace glb;

constexpr int kLayoutVersion = 1;
constexpr std::uint32_t kLargestPictureSide = 16384;

using LandmarkField = std::pair<const char*, glm::vec3 Landmarks::*>;
constexpr std::array<LandmarkField, 8> kLandmarkFields = {{
    {"glabella", &Landmarks::glabella},
    {"sellion", &Landmarks::sellion},
    {"pronasale", &Landmarks::pronasale},
    {"menton", &Landmarks::menton},
    {"vertex", &Landmarks::vertex},
    {"opisthocranion", &Landmarks::opisthocranion},
    {"tragion_left", &Landmarks::tragion_left},
    {"tragion_right", &Landmarks::tragion_right},
}};

Error damaged(std::string_view what) {
  return {fmt::format("the head file is damaged ({}); write it again or take it from a backup", what)};
}

std::optional<ColourMap> decodePng(std::span<const std::byte> bytes) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&header, bytes.data(), bytes.size())) return std::nullopt;
  header.format = PNG_FORMAT_RGB;
  ColourMap picture;
  const bool fits = header.width <= kLargestPictureSide && header.height <= kLargestPictureSide;
  if (fits) {
    picture.width = static_cast<int>(header.width);
    picture.height = static_cast<int>(header.height);
    picture.rgb.resize(PNG_IMAGE_SIZE(header));
  }
  const bool read = fits && png_image_finish_read(&header, nullptr, picture.rgb.data(), 0, nullptr);
  png_image_free(&header);
  if (!read) return std::nullopt;
  return picture;
}

// ---- writing ----

json toJson(const glm::vec3& point) {
  return json::array({point.x, point.y, point.z});
}

json describeHead(const Head& head) {
  json landmarks;
  for (const auto& [name, field] : kLandmarkFields) landmarks[name] = toJson(head.landmarks.*field);
  return {{"layout", kLayoutVersion},
          {"name", head.name},
          {"is_built_in", head.is_built_in},
          {"frame", "mm; origin mid-tragion, +X subject's left, +Y up, +Z forward, Frankfort plane level"},
          {"regions", {"scalp", "face", "ear", "neck"}},
          {"landmarks_mm", std::move(landmarks)}};
}

// ---- reading ----

/// A GLB taken apart. The bytes of the binary chunk lie in `file`.
struct Container {
  std::vector<std::byte> file;
  json document;
  std::span<const std::byte> binary;
};

template <typename T>
std::optional<T> readAt(std::span<const std::byte> bytes, std::size_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

Result<json> readDocument(std::span<const std::byte> bytes) {
  const auto header = readAt<GlbHeader>(bytes, 0);
  if (!header || header->magic != kMagic) return Error{"not a binary glTF file"};
  if (header->version != kContainerVersion) return Error{"not binary glTF version 2"};
  const auto chunk = readAt<ChunkHeader>(bytes, sizeof(GlbHeader));
  const std::size_t begin = sizeof(GlbHeader) + sizeof(ChunkHeader);
  if (!chunk || chunk->type != kJsonChunk || chunk->length > kLargestJson ||
      chunk->length > bytes.size() - begin) {
    return damaged("its description is cut off");
  }
  const char* text = reinterpret_cast<const char*>(bytes.data()) + begin;
  json document = json::parse(text, text + chunk->length, nullptr, false);
  if (document.is_discarded()) return damaged("its description is not JSON");
  return document;
}

const json* findDescription(const json& document) {
  const json::json_pointer pointer("/meshes/0/extras/stipple");
  return document.contains(pointer) ? &document[pointer] : nullptr;
}

Result<Container> openContainer(std::vector<std::byte> file) {
  Container container;
  container.file = std::move(file);
  const std::span<const std::byte> bytes = container.file;
  auto document = readDocument(bytes);
  if (!document) return document.error();
  container.document = std::move(*document);
  if (!findDescription(container.document)) {
    return Error{"a GLB, but not a head that this program wrote; import it as a scan"};
  }
  const std::size_t json_length = readAt<ChunkHeader>(bytes, sizeof(GlbHeader))->length;
  const std::size_t chunk_at = sizeof(GlbHeader) + sizeof(ChunkHeader) + json_length;
  const auto chunk = readAt<ChunkHeader>(bytes, chunk_at);
  if (!chunk || chunk->type != kBinaryChunk ||
      chunk->length > bytes.size() - chunk_at - sizeof(ChunkHeader)) {
    return damaged("its geometry is cut off");
  }
  container.binary = bytes.subspan(chunk_at + sizeof(ChunkHeader), chunk->length);
  return container;
}

/// The bytes of a buffer view. Throws json::exception on missing or mistyped fields, as `at` and `get` do.
std::optional<std::span<const std::byte>> viewBytes(const Container& container, std::size_t index) {
  const json& view = container.document.at("bufferViews").at(index);
  const auto offset = view.value("byteOffset", std::uint64_t{0});
  const auto length = view.at("byteLength").get<std::uint64_t>();
  if (offset > container.binary.size() || length > container.binary.size() - offset) return std::nullopt;
  return container.binary.subspan(offset, length);
}

/// Copies an accessor of `component` and `type` whose elements lie `stride` bytes apart into `out`.
template <typename T>
bool readAccessor(const Container& container, std::size_t index, int component, std::string_view type,
                  std::size_t stride, std::vector<T>& out) {
  const json& accessor = container.document.at("accessors").at(index);
  if (accessor.at("componentType").get<int>() != component) return false;
  if (accessor.at("type").get<std::string>() != type) return false;
  const auto count = accessor.at("count").get<std::uint64_t>();
  const auto bytes = viewBytes(container, accessor.at("bufferView").get<std::size_t>());
  if (!bytes || count == 0 || count > bytes->size() / stride) return false;
  out.resize(count);
  for (std::size_t i = 0; i < count; ++i) std::memcpy(&out[i], bytes->data() + i * stride, sizeof(T));
  return true;
}

bool isFinite(const glm::vec3& v) {
  return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

std::optional<std::string_view> findFault(const Mesh& mesh, const std::vector<std::uint8_t>& regions) {
  const std::size_t count = mesh.positions.size();
  if (mesh.normals.size() != count || regions.size() != count) return "its vertex lists differ in length";
  if (!mesh.uvs.empty() && mesh.uvs.size() != count) return "its vertex lists differ in length";
  for (std::size_t i = 0; i < count; ++i) {
    if (!isFinite(mesh.positions[i])) return "a vertex is nowhere";
    if (!(std::abs(glm::length(mesh.normals[i]) - 1.0f) < 0.01f)) return "a normal is not of unit length";
    if (regions[i] > static_cast<std::uint8_t>(Region::neck)) return "a vertex has an unknown region";
  }
  for (const glm::vec2& uv : mesh.uvs) {
    if (!std::isfinite(uv.x) || !std::isfinite(uv.y)) return "a picture coordinate is nowhere";
  }
  for (const glm::uvec3& triangle : mesh.triangles) {
    if (triangle.x >= count || triangle.y >= count || triangle.z >= count)
      return "a triangle names no vertex";
  }
  return std::nullopt;
}

std::optional<std::string_view> readMesh(const Container& container, Mesh& mesh) {
  const json& primitive = container.document.at("meshes").at(0).at("primitives").at(0);
  const json& attributes = primitive.at("attributes");
  const auto index = [&attributes](const char* name) { return attributes.at(name).get<std::size_t>(); };
  if (!readAccessor(container, index("POSITION"), kFloat, "VEC3", 12, mesh.positions))
    return "vertices missing";
  if (!readAccessor(container, index("NORMAL"), kFloat, "VEC3", 12, mesh.normals)) return "normals missing";
  if (attributes.contains("TEXCOORD_0") &&
      !readAccessor(container, index("TEXCOORD_0"), kFloat, "VEC2", 8, mesh.uvs)) {
    return "picture coordinates missing";
  }
  std::vector<std::uint8_t> regions;
  if (!readAccessor(container, index("_REGION"), kUnsignedByte, "SCALAR", kRegionStride, regions)) {
    return "regions missing";
  }
  std::vector<std::uint32_t> indices;
  if (!readAccessor(container, primitive.at("indices").get<std::size_t>(), kUnsignedInt, "SCALAR", 4,
                    indices) ||
      indices.size() % 3 != 0) {
    return "triangles missing";
  }
  mesh.triangles.resize(indices.size() / 3);
  for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
    mesh.triangles[t] = {indices[t * 3], indices[t * 3 + 1], indices[t * 3 + 2]};
  }
  if (const auto fault = findFault(mesh, regions)) return fault;
  mesh.regions.resize(regions.size());
  for (std::size_t i = 0; i < regions.size(); ++i) mesh.regions[i] = static_cast<Region>(regions[i]);
  return std::nullopt;
}

std::optional<std::string_view> readDescription(const Container& container, Head& head) {
  const json& description = *findDescription(container.document);
  head.name = description.at("name").get<std::string>();
  head.is_built_in = description.at("is_built_in").get<bool>();
  const json& landmarks = description.at("landmarks_mm");
  for (const auto& [name, field] : kLandmarkFields) {
    const auto point = landmarks.at(name).get<std::array<float, 3>>();
    head.landmarks.*field = {point[0], point[1], point[2]};
    if (!isFinite(head.landmarks.*field)) return "a landmark is nowhere";
  }
  return std::nullopt;
}

Result<Head> readHead(const Container& container) {
  Head head;
  const json& layout = findDescription(container.document)->at("layout");
  if (layout.get<int>() != kLayoutVersion) {
    return Error{
        "the head file was written by a newer version of this program; update the program to open it"};
  }
  if (const auto fault = readDescription(container, head)) return damaged(*fault);
  if (const auto fault = readMesh(container, head.mesh)) return damaged(*fault);
  if (container.document.contains("images")) {
    const json& image = container.document.at("images").at(0);
    const auto bytes = viewBytes(container, image.at("bufferView").get<std::size_t>());
    auto picture = bytes ? decodePng(*bytes) : std::nullopt;
    if (!picture) return damaged("its colour map cannot be read");
    head.colour = std::move(*picture);
  }
  return head;
}

}  // namespace

Result<Done> writeHeadGlb(const Head& head, const std::filesystem::path& path) {
  const Mesh& mesh = head.mesh;
  assert(!mesh.positions.empty() && mesh.normals.size() == mesh.positions.size());
  assert(mesh.regions.size() == mesh.positions.size());
  assert(mesh.uvs.empty() || mesh.uvs.size() == mesh.positions.size());

  const auto file = makeGlb({mesh, head.colour, true}, {{"stipple", describeHead(head)}});
  if (!file) return file.error();
  return replaceFile(path, *file);
}

Result<Head> readHeadGlb(const std::filesystem::path& path) {
  const std::string context = fmt::format("cannot read \"{}\"", path.string());
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = stream ? std::streamoff{stream.tellg()} : -1;
  if (size < 0) return Error{"the file is missing or may not be read"}.in(context);
  if (static_cast<std::size_t>(size) > kLargestFile) return Error{"the file is over 1 GiB"}.in(context);
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  stream.seekg(0);
  stream.read(reinterpret_cast<char*>(bytes.data()), size);
  if (!stream) return Error{"the file cannot be read to its end"}.in(context);

  auto container = openContainer(std::move(bytes));
  if (!container) return container.error().in(context);
  try {
    auto head = readHead(*container);
    if (!head) return head.error().in(context);
    return head;
  } catch (const json::exception&) {
    return damaged("its description lacks something").in(context);
  }
}

bool isHeadGlb(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::vector<std::byte> bytes(sizeof(GlbHeader) + sizeof(ChunkHeader) + kLargestJson);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  const auto document = readDocument(bytes);
  return document && findDescription(*document);
}

}  // namespace stipple
