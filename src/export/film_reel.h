#pragma once
#include <filesystem>
#include <memory>
#include <stop_token>

#include "base/result.h"
#include "export/picture.h"

namespace stipple {

/// Takes the pictures of a film one by one and makes a file of them. What is not finished leaves nothing
/// behind.
class FilmReel {
 public:
  virtual ~FilmReel() = default;
  virtual Result<Done> add(const Picture& picture, const std::stop_token& stop) = 0;
  /// Nothing may be added afterwards.
  virtual Result<Done> finish(const std::stop_token& stop) = 0;
  /// Where it is, or will be.
  virtual std::filesystem::path made() const = 0;
};

struct FilmFormat {
  int width, height;  // even
  int fps;
};

/// A film where ffmpeg is on the path, else numbered pictures.
Result<std::unique_ptr<FilmReel>> openReel(const std::filesystem::path& file, const FilmFormat& format);

/// H.264 in MP4 that phones, browsers and players take, through the program ffmpeg. The same pictures give
/// the same bytes with the same ffmpeg, which say nothing of when and where they were made.
Result<std::unique_ptr<FilmReel>> openMp4(const std::filesystem::path& ffmpeg,
                                          const std::filesystem::path& file, const FilmFormat& format);

/// Numbered PNG files in a new folder beside `file`, for machines without ffmpeg.
Result<std::unique_ptr<FilmReel>> openNumberedPictures(const std::filesystem::path& file);

}  // namespace stipple
