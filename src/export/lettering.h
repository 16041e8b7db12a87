// Lines of text with cairo, on pixels and on paper alike. Not for anyone outside this folder: canvas.h and
// pdf.h are the doors.
#pragma once
#include <cairo.h>

#include <memory>
#include <string>
#include <string_view>

namespace stipple::lettering {

template <auto release>
struct Releaser {
  void operator()(auto* object) const { release(object); }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;

struct Face {
  const char* family;
  double size = 1;  // in the context's units
  bool bold = false;
};

/// Sets the face, unhinted and in greys, so that nothing of the desktop's settings changes what is drawn.
void use(cairo_t* cairo, const Face& face);

/// Of a line in the face in use, in the context's units.
double widthOf(cairo_t* cairo, const std::string& line);

/// Cairo refuses text that is not UTF-8, and file names may hold anything: any bytes as a line that can be
/// drawn.
std::string drawable(std::string_view line);

/// What sets a line, which must be drawable (asserted): the first family of ours that has all of its letters,
/// else the one that knows most. Where neither is installed, fontconfig puts the nearest sans serif in its
/// place.
const char* familyFor(const std::string& line);

/// Whether familyFor() the line has all of its letters.
bool hasEveryLetter(const std::string& line);

/// `line` as it fits into `room`, with the face in use at the size at which it does: set smaller, down to the
/// share `smallest` of the face's size, then cut with an ellipsis.
std::string fitted(cairo_t* cairo, std::string line, Face face, double room, double smallest);

}  // namespace stipple::lettering
