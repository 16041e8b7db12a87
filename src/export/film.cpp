#include "export/film.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "export/canvas.h"
#include "export/film_script.h"

namespace stipple {
namespace {

constexpr double kBandShare = 0.13;  // of a frame's height, for the words
constexpr Color kBand{20, 20, 20}, kWords{240, 240, 240}, kQuietWords{165, 165, 165};

// Sizes and places in shares of the band's height.
constexpr double kCaptionSize = 0.3, kDetailSize = 0.22, kCaptionBase = 0.44, kDetailBase = 0.8,
                 kInset = 0.35;

/// From elsewhere around the axis on which the head stands.
Camera turned(Camera camera, float turn) {
  const float c = std::cos(turn), s = std::sin(turn);
  camera.target = {c * camera.target.x + s * camera.target.z, camera.target.y,
                   c * camera.target.z - s * camera.target.x};
  camera.yaw += turn;
  return camera;
}

Picture frameOf(const Picture& head, const Film& film, const FilmScript::Moment& moment) {
  const int height = film.format.height - head.height;
  const auto band = [&](double share) { return share * height; };
  Canvas canvas(film.format.width, film.format.height, kBand);
  canvas.put(head, 0, 0);
  const double left = band(kInset), right = film.format.width - left, room = film.format.width * 0.62 - left;
  const double notes = right - left - room - band(kInset), top = head.height;
  canvas.text(moment.caption, left, top + band(kCaptionBase), room,
              {.size_px = band(kCaptionSize), .bold = true, .color = kWords});
  canvas.text(moment.detail, left, top + band(kDetailBase), room,
              {.size_px = band(kDetailSize), .color = kWords});
  canvas.text("Illustration. Healed results vary.", right, top + band(kCaptionBase), notes,
              {.size_px = band(kDetailSize), .from_right = true, .color = kQuietWords});
  canvas.text(film.subject, right, top + band(kDetailBase), notes,
              {.size_px = band(kDetailSize), .from_right = true, .color = kQuietWords});
  return canvas.picture();
}

}  // namespace

int frameCount(const Film& film) {
  return std::max(1, static_cast<int>(std::lround(film.seconds * film.format.fps)));
}

glm::uvec2 headPixels(const FilmFormat& format) {
  return {format.width, format.height - static_cast<int>(std::lround(kBandShare * format.height))};
}

Result<Done> shootFilm(Stills& stills, const Film& film, FilmReel& reel, const ExportControl& control) {
  const FilmScript script(film.plan, film.seconds);
  const FrameSize size{headPixels(film.format), film.samples};
  const int frames = frameCount(film);
  std::optional<FilmScript::Moment> drawn;
  Picture frame;
  for (int i = 0; i < frames; ++i) {
    if (control.stop.stop_requested()) return Error{std::string(kStopped)};
    const FilmScript::Moment moment =
        script.at(i + 1 < frames ? static_cast<double>(i) / film.format.fps : script.seconds());
    if (drawn != moment) {
      const auto head =
          stills.draw({film.plan, moment.day, turned(film.camera, moment.turn), 0, false, film.light}, size);
      if (!head) return head.error();
      frame = frameOf(*head, film, moment);
      drawn = moment;
    }
    if (const auto added = reel.add(frame, control.stop); !added) return added.error();
    if (control.progress) control.progress(static_cast<double>(i + 1) / frames);
  }
  return reel.finish(control.stop);
}

}  // namespace stipple
