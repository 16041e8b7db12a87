#include "export/resize.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/parallel.h"
#include "export/srgb.h"

namespace stipple {
namespace {

constexpr float kFilterRadius = 2;

/// Mitchell and Netravali 1988, eq. 8 with B = C = 1/3.
float mitchell(float distance) {
  const float d = std::abs(distance);
  if (d < 1) return (7 * d * d * d - 12 * d * d + 16.0f / 3) / 6;
  if (d < kFilterRadius) return (-7.0f / 3 * d * d * d + 12 * d * d - 20 * d + 32.0f / 3) / 6;
  return 0;
}

/// The source pixels that one output pixel is made of, along one axis.
struct Taps {
  int first;
  std::vector<float> weights;  // sum to 1
};

std::vector<Taps> tapsFor(int from, int to) {
  const float step = static_cast<float>(from) / static_cast<float>(to);
  const float stretch = std::max(1.0f, step);  // a reduction averages over all it drops
  std::vector<Taps> all;
  all.reserve(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) {
    const float centre = (static_cast<float>(i) + 0.5f) * step - 0.5f;
    const float reach = kFilterRadius * stretch;
    const int first = std::max(0, static_cast<int>(std::ceil(centre - reach)));
    const int last = std::min(from - 1, static_cast<int>(std::floor(centre + reach)));
    Taps taps{first, {}};
    float sum = 0;
    for (int source = first; source <= last; ++source) {
      taps.weights.push_back(mitchell((static_cast<float>(source) - centre) / stretch));
      sum += taps.weights.back();
    }
    for (float& weight : taps.weights) weight /= sum;
    all.push_back(std::move(taps));
  }
  return all;
}

std::uint8_t byteOf(float linear) {
  return static_cast<std::uint8_t>(std::lround(srgbFromLinear(std::clamp(linear, 0.0f, 1.0f)) * 255));
}

}  // namespace

Picture resized(const Picture& picture, int width, int height) {
  assert(picture.isWhole() && width > 0 && height > 0);
  if (width == picture.width && height == picture.height) return picture;

  const std::array<float, 256> linear = linearOfBytes();
  const std::vector<Taps> columns = tapsFor(picture.width, width);
  const std::vector<Taps> rows = tapsFor(picture.height, height);

  // First along rows, every source row to the new width, then down the columns.
  const std::size_t row_floats = static_cast<std::size_t>(width) * Picture::kChannels;
  std::vector<float> narrow(row_floats * static_cast<std::size_t>(picture.height));
  parallelFor(static_cast<std::size_t>(picture.height), [&](std::size_t y) {
    float* out = narrow.data() + y * row_floats;
    for (const Taps& taps : columns) {
      const std::uint8_t* source = picture.at(taps.first, static_cast<int>(y));
      std::array<float, Picture::kChannels> sum{};
      for (const float weight : taps.weights) {
        for (float& channel : sum) channel += weight * linear[*source++];
      }
      out = std::ranges::copy(sum, out).out;
    }
  });

  Picture result{width, height, std::vector<std::uint8_t>(row_floats * static_cast<std::size_t>(height))};
  parallelFor(static_cast<std::size_t>(height), [&](std::size_t y) {
    const Taps& taps = rows[y];
    std::vector<float> sum(row_floats, 0.0f);
    const float* source = narrow.data() + static_cast<std::size_t>(taps.first) * row_floats;
    for (const float weight : taps.weights) {
      for (float& channel : sum) channel += weight * *source++;
    }
    std::ranges::transform(sum, result.at(0, static_cast<int>(y)), byteOf);
  });
  return result;
}

}  // namespace stipple
