#pragma once
#include <filesystem>
#include <string>

#include "export/control.h"
#include "export/film_reel.h"
#include "export/stills.h"

namespace stipple {

/// A film of a plan's build-up: what film_script.h says, with a band of words below the head.
struct Film {
  Plan plan;
  double seconds = 30;
  FilmFormat format{1280, 720, 25};
  Camera camera;  // of the front; it goes around the head from there
  LightPreset light = LightPreset::studio;
  std::uint32_t samples = 2;
  std::string subject;  // in the band: whose head this is, or that it is not the client's
};

/// Frames in all.
int frameCount(const Film& film);

/// What the head takes of a frame, from its top; the band takes the rest.
glm::uvec2 headPixels(const FilmFormat& format);

/// Draws all frames and gives them to the reel. The last is the final stage from the front, the same picture
/// as a still of headPixels().
Result<Done> shootFilm(Stills& stills, const Film& film, FilmReel& reel, const ExportControl& control);

}  // namespace stipple
