#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scalp/scalp.h"
#include "studio/skin_lines.h"

namespace stipple {

/// One line on the skin that a hairline is judged by, and what is written at it.
struct Guide {
  SkinLine line{};
  SeenPoints seen{};
  glm::vec3 tag_at{0};
  std::string tag{};  // may be empty
};

/// Midline, height of the mid-frontal point, the verticals through the outer canthi, and the thirds of the
/// face; laid anew only when the hairline is another than last time.
class GuideLines {
 public:
  /// `outline` is the hairline's on that head.
  void draw(const Ui& ui, const PictureView& view, const Scalp& scalp, const Hairline& hairline,
            const Outline& outline);
  void openHead() { laid_of_.reset(); }

 private:
  std::optional<Hairline> laid_of_;
  std::vector<Guide> guides_;
};

}  // namespace stipple
