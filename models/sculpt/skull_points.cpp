#include "sculpt/skull_points.h"

#include <array>
#include <cassert>

namespace stipple::sculpt {
namespace {

// Skin of the left half, head frame, mm. Midline heights and depths follow the headboard means of the US Army
// survey of 1988 (NATICK/TR-89/044, recollected, see README.md); the rest lies on smooth rows between them.
constexpr auto kPoints = std::to_array<vec3>({
    // Midline, from the crown forward to the root of the nose, then back to the nape.
    {0, 131, -12},
    {0, 126, 20},
    {0, 115, 47},
    {0, 100, 70},
    {0, 80, 87},
    {0, 60, 95.5f},
    {0, 41, 96.2f},
    {0, 33, 97.2f},
    {0, 22, 91},
    {0, 125, -46},
    {0, 115, -66},
    {0, 100, -83},
    {0, 80, -94.5f},
    {0, 60, -98.5f},
    {0, 40, -100},
    {0, 20, -99.5f},
    {0, 0, -95},
    {0, -20, -84.5f},
    {0, -42, -74},
    // Level y = 125 and 115.
    {15, 125, 17},
    {27, 125, -2},
    {28, 125, -22},
    {17, 125, -42},
    {20, 115, 43},
    {35, 115, 27},
    {45, 115, 2},
    {47, 115, -20},
    {41, 115, -44},
    {25, 115, -60},
    // Level y = 100.
    {20, 100, 67},
    {38, 100, 55},
    {51, 100, 35},
    {58, 100, 10},
    {61, 100, -18},
    {57, 100, -45},
    {44, 100, -67},
    {22, 100, -79.5f},
    // Level y = 80.
    {20, 80, 84.5f},
    {40, 80, 73.5f},
    {54, 80, 54},
    {63.5f, 80, 32},
    {69, 80, 5},
    {71, 80, -20},
    {68.5f, 80, -45},
    {57, 80, -71},
    {35, 80, -88},
    // Level y = 60, the widest.
    {20, 60, 93},
    {40, 60, 82.5f},
    {53, 60, 66.5f},
    {64.5f, 60, 46},
    {71, 60, 22},
    {75, 60, -12},
    {75, 60, -35},
    {69, 60, -60},
    {52, 60, -83},
    {27, 60, -95},
    // Level y = 40.
    {20, 40, 95},
    {36, 40, 88},
    {49, 40, 75.5f},
    {57, 40, 61},
    {64, 40, 45},
    {70.5f, 40, 23},
    {75, 40, -8},
    {76, 40, -28},
    {72, 40, -55},
    {57, 40, -81},
    {32, 40, -95.5f},
    // Level y = 20.
    {59, 22, 52},
    {65, 22, 38},
    {70, 20, 20},
    {74, 20, -12},
    {74, 20, -35},
    {68, 20, -60},
    {51, 20, -83},
    {27, 20, -96},
    // Level y = 0, before and behind the ear.
    {71.6f, -1, 30},
    {67.4f, 0, 42},
    {62, -12, 45},
    {69.4f, 0, 4},
    {70.5f, 0, -25},
    {64, 0, -50},
    {48, 0, -75},
    {25, 0, -91},
    // Below the ear: mastoid, ramus and angle of the jaw.
    {68, -20, 10},
    {67, -20, 33},
    {61.3f, -20, 53.5f},
    {65, -20, -25},
    {57, -20, -50},
    {41, -20, -70},
    {20, -20, -80.5f},
    {63.2f, -40, 8},
    {62.8f, -40, 26},
    {59, -40, 49.5f},
    {50, -42, -48},
    {35, -42, -63},
    {59, -60, 8},
    {57.5f, -60, 27},
    {24, -92, 69},
    {41.5f, -80, 40},
    {33.5f, -87.5f, 60},
    {17.5f, -96, 76},
    {38, -86, 28},
    // Cheek and lower rim of the orbit.
    {20, -3, 85},
    {33, -4, 82.3f},
    {45, -1, 76},
    {30, -11, 83},
    {45, -10, 73.5f},
    {53, 12, 63.5f},
    {55, 0, 60.5f},
    {52, 24, 63.5f},
    {58.5f, 12, 54.2f},
    {64.5f, 12, 39},
    {33, 38, 89.2f},
    {46, 35.5f, 80},
    {18, 36, 94.2f},
    {57.5f, -6, 56},
    {62, -3, 45},
    {31, -25, 83},
    {46.5f, -25, 73.6f},
    {32, -43, 82},
    {46, -43, 72},
    // Ground of the mouth, jaw, chin.
    {0, -36, 102.2f},
    {0, -44, 101.2f},
    {12, -44, 97.2f},
    {21, -42, 92.5f},
    {0, -64, 96.5f},
    {12, -64, 94.8f},
    {23, -66, 86.5f},
    {26, -52, 87},
    {39, -52, 76},
    {53, -52, 57.5f},
    {32, -60, 78},
    {45.5f, -60, 63.2f},
    {55.8f, -58, 35},
    {26, -68, 82},
    {38, -68, 67.5f},
    {50, -68, 44},
    {32, -76, 71},
    {44, -76, 51},
    {38, -84, 56},
    {26, -84, 76},
    {0, -72, 93.5f},
    {14, -73, 90.5f},
    {0, -84.5f, 98},
    {14, -86.5f, 93.5f},
    {0, -97.5f, 88},
    {0, -101.5f, 66},
    {0, -105, 46},
});

constexpr float kReach_mm = 85;
// Added to the diagonal of the system: points are met to about half a millimetre and stay free of ripples.
constexpr double kSlack = 0.10;

float kernel(float distance_mm) {
  const float t = distance_mm / kReach_mm;
  if (t >= 1.0f) return 0;
  const float rest2 = (1 - t) * (1 - t);
  return rest2 * rest2 * (4 * t + 1);
}

vec3 mirrored(const vec3& p) {
  return {-p.x, p.y, p.z};
}
bool onMidline(const vec3& p) {
  return p.x == 0;
}

/// Gaussian elimination with row pivots of a small dense system; `rows` carry the right-hand side in their
/// last place.
std::vector<double> solve(std::vector<std::vector<double>> rows) {
  const std::size_t count = rows.size();
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < count; ++i) {
      if (std::abs(rows[i][k]) > std::abs(rows[pivot][k])) pivot = i;
    }
    std::swap(rows[k], rows[pivot]);
    assert(rows[k][k] != 0);
    for (std::size_t i = k + 1; i < count; ++i) {
      const double factor = rows[i][k] / rows[k][k];
      for (std::size_t j = k; j <= count; ++j) rows[i][j] -= factor * rows[k][j];
    }
  }
  std::vector<double> solution(count);
  for (std::size_t k = count; k-- > 0;) {
    double rest = rows[k][count];
    for (std::size_t j = k + 1; j < count; ++j) rest -= rows[k][j] * solution[j];
    solution[k] = rest / rows[k][k];
  }
  return solution;
}

}  // namespace

SkullPoints::SkullPoints(Field rough) {
  const std::size_t count = kPoints.size();
  std::vector<std::vector<double>> rows(count, std::vector<double>(count + 1));
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      rows[i][j] = kernel(glm::distance(kPoints[i], kPoints[j]));
      if (!onMidline(kPoints[j])) rows[i][j] += kernel(glm::distance(kPoints[i], mirrored(kPoints[j])));
    }
    rows[i][i] += kSlack;
    rows[i][count] = rough(kPoints[i]);
  }
  const std::vector<double> weights = solve(std::move(rows));
  for (std::size_t i = 0; i < count; ++i) {
    const auto weight = static_cast<float>(weights[i]);
    kernels_.push_back({kPoints[i], weight});
    if (!onMidline(kPoints[i])) kernels_.push_back({mirrored(kPoints[i]), weight});
  }
}

float SkullPoints::correction(const vec3& p) const {
  float sum = 0;
  for (const Kernel& k : kernels_) sum += k.weight * kernel(glm::distance(p, k.centre));
  return sum;
}

}  // namespace stipple::sculpt
