// Writes the table of skin's gloss as numbers separated by commas: stipple-gloss-table OUTPUT. Runs while
// building.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "render/gloss_fit.h"
#include "shared/gloss.h"

namespace stipple::gloss {
namespace {

struct Texel {
  double x, y, z, w;
};

double roughnessOf(std::uint32_t row) {
  return shared::kLeastRoughness +
         double{shared::kMostRoughness - shared::kLeastRoughness} * row / (shared::kGlossRows - 1);
}

double cosineOf(std::uint32_t angle) {
  const double t = static_cast<double>(angle) / (shared::kGlossAngles - 1);
  return std::max(1 - t * t, 0.01);  // at 0 nothing is seen
}

void writeCosines(std::FILE* file, std::size_t lobe) {
  std::vector<std::vector<CosineFit::Start>> starts(shared::kGlossRows,
                                                    std::vector<CosineFit::Start>(shared::kGlossAngles));
  // From the roughest down, and from above to the side: each search begins beside its neighbour's end.
  for (std::uint32_t row = shared::kGlossRows; row-- > 0;) {
    const double alpha = lobeAlpha(roughnessOf(row), lobe);
    for (std::uint32_t angle = 0; angle < shared::kGlossAngles; ++angle) {
      CosineFit::Start near{alpha, alpha, 0};
      if (angle > 0)
        near = starts[row][angle - 1];
      else if (row + 1 < shared::kGlossRows)
        near = starts[row + 1][0];
      starts[row][angle] = CosineFit::search(alpha, cosineOf(angle), near);
    }
  }
  for (std::uint32_t row = 0; row < shared::kGlossRows; ++row)
    for (std::uint32_t column = 0; column < shared::kGlossColumns; ++column) {
      const std::uint32_t angle = std::min(column, shared::kGlossAngles - 1);
      const TransformedCosine t =
          CosineFit::cosineOf(lobeAlpha(roughnessOf(row), lobe), cosineOf(angle), starts[row][angle]);
      std::fprintf(file, "%.6ef,%.6ef,%.6ef,%.6ef,\n", t.a, t.b, t.c, t.d);
    }
}

void writeAlbedos(std::FILE* file) {
  for (std::uint32_t row = 0; row < shared::kGlossRows; ++row) {
    Texel mean{};
    constexpr int kSteps = 64;
    for (int i = 0; i < kSteps; ++i) {
      const double cosine = (i + 0.5) / kSteps, weight = 2 * cosine / kSteps;
      const Albedo narrow = directionalAlbedo(lobeAlpha(roughnessOf(row), 0), cosine),
                   wide = directionalAlbedo(lobeAlpha(roughnessOf(row), 1), cosine);
      mean = {mean.x + weight * narrow.first, mean.y + weight * narrow.second, mean.z + weight * wide.first,
              mean.w + weight * wide.second};
    }
    for (std::uint32_t column = 0; column < shared::kGlossAngles; ++column) {
      const Albedo narrow = directionalAlbedo(lobeAlpha(roughnessOf(row), 0), cosineOf(column)),
                   wide = directionalAlbedo(lobeAlpha(roughnessOf(row), 1), cosineOf(column));
      std::fprintf(file, "%.6ef,%.6ef,%.6ef,%.6ef,\n", narrow.first, narrow.second, wide.first, wide.second);
    }
    std::fprintf(file, "%.6ef,%.6ef,%.6ef,%.6ef,\n", mean.x, mean.y, mean.z, mean.w);
  }
}

}  // namespace
}  // namespace stipple::gloss

int main(int argc, char** argv) {
  std::FILE* file = argc == 2 ? std::fopen(argv[1], "w") : nullptr;
  if (!file) {
    std::fputs("usage: stipple-gloss-table OUTPUT; the folder of OUTPUT must be there\n", stderr);
    return 2;
  }
  stipple::gloss::writeCosines(file, 0);
  stipple::gloss::writeCosines(file, 1);
  stipple::gloss::writeAlbedos(file);
  const bool written = std::ferror(file) == 0;
  return std::fclose(file) == 0 && written ? 0 : 1;
}
