#pragma once
#include <glm/vec2.hpp>

#include "studio/brush_tool.h"
#include "studio/hairline_tool.h"
#include "studio/view_control.h"
#include "studio/whorl_tool.h"

namespace stipple {

/// What the pointer did over the window, in the order it happened; positions in the window system's units.
struct PointerEvent {
  enum class Kind { press, release, move, wheel };
  enum class Button { left, right, middle };
  Kind kind = Kind::move;
  glm::vec2 at{0, 0};
  Button button = Button::left;
  float steps = 0;   // of the wheel, positive away from the user
  bool alt = false;  // held
};

/// What the mouse does on the picture of the head: turn, move and zoom it, drag a point of the hairline
/// or the whorl, paint. What lies under the press decides, and nothing else can begin until the release.
class Pointing {
 public:
  /// What the pointer can reach, and the picture as the user sees it.
  struct Reach {
    Document& document;
    ViewControl& view;
    HairlineTool& hairline;
    WhorlTool& whorl;
    BrushTool& brush;
    ViewArea area;
    PictureView picture;
    float handle_px;  // how far from a handle a press still takes it
    bool on_picture;  // not over a panel
    bool has_handles, has_whorl, paints;
  };

  void handle(const PointerEvent& event, const Reach& reach);
  /// A drag of the view stays where it is; handles and strokes are taken back by their tools' cancel().
  void cancel() { drag_ = Drag::none; }

  bool dragging() const { return drag_ != Drag::none; }
  bool painting() const { return drag_ == Drag::paint; }
  glm::vec2 cursor() const { return cursor_; }

 private:
  enum class Drag { none, orbit, pan, handle, whorl, paint };

  void press(const PointerEvent& event, const Reach& reach);
  void move(const PointerEvent& event, const Reach& reach);
  void release(const Reach& reach);

  Drag drag_ = Drag::none;
  PointerEvent::Button button_ = PointerEvent::Button::left;
  glm::vec2 last_{0, 0}, pressed_{0, 0};
  glm::vec2 cursor_{-1, -1};
};

}  // namespace stipple
