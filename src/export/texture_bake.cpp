#include "export/texture_bake.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "base/parallel.h"
#include "base/units.h"
#include "export/srgb.h"
#include "head/raycast.h"
#include "head/surface.h"

namespace stipple {
namespace {

constexpr float kOffSkinMm = 0.05f;  // where a ray begins, so that it does not meet the skin it starts from
constexpr float kSquareness = 4;     // power of the cosine: whoever looks squarest has most to say
constexpr float kSlantest = 0.2f;    // cosine: at more of a slant nothing is taken

// Cameras around the head: pitch and how many, evenly from the front on.
struct Ring {
  double pitch_deg;
  int cameras;
};
constexpr std::array<Ring, 4> kRings{{{0, 8}, {42, 6}, {88, 1}, {-45, 4}}};

std::vector<Camera> camerasAround(const Mesh& mesh) {
  glm::vec3 low = mesh.positions.front(), high = low;
  for (const glm::vec3& place : mesh.positions) {
    low = glm::min(low, place);
    high = glm::max(high, place);
  }
  Camera camera;
  camera.target = (low + high) / 2.0f;
  camera.height_mm = glm::distance(low, high);
  std::vector<Camera> cameras;
  for (const Ring& ring : kRings)
    for (int i = 0; i < ring.cameras; ++i) {
      camera.pitch = static_cast<float>(radians(ring.pitch_deg));
      camera.yaw = static_cast<float>(2 * kPi * i / ring.cameras);
      cameras.push_back(camera);
    }
  return cameras;
}

/// How much each vertex has to say of what a camera at `eye` sees: nothing where it is hidden, nor beside
/// that.
std::vector<float> sayOf(const Mesh& mesh, const RayCaster& rays, const glm::vec3& eye) {
  std::vector<float> say(mesh.positions.size(), 0.0f);
  std::vector<std::uint8_t> hidden(say.size(), 0);
  parallelFor(say.size(), [&](std::size_t i) {
    const glm::vec3 to_eye = eye - mesh.positions[i];
    const float distance = glm::length(to_eye), cosine = glm::dot(mesh.normals[i], to_eye) / distance;
    hidden[i] = cosine <= 0 ||
                rays.isBlocked(mesh.positions[i] + mesh.normals[i] * kOffSkinMm, to_eye / distance, distance);
    if (!hidden[i] && cosine > kSlantest)
      say[i] = std::pow((cosine - kSlantest) / (1 - kSlantest), kSquareness);
  });
  for (const glm::uvec3& t : mesh.triangles)
    if (hidden[t.x] || hidden[t.y] || hidden[t.z]) say[t.x] = say[t.y] = say[t.z] = 0;
  return say;
}

/// The texture while it is painted.
class Painting {
 public:
  Painting(const Mesh& mesh, int side)
      : mesh_(mesh), side_(side), triangle_of_(texels(), kNoTriangle), sum_(texels(), glm::vec4(0)) {
    for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t) claim(t);
  }

  void add(const Picture& picture, const shared::View& view, const std::vector<float>& say) {
    static const std::array<float, 256> linear = linearOfBytes();
    parallelFor(
        texels(),
        [&](std::size_t i) {
          if (triangle_of_[i] == kNoTriangle) return;
          const glm::uvec3& t = mesh_.triangles[triangle_of_[i]];
          if (say[t.x] + say[t.y] + say[t.z] <= 0) return;
          const glm::vec2 texel(i % static_cast<std::size_t>(side_), i / static_cast<std::size_t>(side_));
          glm::vec3 colour(0);
          for (const glm::vec2 part : {glm::vec2(0.25f, 0.25f), glm::vec2(0.75f, 0.25f),
                                       glm::vec2(0.25f, 0.75f), glm::vec2(0.75f, 0.75f)})
            colour += seenAt(placeAt(t, texel + part), picture, view, linear) * 0.25f;
          const glm::vec3 weights = glm::max(weightsAt(t, texel + 0.5f), 0.0f);
          const float counts = weights.x * say[t.x] + weights.y * say[t.y] + weights.z * say[t.z];
          sum_[i] += glm::vec4(colour, 1) * counts;
        },
        4096);
  }

  /// Texels that no camera saw and those between the pieces take the mean of what lies around.
  ColourMap finish() {
    fillGaps();
    ColourMap map{side_, side_, std::vector<std::uint8_t>(texels() * 3)};
    parallelFor(texels(), [&](std::size_t i) {
      for (int c = 0; c < 3; ++c)
        map.rgb[3 * i + static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(
            std::lround(255 * std::clamp(srgbFromLinear(sum_[i][c] / sum_[i].w), 0.0f, 1.0f)));
    });
    return map;
  }

 private:
  std::size_t texels() const { return static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_); }
  glm::vec2 texelOf(std::uint32_t vertex) const { return mesh_.uvs[vertex] * static_cast<float>(side_); }

  glm::vec3 weightsAt(const glm::uvec3& t, const glm::vec2& at) const {
    const glm::vec2 a = texelOf(t.x), b = texelOf(t.y) - a, c = texelOf(t.z) - a, p = at - a;
    const float area = b.x * c.y - b.y * c.x;
    if (std::abs(area) < 1e-12f) return {1, 0, 0};
    const float v = (p.x * c.y - p.y * c.x) / area, w = (b.x * p.y - b.y * p.x) / area;
    return {1 - v - w, v, w};
  }
  glm::vec3 placeAt(const glm::uvec3& t, const glm::vec2& at) const {
    const glm::vec3 weights = weightsAt(t, at);
    return weights.x * mesh_.positions[t.x] + weights.y * mesh_.positions[t.y] +
           weights.z * mesh_.positions[t.z];
  }

  /// The texels whose middle lies in the triangle. Where pieces overlap, the later has them.
  void claim(std::uint32_t triangle) {
    const glm::uvec3& t = mesh_.triangles[triangle];
    const glm::vec2 a = texelOf(t.x), b = texelOf(t.y), c = texelOf(t.z);
    const glm::vec2 low = glm::floor(glm::min(a, glm::min(b, c))),
                    high = glm::ceil(glm::max(a, glm::max(b, c)));
    for (int y = std::max(0, static_cast<int>(low.y)); y < std::min(side_, static_cast<int>(high.y)); ++y)
      for (int x = std::max(0, static_cast<int>(low.x)); x < std::min(side_, static_cast<int>(high.x)); ++x) {
        const glm::vec3 weights = weightsAt(t, glm::vec2(x, y) + 0.5f);
        if (std::min({weights.x, weights.y, weights.z}) >= 0)
          triangle_of_[static_cast<std::size_t>(y) * static_cast<std::size_t>(side_) +
                       static_cast<std::size_t>(x)] = triangle;
      }
  }

  static glm::vec3 seenAt(const glm::vec3& place, const Picture& picture, const shared::View& view,
                          const std::array<float, 256>& linear) {
    const glm::vec3 from = place - view.eye;
    const float zoom = view.focal_px / glm::dot(from, view.forward);
    const glm::vec2 at = glm::vec2(view.picture) * 0.5f +
                         glm::vec2(glm::dot(from, view.right), -glm::dot(from, view.up)) * zoom - 0.5f;
    const int x = std::clamp(static_cast<int>(std::floor(at.x)), 0, picture.width - 2),
              y = std::clamp(static_cast<int>(std::floor(at.y)), 0, picture.height - 2);
    const glm::vec2 part = glm::clamp(at - glm::vec2(x, y), 0.0f, 1.0f);
    const auto pixel = [&](int px, int py) {
      const std::uint8_t* rgb = picture.at(px, py);
      return glm::vec3(linear[rgb[0]], linear[rgb[1]], linear[rgb[2]]);
    };
    return glm::mix(glm::mix(pixel(x, y), pixel(x + 1, y), part.x),
                    glm::mix(pixel(x, y + 1), pixel(x + 1, y + 1), part.x), part.y);
  }

  /// Pull and push (Gortler et al. 1996, "The lumigraph", part 3.4.4): means of ever larger squares, and what
  /// is empty takes that of the smallest that is not.
  void fillGaps() {
    std::vector<std::vector<glm::vec4>> levels{sum_};
    for (glm::vec4& texel : levels[0]) texel = texel.w > 0 ? texel / texel.w : glm::vec4(0);
    for (int side = side_ / 2; side > 0; side /= 2) {
      const std::vector<glm::vec4>& finer = levels.back();
      std::vector<glm::vec4> level(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
      for (std::size_t i = 0; i < level.size(); ++i) {
        const std::size_t width = static_cast<std::size_t>(side),
                          from = i / width * 4 * width + i % width * 2;
        glm::vec4 sum = finer[from] + finer[from + 1] + finer[from + 2 * width] + finer[from + 2 * width + 1];
        level[i] = sum.w > 0 ? sum / sum.w : sum;
      }
      levels.push_back(std::move(level));
    }
    for (std::size_t n = levels.size() - 1; n-- > 0;) {
      const std::size_t width = static_cast<std::size_t>(side_) >> n;
      for (std::size_t i = 0; i < levels[n].size(); ++i)
        if (levels[n][i].w <= 0) levels[n][i] = levels[n + 1][i / width / 2 * (width / 2) + i % width / 2];
    }
    sum_ = std::move(levels[0]);
  }

  const Mesh& mesh_;
  int side_;
  std::vector<std::uint32_t> triangle_of_;  // by texel
  std::vector<glm::vec4> sum_;              // linear colours and their weights
};

}  // namespace

Result<ColourMap> bakeTexture(Stills& stills, const RayCaster& rays, const Atlas& atlas,
                              const TextureBake& bake, const ExportControl& control) {
  assert(bake.side_px > 0 && (bake.side_px & (bake.side_px - 1)) == 0);
  Painting painting(atlas.mesh, bake.side_px);
  const std::vector<Camera> cameras = camerasAround(atlas.mesh);
  const glm::uvec2 size(static_cast<std::uint32_t>(bake.side_px));
  for (std::size_t i = 0; i < cameras.size(); ++i) {
    if (control.stop.stop_requested()) return Error{std::string(kStopped)};
    const Preview::Shot shot{.plan = bake.plan, .day = bake.day, .camera = cameras[i], .unlit = true};
    const auto picture = stills.draw(shot, {size, 1});
    if (!picture) return picture.error();
    painting.add(*picture, viewOf(cameras[i], size, 1), sayOf(atlas.mesh, rays, axesOf(cameras[i]).eye));
    if (control.progress) control.progress(static_cast<double>(i + 1) / static_cast<double>(cameras.size()));
  }
  return painting.finish();
}

}  // namespace stipple
