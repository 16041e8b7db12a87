#include <cstdio>
#include <nlohmann/json.hpp>
#include <stop_token>

#include "app/command_line.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/workplace.h"
#include "base/log.h"
#include "export/film.h"

namespace stipple {
namespace {

struct FilmOptions {
  CommonOptions common{.size = "1280x720"};
  std::filesystem::path out;
  double seconds = 30;
  int fps = 25;
  std::string view = "chin-down";
};

FilmFormat formatOf(const FilmOptions& options) {
  const glm::uvec2 size = parseSize(options.common.size);
  if (size.x % 2 == 1 || size.y % 2 == 1)
    throw BadArguments{fmt::format("--size is \"{}\"; a film's width and height are even, such as 1280x720",
                                   options.common.size)};
  return {static_cast<int>(size.x), static_cast<int>(size.y), options.fps};
}

Result<std::unique_ptr<FilmReel>> reelFor(const FilmOptions& options, const FilmFormat& format) {
  if (!options.common.force && std::filesystem::exists(options.out))
    return Error{fmt::format("\"{}\" is there already; add --force to replace it, or choose another name",
                             options.out.string())};
  auto reel = openReel(options.out, format);
  if (reel && (*reel)->made() != options.out)
    logWarning(
        "ffmpeg is not installed: instead of a film come numbered pictures in {}; install ffmpeg to get {}",
        (*reel)->made().string(), options.out.filename().string());
  return reel;
}

Result<Done> runFilm(const FilmOptions& options) {
  const FilmFormat format = formatOf(options);
  const LightPreset light = lightOf(options.common);
  if (const auto folder = prepareFolder(folderOf(options.out)); !folder) return folder;
  const Interrupt interrupt;  // before anything is begun that would be left behind
  auto reel = reelFor(options, format);
  if (!reel) return reel.error();
  auto place = openWorkplace(options.common);
  if (!place) return place.error();
  const Head& head = place->preview->scalp().head();
  const Camera camera = cameraOf(*place, options.view);

  const Film film{place->plan, options.seconds, format, camera, light, kSamples, clientNote(head)};
  Stills stills(*place->device, *place->preview);
  {
    Progress progress("drawing frames");
    std::stop_source stop;
    const auto told = [&](double share) {
      progress.update(share);
      if (interrupt.requested()) stop.request_stop();
    };
    const auto shot = shootFilm(stills, film, **reel, {.progress = told, .stop = stop.get_token()});
    if (!shot) return shot;
  }
  if (options.common.json) {
    const nlohmann::json report{{"file", (*reel)->made().string()},
                                {"is_film", (*reel)->made() == options.out},
                                {"frames", frameCount(film)},
                                {"fps", format.fps},
                                {"size", {format.width, format.height}},
                                {"head_size", {headPixels(format).x, headPixels(format).y}},
                                {"device", place->device->name()}};
    std::puts(report.dump(2).c_str());
  }
  return checkValidation(*place->device);
}

}  // namespace

void addFilm(CommandGroup& group) {
  const auto declare = [](CLI::App& film, FilmOptions& options) {
    film.add_option("-o,--output", options.out,
                    "the MP4 to write; without ffmpeg, a folder of numbered PNGs beside it")
        ->required();
    film.add_option("--seconds", options.seconds, "how long it is")
        ->check(CLI::Range(1.0, 600.0))
        ->capture_default_str();
    film.add_option("--fps", options.fps, "frames a second")
        ->check(CLI::Range(1, 120))
        ->capture_default_str();
    addView(film, options.view, "of the front, from which the head turns: ");
    addLight(film, options.common);
    addPicture(film, options.common);
  };
  group.add<FilmOptions>("film", "the build-up as a film with captions, the head turning", declare, runFilm);
}

}  // namespace stipple
