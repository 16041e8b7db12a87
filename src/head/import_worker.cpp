// stipple-import FILE: reads a scan with Assimp and writes it to standard output as import_wire.h says.
// A program of its own because files from outside can make a reader crash, hang or eat memory: here that
// hurts nobody. Errors are one line on standard error and exit status 1.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <assimp/config.h>
#include <assimp/material.h>
#include <assimp/mesh.h>
#include <assimp/scene.h>
#include <fmt/format.h>

#include <algorithm>
#include <assimp/Importer.hpp>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <string>

#include "head/import_wire.h"
#include "head/picture.h"

namespace stipple {
namespace {

constexpr rlim_t kMemoryLimit = rlim_t{4} << 30;
constexpr rlim_t kProcessorLimit_s =
    25;  // less than the parent's patience, so that a busy hang ends by itself
constexpr std::size_t kMostTriangles = 8'000'000;
constexpr int kDeepestNode = 64;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kMayLimitMemory = false;  // the sanitizer reserves terabytes of address space
#else
constexpr bool kMayLimitMemory = true;
#endif

void limitOurselves() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const auto limit = [](auto what, rlim_t soft, rlim_t hard) {
    const rlimit limits{soft, hard};
    setrlimit(what, &limits);
  };
  if (kMayLimitMemory) limit(RLIMIT_AS, kMemoryLimit, kMemoryLimit);
  limit(RLIMIT_CPU, kProcessorLimit_s,
        kProcessorLimit_s + 1);  // at the soft limit SIGXCPU tells the parent why
  limit(RLIMIT_CORE, 0, 0);
}

/// Everything that is gathered while walking the scene.
struct Gathering {
  const aiScene& scene;
  RawScan scan;
  std::map<unsigned, std::size_t> triangles_of_material;
  bool has_uvs = false;
  bool is_too_large = false;
};

float shorterDiagonalFirst(const aiVector3D* vertices, const aiFace& quad) {
  const auto squared = [&](int a, int b) {
    return (vertices[quad.mIndices[a]] - vertices[quad.mIndices[b]]).SquareLength();
  };
  return squared(0, 2) - squared(1, 3);
}

void addMesh(Gathering& gathering, const aiMesh& mesh, const aiMatrix4x4& placement) {
  Surface& surface = gathering.scan.surface;
  const auto first = static_cast<std::uint32_t>(surface.positions.size());
  for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
    const aiVector3D placed = placement * mesh.mVertices[i];
    surface.positions.emplace_back(placed.x, placed.y, placed.z);
  }
  const aiVector3D* uvs = mesh.HasTextureCoords(0) ? mesh.mTextureCoords[0] : nullptr;
  gathering.has_uvs |= uvs != nullptr;

  const auto addTriangle = [&](unsigned a, unsigned b, unsigned c) {
    if (std::max({a, b, c}) >= mesh.mNumVertices) return;
    surface.triangles.emplace_back(first + a, first + b, first + c);
    std::array<glm::vec2, 3> corners{};
    if (uvs) {
      // Assimp counts v upward from the lower edge of the picture.
      const auto fromTop = [&](unsigned i) { return glm::vec2(uvs[i].x, 1 - uvs[i].y); };
      corners = {fromTop(a), fromTop(b), fromTop(c)};
      // A repeated picture (or a numbered tile) is brought back to the first one, a whole triangle at a time.
      const glm::vec2 tile = glm::floor((corners[0] + corners[1] + corners[2]) / 3.0f);
      for (glm::vec2& corner : corners) corner -= tile;
    }
    surface.corner_uvs.push_back(corners);
    ++gathering.triangles_of_material[mesh.mMaterialIndex];
  };
  for (unsigned f = 0; f < mesh.mNumFaces; ++f) {
    const aiFace& face = mesh.mFaces[f];
    if (surface.triangles.size() + face.mNumIndices > kMostTriangles) {
      gathering.is_too_large = true;
      return;
    }
    const unsigned* corner = face.mIndices;
    const bool in_range =
        std::all_of(corner, corner + face.mNumIndices, [&](unsigned i) { return i < mesh.mNumVertices; });
    if (!in_range) continue;
    if (face.mNumIndices == 4 && shorterDiagonalFirst(mesh.mVertices, face) > 0) {
      addTriangle(corner[1], corner[2], corner[3]);
      addTriangle(corner[1], corner[3], corner[0]);
      continue;
    }
    for (unsigned i = 2; i < face.mNumIndices; ++i) addTriangle(corner[0], corner[i - 1], corner[i]);
  }
}

void addNode(Gathering& gathering, const aiNode& node, const aiMatrix4x4& parent, int depth) {
  if (depth > kDeepestNode || gathering.is_too_large) return;
  const aiMatrix4x4 placement = parent * node.mTransformation;
  for (unsigned i = 0; i < node.mNumMeshes; ++i) {
    if (node.mMeshes[i] >= gathering.scene.mNumMeshes) continue;
    addMesh(gathering, *gathering.scene.mMeshes[node.mMeshes[i]], placement);
    if (gathering.is_too_large) return;
  }
  for (unsigned i = 0; i < node.mNumChildren; ++i)
    addNode(gathering, *node.mChildren[i], placement, depth + 1);
}

/// Material files carry paths of the machine that wrote them: look where they say, then beside the scan.
std::filesystem::path locatePicture(const std::filesystem::path& scan, std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  const std::filesystem::path folder = scan.parent_path();
  const std::filesystem::path as_written = folder / name;
  std::error_code ignored;
  return std::filesystem::is_regular_file(as_written, ignored)
             ? as_written
             : folder / std::filesystem::path(name).filename();
}

Result<ColourMap> readTexture(const aiScene& scene, const aiString& name, const std::filesystem::path& scan) {
  if (const aiTexture* embedded = scene.GetEmbeddedTexture(name.C_Str())) {
    if (embedded->mHeight != 0) return Error{"its embedded colour map is not a JPEG or PNG"};
    return decodePicture(
        std::as_bytes(std::span(reinterpret_cast<const char*>(embedded->pcData), embedded->mWidth)));
  }
  return readPicture(locatePicture(scan, name.C_Str()));
}

/// The picture of the material that covers most triangles: the skin, whatever else the file holds.
void addColour(Gathering& gathering, const std::filesystem::path& path) {
  const auto most =
      std::max_element(gathering.triangles_of_material.begin(), gathering.triangles_of_material.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == gathering.triangles_of_material.end() || most->first >= gathering.scene.mNumMaterials) return;
  const aiMaterial& material = *gathering.scene.mMaterials[most->first];
  aiString name;
  const bool has_texture = material.GetTexture(aiTextureType_DIFFUSE, 0, &name) == AI_SUCCESS ||
                           material.GetTexture(aiTextureType_BASE_COLOR, 0, &name) == AI_SUCCESS;
  if (!has_texture || !gathering.has_uvs) return;
  auto picture = readTexture(gathering.scene, name, path);
  if (picture) {
    gathering.scan.colour = std::move(*picture);
  } else {
    gathering.scan.note = picture.error().message + "; the skin is drawn without it";
  }
}

/// Assimp 5.2.5 loops for ever over a PLY file that was cut off inside its header.
Result<Done> checkPlyHeader(const std::filesystem::path& path) {
  constexpr std::size_t kLongestHeader = 1 << 16;
  std::string beginning(kLongestHeader, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  if (beginning.starts_with("ply") && beginning.find("end_header") != std::string::npos) return kDone;
  return Error{"it is no PLY file, or was cut off in its header; copy or export the scan again"};
}

bool isPly(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return extension == ".ply";
}

Result<RawScan> readScan(const std::filesystem::path& path) {
  if (isPly(path)) {
    if (const auto checked = checkPlyHeader(path); !checked) return checked.error();
  }
  Assimp::Importer importer;
  importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE, aiPrimitiveType_POINT | aiPrimitiveType_LINE);
  // No post-processing: its assertions abort on damaged files, and mending is our own work.
  const aiScene* scene = importer.ReadFile(path.string(), 0);
  if (!scene || !scene->mRootNode) {
    const std::string why = importer.GetErrorString();
    return Error{
        fmt::format("it cannot be read ({}); export the scan again", why.empty() ? "no reason given" : why)};
  }
  Gathering gathering{*scene, {}, {}};
  addNode(gathering, *scene->mRootNode, aiMatrix4x4(), 0);
  if (gathering.is_too_large) {
    return Error{fmt::format("it holds more than {} million triangles; reduce it in the scanning program",
                             kMostTriangles / 1'000'000)};
  }
  if (!gathering.has_uvs) gathering.scan.surface.corner_uvs.clear();
  addColour(gathering, path);
  return std::move(gathering.scan);
}

bool writeAll(const std::vector<std::byte>& bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t count = write(STDOUT_FILENO, bytes.data() + written, bytes.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

int run(const std::filesystem::path& path) {
  try {
    const auto scan = readScan(path);
    if (!scan) {
      fmt::print(stderr, "{}\n", scan.error().message);
      return 1;
    }
    return writeAll(encode(*scan)) ? 0 : 1;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "it needs more than 4 GiB of memory to read; reduce it in the scanning program\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "it cannot be read ({}); export the scan again\n", error.what());
  }
  return 1;
}

}  // namespace
}  // namespace stipple

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "stipple-import FILE: a helper of stipple, which calls it by itself\n");
    return 2;
  }
  stipple::limitOurselves();
  return stipple::run(argv[1]);
}
