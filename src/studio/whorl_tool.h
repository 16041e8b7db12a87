#pragma once
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>

#include "scalp/scalp.h"
#include "studio/document.h"
#include "studio/handle_drag.h"
#include "studio/picture_view.h"
#include "studio/widgets.h"

namespace stipple {

/// Moves the crown whorl by hand: a drag over the skin, one step of the document.
class WhorlTool {
 public:
  explicit WhorlTool(const Scalp& scalp) : scalp_(&scalp) {}

  /// On the skin; none over a hole of a scan.
  std::optional<glm::vec3> placeOf(const NativeHair& hair) const;
  /// Whether it is seen within `reach` of a place of the window.
  bool isNear(const NativeHair& hair, const PictureView& view, glm::vec2 at, float reach) const;

  bool dragging() const { return drag_.has_value(); }
  /// Takes it in hand if it is near `at`.
  bool press(const Document& document, const PictureView& view, glm::vec2 at, float reach);
  void drag(Document& document, const PictureView& view, glm::vec2 at);
  void release(Document& document);
  /// The plan is again as it was when the drag began.
  void cancel(Document& document);

 private:
  const Scalp* scalp_;
  std::optional<HandleDrag> drag_;
};

/// The handle, with its millimetres where it is pointed at or in hand. Over the picture, behind every panel.
void drawWhorl(const Ui& ui, const WhorlTool& tool, const NativeHair& hair, const PictureView& view,
               const RayCaster& rays, bool pointed);

}  // namespace stipple
