#include "head/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

// The one place where the decoder is compiled; its code is not ours to warn about.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_ONLY_BMP
#define STBI_ONLY_TGA
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 16384
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace stipple {
namespace {

constexpr int kChannels = 3;
constexpr int kLargestSide = 8192;
constexpr std::size_t kLargestFile = std::size_t{256} << 20;

ColourMap halved(const ColourMap& picture) {
  ColourMap smaller{std::max(1, picture.width / 2), std::max(1, picture.height / 2), {}};
  smaller.rgb.resize(std::size_t(smaller.width) * smaller.height * kChannels);
  const auto at = [&](int column, int row, int channel) {
    column = std::min(column, picture.width - 1);
    row = std::min(row, picture.height - 1);
    return int{picture.rgb[(std::size_t(row) * picture.width + column) * kChannels + channel]};
  };
  for (int row = 0; row < smaller.height; ++row) {
    for (int column = 0; column < smaller.width; ++column) {
      for (int channel = 0; channel < kChannels; ++channel) {
        const int sum = at(2 * column, 2 * row, channel) + at(2 * column + 1, 2 * row, channel) +
                        at(2 * column, 2 * row + 1, channel) + at(2 * column + 1, 2 * row + 1, channel);
        smaller.rgb[(std::size_t(row) * smaller.width + column) * kChannels + channel] =
            static_cast<std::uint8_t>((sum + 2) / 4);
      }
    }
  }
  return smaller;
}

}  // namespace

Result<ColourMap> decodePicture(std::span<const std::byte> bytes) {
  if (bytes.size() > kLargestFile) return Error{"the colour map is larger than 256 MiB"};
  ColourMap picture;
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(data, static_cast<int>(bytes.size()), &picture.width, &picture.height, nullptr,
                            kChannels),
      stbi_image_free);
  if (!pixels) return Error{fmt::format("the colour map cannot be read ({})", stbi_failure_reason())};
  picture.rgb.assign(pixels.get(), pixels.get() + std::size_t(picture.width) * picture.height * kChannels);
  while (std::max(picture.width, picture.height) > kLargestSide) picture = halved(picture);
  return picture;
}

Result<ColourMap> readPicture(const std::filesystem::path& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > kLargestFile) {
    return Error{
        fmt::format("the colour map \"{}\" is missing or larger than 256 MiB", path.filename().string())};
  }
  std::ifstream file(path, std::ios::binary);
  std::vector<std::byte> bytes(size);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (!file) return Error{fmt::format("the colour map \"{}\" cannot be read", path.filename().string())};
  return decodePicture(bytes);
}

}  // namespace stipple
