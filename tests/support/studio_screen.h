// The whole studio without a window: keys, the mouse, drops, and the frames that follow each.
#pragma once
#include <initializer_list>
#include <string_view>

#include "studio/headless_ui.h"
#include "studio/studio.h"
#include "support/ball_head.h"

namespace stipple::testing {

class StudioScreen {
 public:
  static constexpr glm::vec2 kSize{1500, 900};

  explicit StudioScreen(Document document = {}) : studio(std::move(document), scalp()) { frames(3); }

  void frames(int count) {
    for (int i = 0; i < count; ++i) {
      now_s_ += 1.0 / 60;
      studio.setTime(now_s_);
      screen_.frame([&] { studio.draw(screen_.theme(), kSize); });
    }
  }
  /// Sizes, and what is pointed at, follow a frame later each.
  void press(std::initializer_list<std::string_view> chords) {
    for (const std::string_view chord : chords) {
      studio.key(chord);
      frames(2);
    }
  }
  void point(glm::vec2 at) { screen_.point(at, false); }
  void click(glm::vec2 at) {
    for (const bool pressed : {false, true, false}) {
      screen_.point(at, pressed);
      frames(2);
    }
  }

 private:
  static const Scalp& scalp() {
    static const Scalp scalp(ballHead(4));
    return scalp;
  }
  HeadlessUi screen_{kSize};
  double now_s_ = 0;

 public:
  Studio studio;
};

}  // namespace stipple::testing
