#include "head/symmetry.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <numbers>

#include "base/parallel.h"
#include "head/nearest.h"

namespace stipple {
namespace {

constexpr std::size_t kDirections = 1200;  // over half the sphere: about 4 degrees apart
constexpr std::size_t kGlanceSamples =
    100;  // mirrored samples that decide which directions deserve a closer look
constexpr std::size_t kLookSamples = 500;
constexpr std::size_t kLooks = 300;
constexpr float kSameBasin_cos = 0.97f;      // planes less than 14 degrees apart refine to the same one
constexpr float kMissShareOfRadius = 0.15f;  // a mirrored sample further off than this is simply a miss
constexpr int kRefinements = 30;
constexpr float kTrustedShare = 0.8f;  // of the pairs; the rest may be a turned shoulder or a hole

glm::vec3 mirrored(const glm::vec3& point, const MirrorPlane& plane) {
  return point - 2 * (glm::dot(plane.normal, point) - plane.offset) * plane.normal;
}

glm::vec3 fibonacciDirection(std::size_t index, std::size_t count) {
  const float height = (static_cast<float>(index) + 0.5f) / static_cast<float>(count);  // upper half only
  const float turn = static_cast<float>(index) * std::numbers::pi_v<float> * (3 - std::sqrt(5.0f));
  const float radius = std::sqrt(1 - height * height);
  return {radius * std::cos(turn), height, radius * std::sin(turn)};
}

/// The unit vector that makes v.matrix.v smallest, for a symmetric matrix: power iteration on its complement.
glm::vec3 smallestEigenvector(const glm::mat3& matrix, const glm::vec3& start) {
  float bound = 0;  // Gershgorin: no eigenvalue is larger
  for (int column = 0; column < 3; ++column) {
    bound =
        std::max(bound, std::abs(matrix[column].x) + std::abs(matrix[column].y) + std::abs(matrix[column].z));
  }
  const glm::mat3 complement = glm::mat3(bound) - matrix;
  glm::vec3 vector = start;
  for (int i = 0; i < 200; ++i) {
    const glm::vec3 next = complement * vector;
    const float length = glm::length(next);
    if (!(length > 0)) break;
    vector = next / length;
  }
  return vector;
}

struct Cloud {
  const std::vector<SurfaceSample>& samples;
  NearestPoint nearest;
  glm::vec3 middle{0};
  float radius = 0;

  explicit Cloud(const std::vector<SurfaceSample>& points) : samples(points), nearest(positions(points)) {
    for (const SurfaceSample& sample : samples) middle += sample.position;
    middle /= static_cast<float>(samples.size());
    for (const SurfaceSample& sample : samples) {
      const glm::vec3 from_middle = sample.position - middle;
      radius += glm::dot(from_middle, from_middle);
    }
    radius = std::sqrt(radius / static_cast<float>(samples.size()));
  }

  static std::vector<glm::vec3> positions(const std::vector<SurfaceSample>& samples) {
    std::vector<glm::vec3> result;
    for (const SurfaceSample& sample : samples) result.push_back(sample.position);
    return result;
  }

  float disagreement(const MirrorPlane& plane, std::size_t stride) const {
    const float miss = kMissShareOfRadius * radius;
    const MirrorPlane through_origin{plane.normal, 0, 0};
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < samples.size(); i += stride, ++count) {
      const auto found = nearest.find(mirrored(samples[i].position, plane), miss);
      const glm::vec3 normal = mirrored(samples[i].normal, through_origin);
      const bool agrees = found && glm::dot(normal, samples[found->index].normal) > 0.3f;
      sum += agrees ? found->distance / miss : 1;
    }
    return static_cast<float>(sum / static_cast<double>(count));
  }
};

MirrorPlane refine(const Cloud& cloud, MirrorPlane plane) {
  struct Pair {
    glm::vec3 point, partner;
    float distance;
  };
  const auto trusted = static_cast<std::size_t>(kTrustedShare * static_cast<float>(cloud.samples.size()));
  for (int i = 0; i < kRefinements; ++i) {
    std::vector<Pair> pairs;
    for (const SurfaceSample& sample : cloud.samples) {
      const auto found = cloud.nearest.find(mirrored(sample.position, plane));
      pairs.push_back({sample.position, cloud.samples[found->index].position, found->distance});
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.distance < b.distance; });
    pairs.resize(trusted);

    // For pairs (p, q) about their common middle, sum |mirror(p) - q|^2 = constant + 4 sum (p.n)(q.n).
    glm::vec3 middle(0);
    for (const Pair& pair : pairs) middle += (pair.point + pair.partner) * 0.5f;
    middle /= static_cast<float>(pairs.size());
    glm::mat3 product(0);
    for (const Pair& pair : pairs) {
      const glm::vec3 p = pair.point - middle, q = pair.partner - middle;
      product += glm::outerProduct(p, q) + glm::outerProduct(q, p);
    }
    const glm::vec3 normal = smallestEigenvector(product, plane.normal);
    const float offset = glm::dot(normal, middle);
    const bool settled = std::abs(glm::dot(normal, plane.normal)) > 1 - 1e-7f &&
                         std::abs(offset - plane.offset) < 1e-5f * cloud.radius;
    plane.normal = normal;
    plane.offset = offset;
    if (settled) break;
  }
  plane.disagreement = cloud.disagreement(plane, 1);
  return plane;
}

}  // namespace

std::vector<SurfaceSample> sampleSurface(const Surface& surface, std::size_t count) {
  std::vector<double> area_until;
  double area = 0;
  for (const glm::uvec3& triangle : surface.triangles) {
    area += glm::length(areaNormal(surface.positions, triangle));
    area_until.push_back(area);
  }
  std::vector<SurfaceSample> samples;
  samples.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double wanted = area * (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    const auto t = std::min<std::size_t>(
        static_cast<std::size_t>(std::upper_bound(area_until.begin(), area_until.end(), wanted) -
                                 area_until.begin()),
        surface.triangles.size() - 1);
    // Roberts' R2 sequence: evenly spread over the unit square for any count.
    double along1 = std::fmod(0.7548776662466927 * static_cast<double>(i), 1.0);
    double along2 = std::fmod(0.5698402909980532 * static_cast<double>(i), 1.0);
    if (along1 + along2 > 1) {
      along1 = 1 - along1;
      along2 = 1 - along2;
    }
    const glm::uvec3& triangle = surface.triangles[t];
    const glm::vec3& corner = surface.positions[triangle.x];
    const glm::vec3 normal = areaNormal(surface.positions, triangle);
    const float length = glm::length(normal);
    samples.push_back({corner + static_cast<float>(along1) * (surface.positions[triangle.y] - corner) +
                           static_cast<float>(along2) * (surface.positions[triangle.z] - corner),
                       length > 0 ? normal / length : glm::vec3(0)});
  }
  return samples;
}

std::vector<MirrorPlane> findMirrorPlanes(const std::vector<SurfaceSample>& samples, std::size_t count) {
  const Cloud cloud(samples);
  // A lopsided cut through the shoulders moves the middle off the plane: try beside it too.
  constexpr float kShifts[] = {-0.08f, 0.0f, 0.08f};
  std::vector<MirrorPlane> planes;
  for (std::size_t i = 0; i < kDirections; ++i) {
    const glm::vec3 normal = fibonacciDirection(i, kDirections);
    for (const float shift : kShifts)
      planes.push_back({normal, glm::dot(normal, cloud.middle) + shift * cloud.radius, 0});
  }
  const auto better = [](const MirrorPlane& a, const MirrorPlane& b) {
    return a.disagreement < b.disagreement;
  };
  const auto score = [&](std::size_t sample_count) {
    const std::size_t stride = std::max<std::size_t>(1, samples.size() / sample_count);
    parallelFor(planes.size(),
                [&](std::size_t i) { planes[i].disagreement = cloud.disagreement(planes[i], stride); });
    std::stable_sort(planes.begin(), planes.end(), better);
  };
  score(kGlanceSamples);
  planes.resize(std::min(planes.size(), kLooks));
  score(kLookSamples);

  const auto addDistinct = [](std::vector<MirrorPlane>& chosen, const MirrorPlane& plane, float same_cos) {
    const bool known = std::any_of(chosen.begin(), chosen.end(), [&](const MirrorPlane& other) {
      return std::abs(glm::dot(other.normal, plane.normal)) > same_cos;
    });
    if (!known) chosen.push_back(plane);
  };
  std::vector<MirrorPlane> starts;
  for (const MirrorPlane& plane : planes) {
    if (starts.size() < count) addDistinct(starts, plane, kSameBasin_cos);
  }
  parallelFor(starts.size(), [&](std::size_t i) { starts[i] = refine(cloud, starts[i]); });
  std::stable_sort(starts.begin(), starts.end(), better);
  std::vector<MirrorPlane> best;
  for (const MirrorPlane& plane : starts) addDistinct(best, plane, 0.998f);
  return best;
}

MirrorPlane refineMirrorPlane(const std::vector<SurfaceSample>& samples, const MirrorPlane& start) {
  return refine(Cloud(samples), start);
}

}  // namespace stipple
