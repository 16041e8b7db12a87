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

namespace stipple {
namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "glTF is little-endian and is copied as it lies");
static_assert(sizeof(glm::vec3) == 12 && sizeof(glm::vec2) == 8 && sizeof(glm::uvec3) == 12);

constexpr int kLayoutVersion = 1;
constexpr std::size_t kLargestFile = std::size_t{1} << 30;
constexpr std::size_t kLargestJson = std::size_t{1} << 20;
constexpr std::uint32_t kLargestPictureSide = 16384;
constexpr double kMetresPerMm = 0.001;
constexpr std::size_t kRegionStride =
    4;  // vertex attributes start on multiples of four bytes (glTF 2.0, 3.6.2.4)

// Numbers of the glTF 2.0 specification: GLB container (4.4), component types (3.6.2.2), buffer targets
// (5.11.5).
constexpr std::uint32_t kMagic = 0x46546C67;
constexpr std::uint32_t kContainerVersion = 2;
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;
constexpr std::uint32_t kBinaryChunk = 0x004E4942;
constexpr int kUnsignedByte = 5121;
constexpr int kUnsignedInt = 5125;
constexpr int kFloat = 5126;
constexpr int kVertices = 34962;
constexpr int kIndices = 34963;

struct GlbHeader {
  std::uint32_t magic, version, length;
};
struct ChunkHeader {
  std::uint32_t length, type;
};

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

// ---- pictures ----

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

json addPrimitive(const Mesh& mesh, GlbBuilder& builder) {
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
  std::vector<std::byte> regions(count * kRegionStride);
  for (std::size_t i = 0; i < count; ++i)
    regions[i * kRegionStride] = static_cast<std::byte>(mesh.regions[i]);
  const int region = builder.addAccessor(regions, kVertices, kUnsignedByte, "SCALAR", count);
  builder.views.back()["byteStride"] = kRegionStride;
  attributes["_REGION"] = region;
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

  GlbBuilder builder;
  const json primitive = addPrimitive(mesh, builder);
  json material = {
      {"name", "skin"},
      {"pbrMetallicRoughness",
       {{"baseColorFactor", {0.60, 0.42, 0.33, 1.0}}, {"metallicFactor", 0}, {"roughnessFactor", 0.5}}}};
  json document;
  if (!head.colour.empty()) {
    const std::vector<std::uint8_t> png = encodePng(head.colour);
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
  document["meshes"] = {{{"name", "head"},
                         {"primitives", json::array({primitive})},
                         {"extras", {{"stipple", describeHead(head)}}}}};
  document["materials"] = json::array({material});
  document["accessors"] = builder.accessors;
  document["bufferViews"] = builder.views;
  document["buffers"] = {{{"byteLength", builder.binary.size()}}};
  // Names come from file names, which need not be UTF-8.
  const std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
  return replaceFile(path, writeChunks(text, builder.binary));
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
