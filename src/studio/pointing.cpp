#include "studio/pointing.h"

#include <glm/geometric.hpp>

namespace stipple {

void Pointing::handle(const PointerEvent& event, const Reach& reach) {
  using Kind = PointerEvent::Kind;
  cursor_ = event.at;
  switch (event.kind) {
    case Kind::press:
      if (reach.on_picture && drag_ == Drag::none) press(event, reach);
      return;
    case Kind::release:
      if (event.button == button_) release(reach);
      return;
    case Kind::move:
      return move(event, reach);
    case Kind::wheel:
      if (!reach.on_picture || drag_ == Drag::handle || drag_ == Drag::whorl || drag_ == Drag::paint) return;
      if (reach.paints && !event.alt)
        reach.brush.widen(event.steps);
      else
        reach.view.zoom(reach.area, event.at - reach.picture.low(), event.steps);
      return;
  }
}

void Pointing::press(const PointerEvent& event, const Reach& reach) {
  button_ = event.button;
  last_ = pressed_ = event.at;
  if (event.button != PointerEvent::Button::left) {
    drag_ = Drag::pan;
  } else if (reach.paints && reach.brush.press(reach.document, reach.picture, event.at)) {
    drag_ = Drag::paint;
  } else if (reach.has_handles &&
             reach.hairline.press(reach.document, reach.picture, event.at, reach.handle_px)) {
    drag_ = Drag::handle;
  } else if (reach.has_whorl && reach.whorl.press(reach.document, reach.picture, event.at, reach.handle_px)) {
    drag_ = Drag::whorl;
  } else {
    drag_ = Drag::orbit;
    reach.view.beginOrbit(reach.area);
  }
}

void Pointing::move(const PointerEvent& event, const Reach& reach) {
  const glm::vec2 moved = event.at - last_;
  switch (drag_) {
    case Drag::none:
      break;
    case Drag::orbit:
      reach.view.orbit(reach.area, moved);
      break;
    case Drag::pan:
      reach.view.pan(reach.area, moved);
      break;
    case Drag::handle:
      reach.hairline.drag(reach.document, reach.picture, event.at, event.alt);
      break;
    case Drag::whorl:
      reach.whorl.drag(reach.document, reach.picture, event.at);
      break;
    case Drag::paint:
      reach.brush.drag(reach.document, reach.picture, event.at);
      break;
  }
  last_ = event.at;
}

void Pointing::release(const Reach& reach) {
  if (drag_ == Drag::handle) reach.hairline.release(reach.document);
  if (drag_ == Drag::whorl) reach.whorl.release(reach.document);
  if (drag_ == Drag::paint) reach.brush.release(reach.document);
  // A click beside the handles lets go of the selected one.
  if (drag_ == Drag::orbit && reach.has_handles && glm::distance(last_, pressed_) <= kTremble)
    reach.hairline.select(std::nullopt);
  drag_ = Drag::none;
}

}  // namespace stipple
