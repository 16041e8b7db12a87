#include "export/compare.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace stipple {
namespace {

constexpr int kWhite = 255;

bool has(const Picture& picture, int x, int y) {
  return x < picture.width && y < picture.height;
}

}  // namespace

Difference compare(const Picture& left, const Picture& right, int tolerance) {
  assert(left.isWhole() && right.isWhole());
  if (left.width != right.width || left.height != right.height) return {kWhite, 1, kWhite};

  Difference difference;
  std::uint64_t sum = 0, failing = 0;
  for (std::size_t pixel = 0; pixel < left.rgb.size(); pixel += Picture::kChannels) {
    int worst = 0;
    for (std::size_t i = pixel; i < pixel + Picture::kChannels; ++i) {
      const int apart = std::abs(left.rgb[i] - right.rgb[i]);
      worst = std::max(worst, apart);
      sum += static_cast<std::uint64_t>(apart);
    }
    difference.max_abs = std::max(difference.max_abs, worst);
    failing += worst > tolerance;
  }
  const double channels = static_cast<double>(left.rgb.size());
  difference.failing_fraction = static_cast<double>(failing) * Picture::kChannels / channels;
  difference.mean_abs = static_cast<double>(sum) / channels;
  return difference;
}

Picture differencePicture(const Picture& left, const Picture& right, int gain) {
  assert(left.isWhole() && right.isWhole());
  constexpr std::array<std::uint8_t, Picture::kChannels> kMagenta{255, 0, 255};
  Picture difference{std::max(left.width, right.width), std::max(left.height, right.height), {}};
  difference.rgb.resize(difference.rowBytes() * static_cast<std::size_t>(difference.height));
  for (int y = 0; y < difference.height; ++y) {
    for (int x = 0; x < difference.width; ++x) {
      std::uint8_t* shown = difference.at(x, y);
      if (!has(left, x, y) || !has(right, x, y)) {
        std::ranges::copy(kMagenta, shown);
        continue;
      }
      for (int channel = 0; channel < Picture::kChannels; ++channel) {
        const int apart = std::abs(left.at(x, y)[channel] - right.at(x, y)[channel]);
        shown[channel] = static_cast<std::uint8_t>(std::min(apart * gain, kWhite));
      }
    }
  }
  return difference;
}

}  // namespace stipple
