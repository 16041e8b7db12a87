#pragma once
#include <optional>

#include "head/raycast.h"
#include "studio/picture_view.h"
#include "studio/widgets.h"

namespace stipple {

/// A length that reads easily, and how long it is on the screen.
struct ScaleBar {
  float mm, px;
};

/// From pictures of this height on the bar is left out: a whole head needs no millimetres, and its depth
/// would make them untrue.
inline constexpr float kScaleBarBelowMm = 150;

/// The longest of 1, 2 and 5 times a power of ten that is at most `most_px` long where one millimetre is
/// `px_per_mm`.
ScaleBar scaleBarFor(float px_per_mm, float most_px);

/// Pixels of a millimetre that lies across the line of sight on the skin at `at`; none beside the head.
std::optional<float> pixelsPerMm(const PictureView& view, const RayCaster& rays, glm::vec2 at);

/// With its right end at `right_bottom`.
void drawScaleBar(const Ui& ui, const ScaleBar& bar, ImVec2 right_bottom);

}  // namespace stipple
