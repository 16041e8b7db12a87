#include "export/png.h"

#include <fmt/format.h>
#include <png.h>

#include <bit>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <system_error>

namespace stipple {
namespace {

constexpr std::uint32_t kMaxSide = 32768;
constexpr std::uint64_t kMaxPixels = std::uint64_t{1} << 28;
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 30;

/// zlib's own default, named so that the bytes do not depend on libpng's.
constexpr int kCompressionLevel = 6;

/// Longest text a picture's chunks may hold: a plan of 4 MiB, and some.
constexpr png_alloc_size_t kMostTextBytes = 8 << 20;

/// What libpng's callbacks reach. Nothing may be thrown through C, and longjmp runs no destructors.
struct Coding {
  NewFile* file = nullptr;                   // being written
  std::vector<std::byte>* memory = nullptr;  // likewise, without a file
  char reason[128] = {};                     // of libpng's failure
};

Coding& codingOf(png_structp png) {
  return *static_cast<Coding*>(png_get_error_ptr(png));
}

void append(png_structp png, png_bytep bytes, std::size_t count) {
  const auto content = std::span(reinterpret_cast<const std::byte*>(bytes), count);
  if (!codingOf(png).file->write(content)) png_error(png, "the file cannot be written");
}

void appendToMemory(png_structp png, png_bytep bytes, std::size_t count) {
  const auto content = std::span(reinterpret_cast<const std::byte*>(bytes), count);
  codingOf(png).memory->insert(codingOf(png).memory->end(), content.begin(), content.end());
}

void flushNothing(png_structp) {}

[[noreturn]] void keepReasonAndLeave(png_structp png, png_const_charp reason) {
  Coding& coding = codingOf(png);
  std::snprintf(coding.reason, sizeof coding.reason, "%s", reason);
  png_longjmp(png, 1);
}

void ignoreWarning(png_structp, png_const_charp) {}

/// Holds nothing with a destructor: libpng leaves by longjmp when it fails.
template <typename Channel>
bool encodeRows(png_structp png, png_infop info, const PictureOf<Channel>& picture, const char* description,
                std::size_t description_length) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height),
               8 * sizeof(Channel), PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB_gAMA_and_cHRM(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (description_length > 0) {
    png_text text{};
    text.compression = PNG_ITXT_COMPRESSION_NONE;  // to be read with any tool that shows a file's text
    text.key = const_cast<char*>(kPngKeyword);
    text.text = const_cast<char*>(description);
    text.itxt_length = description_length;
    png_set_text(png, info, &text, 1);
  }
  png_set_compression_level(png, kCompressionLevel);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_ALL_FILTERS);
  png_write_info(png, info);
  if (sizeof(Channel) == 2 && std::endian::native == std::endian::little) png_set_swap(png);
  for (int y = 0; y < picture.height; ++y)
    png_write_row(png, reinterpret_cast<png_const_bytep>(picture.at(0, y)));
  png_write_end(png, info);
  return true;
}

/// To where `coding` says. False: Coding::reason, or memory ran out.
template <typename Channel>
bool encode(const PictureOf<Channel>& picture, Coding& coding, const std::string& description) {
  assert(picture.isWhole());
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, &coding, keepReasonAndLeave, ignoreWarning);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  bool done = false;
  if (info) {
    png_set_write_fn(png, nullptr, coding.file ? append : appendToMemory, flushNothing);
    done = encodeRows(png, info, picture, description.c_str(), description.size());
  }
  png_destroy_write_struct(&png, &info);
  return done;
}

std::string refusal(const Coding& coding) {
  return fmt::format("cannot be encoded as PNG: {}", coding.reason[0] ? coding.reason : "out of memory");
}

template <typename Channel>
Result<Saved> save(const PictureOf<Channel>& picture, const std::filesystem::path& path,
                   const PngOptions& options) {
  NewFile file(path);
  Coding coding{.file = &file};
  const bool done = encode(picture, coding, std::string(options.description));
  if (done || !file.good()) return file.finish(options.older);
  return Error{fmt::format("{}: {}", path.string(), refusal(coding))};
}

/// The text that belongs to kPngKeyword, or null; likewise without destructors.
bool readText(png_structp png, png_infop info, std::FILE* stream, png_textp* found) {
  if (setjmp(png_jmpbuf(png))) return false;
  png_init_io(png, stream);
  png_set_user_limits(png, kMaxSide, kMaxSide);
  png_set_chunk_malloc_max(png, kMostTextBytes);
  png_read_info(png, info);
  png_textp texts = nullptr;
  int count = 0;
  png_get_text(png, info, &texts, &count);
  for (int i = 0; i < count; ++i)
    if (std::strcmp(texts[i].key, kPngKeyword) == 0) *found = &texts[i];
  return true;
}

}  // namespace

Result<Saved> savePng(const Picture& picture, const std::filesystem::path& file, const PngOptions& options) {
  return save(picture, file, options);
}

Result<Saved> savePng(const DeepPicture& picture, const std::filesystem::path& file,
                      const PngOptions& options) {
  return save(picture, file, options);
}

Result<std::vector<std::byte>> encodePng(const Picture& picture) {
  std::vector<std::byte> bytes;
  Coding coding{.memory = &bytes};
  if (!encode(picture, coding, {})) return Error{"the picture " + refusal(coding)};
  return bytes;
}

Result<Done> writePng(const Picture& picture, const std::filesystem::path& file) {
  if (const auto saved = savePng(picture, file, {}); !saved) return saved.error();
  return kDone;
}

Result<std::string> readPngDescription(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> stream(std::fopen(file.c_str(), "rb"),
                                                                  std::fclose);
  if (!stream)
    return Error{
        fmt::format("{}: cannot be read: {}", file.string(), std::generic_category().message(errno))};
  Coding coding;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &coding, keepReasonAndLeave, ignoreWarning);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  png_textp text = nullptr;
  const bool done = info && readText(png, info, stream.get(), &text);
  std::string description;
  if (done && text) description = text->text;
  png_destroy_read_struct(&png, &info, nullptr);
  if (done) return description;
  return Error{fmt::format("{}: not a readable PNG: {}", file.string(), coding.reason)};
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
