#include "export/film_reel.h"

#include <fmt/format.h>
#include <unistd.h>

#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "base/piped_child.h"
#include "base/replace_file.h"
#include "export/control.h"
#include "export/png.h"

namespace stipple {
namespace {

constexpr double kFinishSeconds =
    600;                     // the last pictures of a slow machine, and moving the index to the front
constexpr int kThreads = 4;  // fixed: the encoder's bytes depend on it
constexpr int kConstantRateFactor = 16;  // visually without loss: single dots must stay

std::vector<std::string> ffmpegArguments(const FilmFormat& format, const std::filesystem::path& film) {
  return {
      "-v", "error", "-nostats", "-xerror",  // else it ends well though the file's index found no room
      "-f", "rawvideo", "-pix_fmt", "rgb24", "-s",
      fmt::format("{}x{}", format.width, format.height), "-framerate", fmt::format("{}", format.fps), "-i",
      "pipe:0",
      // From sRGB's full range to what players expect.
      "-vf",
      "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int+bitexact,format=yuv420p",
      "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
      "-c:v", "libx264", "-preset", "medium", "-crf", fmt::format("{}", kConstantRateFactor), "-g",
      fmt::format("{}", 2 * format.fps), "-threads", fmt::format("{}", kThreads),
      // Neither tags nor the encoder's note of its own settings.
      "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-bsf:v",
      "filter_units=remove_types=6", "-movflags", "+faststart", "-f", "mp4", "-y", film.string()};
}

class Mp4 final : public FilmReel {
 public:
  Mp4(PipedChild ffmpeg, std::filesystem::path file, std::unique_ptr<NewFile> film)
      : file_(std::move(file)), film_(std::move(film)), ffmpeg_(std::move(ffmpeg)) {}

  Result<Done> add(const Picture& picture, const std::stop_token& stop) override {
    if (ffmpeg_->write(std::as_bytes(std::span(picture.rgb)), stop)) return kDone;
    return stop.stop_requested() ? Error{std::string(kStopped)}
                                 : whatWentWrong(ffmpeg_->finish(kFinishSeconds, stop));
  }

  Result<Done> finish(const std::stop_token& stop) override {
    const ChildOutcome outcome = ffmpeg_->finish(kFinishSeconds, stop);
    ffmpeg_.reset();
    if (stop.stop_requested()) return Error{std::string(kStopped)};
    if (outcome.end != ChildOutcome::End::exited || outcome.code != 0 || foundNoRoom(outcome))
      return whatWentWrong(outcome);
    if (const auto saved = film_->finish(Older::replace); !saved) return saved.error();
    return kDone;
  }

  std::filesystem::path made() const override { return file_; }

 private:
  static bool foundNoRoom(const ChildOutcome& outcome) {
    return outcome.complaint.find("No space left") != std::string::npos;
  }

  Error whatWentWrong(const ChildOutcome& outcome) const {
    if (foundNoRoom(outcome))
      return {fmt::format("{}: the disk is full; free some space", file_.string())};
    if (outcome.end == ChildOutcome::End::timed_out)
      return {fmt::format("{}: ffmpeg did not come to an end; try a smaller --size", file_.string())};
    return {fmt::format("{}: ffmpeg failed: {}", file_.string(),
                        outcome.complaint.empty() ? "it ended without a reason" : outcome.complaint)};
  }

  std::filesystem::path file_;
  std::unique_ptr<NewFile> film_;
  std::optional<PipedChild> ffmpeg_;  // last, so that it ends before what it writes to is taken away
};

class NumberedPictures final : public FilmReel {
 public:
  NumberedPictures(std::filesystem::path folder, std::filesystem::path part)
      : folder_(std::move(folder)), part_(std::move(part)) {}
  ~NumberedPictures() override {
    std::error_code ignored;
    std::filesystem::remove_all(part_, ignored);
  }

  Result<Done> add(const Picture& picture, const std::stop_token& stop) override {
    if (stop.stop_requested()) return Error{std::string(kStopped)};
    return writePng(picture, part_ / fmt::format("{:05}.png", ++count_));
  }

  Result<Done> finish(const std::stop_token& stop) override {
    if (stop.stop_requested()) return Error{std::string(kStopped)};
    std::error_code failure;
    std::filesystem::rename(part_, folder_, failure);
    if (failure) return Error{fmt::format("{}: cannot be made: {}", folder_.string(), failure.message())};
    return kDone;
  }

  std::filesystem::path made() const override { return folder_; }

 private:
  std::filesystem::path folder_, part_;
  int count_ = 0;
};

}  // namespace

Result<std::unique_ptr<FilmReel>> openReel(const std::filesystem::path& file, const FilmFormat& format) {
  const auto ffmpeg = programOnPath("ffmpeg");
  return ffmpeg ? openMp4(*ffmpeg, file, format) : openNumberedPictures(file);
}

Result<std::unique_ptr<FilmReel>> openMp4(const std::filesystem::path& ffmpeg,
                                          const std::filesystem::path& file, const FilmFormat& format) {
  auto film = std::make_unique<NewFile>(file);
  if (!film->good()) return film->finish(Older::replace).error();
  auto child = PipedChild::start(ffmpeg, ffmpegArguments(format, film->content()));
  if (!child) return child.error();
  return std::unique_ptr<FilmReel>(std::make_unique<Mp4>(std::move(*child), file, std::move(film)));
}

Result<std::unique_ptr<FilmReel>> openNumberedPictures(const std::filesystem::path& file) {
  std::filesystem::path folder = file;
  folder.replace_extension();
  folder += "-pictures";
  if (std::filesystem::exists(folder))
    return Error{fmt::format("\"{}\" is there already; choose another name", folder.string())};
  std::filesystem::path part = folder;
  part += fmt::format(".{}.part", ::getpid());
  std::error_code failure;
  std::filesystem::create_directories(part, failure);
  if (failure) return Error{fmt::format("{}: cannot be made: {}", folder.string(), failure.message())};
  return std::unique_ptr<FilmReel>(std::make_unique<NumberedPictures>(folder, part));
}

}  // namespace stipple
