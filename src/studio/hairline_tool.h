#pragma once
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "scalp/scalp.h"
#include "studio/document.h"
#include "studio/handle_drag.h"
#include "studio/picture_view.h"
#include "studio/skin_lines.h"

namespace stipple {

/// A plan's hairline laid on the head that is shown.
struct LaidHairline {
  Outline outline;
  SkinLine edge;         // closed: the first point again at its end
  double inside_mm = 0;  // how far the fade reaches
  std::vector<std::optional<glm::dvec3>>
      inside;                   // the edge's points moved in by that; none in a hole of a scan
  std::vector<SkinLine> solid;  // where the fade has reached full density
};

/// Moves the points of the hairline by hand: a drag over the skin, or arrow keys. One drag and one key press
/// are one step of the document each. Here is what a movement means; how it looks is hairline_overlay.h.
class HairlineTool {
 public:
  explicit HairlineTool(const Scalp& scalp) : scalp_(&scalp) {}
  void openHead(const Scalp& scalp);

  /// Moves go to both sides alike, which keeps the asymmetry; otherwise to the point's own side alone.
  bool both_sides = true;

  /// Laid anew only when the hairline is another than last time, and then only where it is another.
  const LaidHairline& laid(const Hairline& hairline);

  /// The handle that is seen nearest to a place of the window, within `reach` of it.
  std::optional<HairlinePointId> pointNear(const Hairline& hairline, const PictureView& view, glm::vec2 at,
                                           float reach);

  std::optional<HairlinePointId> selected() const { return selected_; }
  void select(std::optional<HairlinePointId> point) { selected_ = point; }
  void selectNext(int direction);

  bool dragging() const { return drag_.has_value(); }
  /// Takes the handle near `at` in hand, if there is one.
  bool press(const Document& document, const PictureView& view, glm::vec2 at, float reach);
  void drag(Document& document, const PictureView& view, glm::vec2 at, bool other_sides);
  void release(Document& document);
  /// The plan is again as it was when the drag began.
  void cancel(Document& document);

  /// Moves the selected point along the skin in the direction that looks like `towards` (x right, y up) in
  /// the view.
  void nudge(Document& document, const PictureView& view, glm::vec2 towards, float mm);

  /// Why the point in hand, or the one moved last, goes no further; empty if it does.
  const std::string& refusal() const { return refusal_; }

 private:
  void layInside(const Outline& outline, double mm);
  void apply(Document& document, Plan plan, HairlinePointId point);

  const Scalp* scalp_;
  std::optional<Hairline> laid_of_;
  LaidHairline laid_;
  std::optional<HairlinePointId> selected_;
  std::optional<HandleDrag> drag_;
  std::string refusal_;
};

/// "Corner, left".
std::string labelOf(HairlinePointId point);

/// Its offset held to the ranges of the parameter table.
void keepInRange(Hairline& hairline, HairlinePointId point);

}  // namespace stipple
