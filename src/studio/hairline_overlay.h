#pragma once
#include <optional>
#include <vector>

#include "studio/hairline_tool.h"
#include "studio/widgets.h"

namespace stipple {

struct HairlineOverlay {
  const Scalp& scalp;
  const Hairline& hairline;
  const PictureView& view;
  bool handles = true;                       // the points can be taken in hand
  std::optional<HairlinePointId> hovered{};  // by the pointer
};

/// What is seen of its lines, kept from frame to frame.
struct HairlineSeen {
  SeenPoints edge;
  std::vector<SeenPoints> solid;
};

/// The edge of the plan on the skin, the line behind which its fade is full, and the nine points, the one
/// that is hovered or in hand with its name and figures. Over the picture, behind every panel.
void drawHairline(const Ui& ui, HairlineTool& tool, const HairlineOverlay& overlay, HairlineSeen& seen);

/// Within this distance of its middle a handle is taken, layout units.
inline constexpr float kHandleReach = 14;

}  // namespace stipple
