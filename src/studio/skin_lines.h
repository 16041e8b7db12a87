#pragma once
#include <glm/vec3.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "studio/picture_view.h"
#include "studio/widgets.h"

namespace stipple {

/// Points of the skin in order, close enough that straight lines between them follow it; mm.
using SkinLine = std::vector<glm::vec3>;

struct LineLook {
  Shade shade = OverPicture::kText;
  float width = 1.5f;  // layout units
  Shade ground = 0;    // of a wider line beneath, so that it shows on light and on dark skin; 0: none
};

/// Which points of a line are not hidden by the head, remembered from frame to frame: only where line or eye
/// are others than last time is the head asked.
class SeenPoints {
 public:
  const std::vector<bool>& of(const PictureView& view, const RayCaster& rays, const SkinLine& line);

 private:
  std::optional<glm::vec3> eye_;
  SkinLine line_;
  std::vector<bool> seen_;
};

/// Draws what is `seen` of a line on the skin, behind every panel.
void drawSkinLine(const Ui& ui, const PictureView& view, const SkinLine& line, const std::vector<bool>& seen,
                  const LineLook& look);

/// Small words on a dark ground, right of `at` or as far left of that as the picture asks for.
void drawTag(const Ui& ui, const PictureView& view, glm::vec2 at, std::span<const std::string> lines,
             Shade first_shade = OverPicture::kText);

/// What can be taken in hand. `hot`: it is pointed at, or goes along with what is.
void drawHandle(const Ui& ui, glm::vec2 at, bool selected, bool hot);

}  // namespace stipple
