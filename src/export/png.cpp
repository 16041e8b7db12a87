#include "export/png.h"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <system_error>

#include "base/replace_file.h"

namespace stipple {
namespace {

constexpr std::uint32_t kMaxSide = 32768;
constexpr std::uint64_t kMaxPixels = std::uint64_t{1} << 28;
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 30;

/// zlib's own default, named so that the bytes do not depend on libpng's.
constexpr int kCompressionLevel = 6;

/// What libpng's callbacks write to. Plain memory: nothing may be thrown through C, and longjmp runs no
/// destructors.
struct Encoded {
  std::byte* data = nullptr;
  std::size_t size = 0;
  std::size_t capacity = 0;
  char reason[128] = {};

  Encoded() = default;
  Encoded(const Encoded&) = delete;
  Encoded& operator=(const Encoded&) = delete;
  ~Encoded() { std::free(data); }
};

void append(png_structp png, png_bytep bytes, std::size_t count) {
  auto& encoded = *static_cast<Encoded*>(png_get_io_ptr(png));
  if (encoded.size + count > encoded.capacity) {
    const std::size_t wanted = std::max(encoded.size + count, encoded.capacity + encoded.capacity / 2);
    void* grown = std::realloc(encoded.data, wanted);
    if (!grown) png_error(png, "out of memory");
    encoded.data = static_cast<std::byte*>(grown);
    encoded.capacity = wanted;
  }
  std::copy_n(reinterpret_cast<const std::byte*>(bytes), count, encoded.data + encoded.size);
  encoded.size += count;
}

void flushNothing(png_structp) {}

[[noreturn]] void keepReasonAndLeave(png_structp png, png_const_charp reason) {
  auto& encoded = *static_cast<Encoded*>(png_get_error_ptr(png));
  std::snprintf(encoded.reason, sizeof encoded.reason, "%s", reason);
  png_longjmp(png, 1);
}

void ignoreWarning(png_structp, png_const_charp) {}

/// Holds nothing with a destructor: libpng leaves by longjmp when it fails.
bool encodeRows(png_structp png, png_infop info, const Picture& picture) {
  if (setjmp(png_jmpbuf(png))) return false;
  constexpr int kBitsPerChannel = 8;
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height),
               kBitsPerChannel, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB_gAMA_and_cHRM(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_compression_level(png, kCompressionLevel);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_ALL_FILTERS);
  png_write_info(png, info);
  for (int y = 0; y < picture.height; ++y) png_write_row(png, picture.at(0, y));
  png_write_end(png, info);
  return true;
}

Result<Done> encode(const Picture& picture, Encoded& encoded) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, &encoded, keepReasonAndLeave, ignoreWarning);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  bool done = false;
  if (info) {
    png_set_write_fn(png, &encoded, append, flushNothing);
    done = encodeRows(png, info, picture);
  }
  png_destroy_write_struct(&png, &info);
  if (done) return kDone;
  return Error{
      fmt::format("cannot be encoded as PNG: {}", encoded.reason[0] ? encoded.reason : "out of memory")};
}

}  // namespace

Result<Done> writePng(const Picture& picture, const std::filesystem::path& file) {
  assert(picture.isWhole());
  Encoded encoded;
  if (auto done = encode(picture, encoded); !done) return done.error().in(file.string());
  return replaceFile(file, std::span(encoded.data, encoded.size));
}

Result<Picture> readPng(const std::filesystem::path& file, std::uint8_t behind) {
  std::error_code failure;
  const std::uintmax_t bytes = std::filesystem::file_size(file, failure);
  if (failure) return Error{fmt::format("{}: cannot be read: {}", file.string(), failure.message())};
  if (bytes > kMaxFileBytes)
    return Error{fmt::format("{}: {} bytes are too many for a picture", file.string(), bytes)};

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> freed_at_the_end(&image, png_image_free);
  if (!png_image_begin_read_from_file(&image, file.c_str())) {
    return Error{fmt::format("{}: not a readable PNG: {}", file.string(), image.message)};
  }
  const std::uint64_t pixels = std::uint64_t{image.width} * image.height;
  if (image.width > kMaxSide || image.height > kMaxSide || pixels > kMaxPixels) {
    return Error{fmt::format("{}: {} x {} pixels are too many; at most {} a side and {} in all",
                             file.string(), image.width, image.height, kMaxSide, kMaxPixels)};
  }

  Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  image.format = PNG_FORMAT_RGB;
  picture.rgb.resize(PNG_IMAGE_SIZE(image));
  const png_color behind_transparency{behind, behind, behind};
  constexpr int kRowsWithoutGaps = 0;
  if (!png_image_finish_read(&image, &behind_transparency, picture.rgb.data(), kRowsWithoutGaps, nullptr)) {
    return Error{fmt::format("{}: the PNG is damaged: {}", file.string(), image.message)};
  }
  return picture;
}

}  // namespace stipple
