#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "studio/widgets.h"

namespace stipple {

/// The median and the worst of the last values told.
class Samples {
 public:
  static constexpr std::size_t kKept = 120;

  void add(double value);
  std::size_t count() const { return std::min(told_, kKept); }
  double median() const { return quantile(0.5); }
  /// The value that `share` of the last ones do not pass, 0 to 1; 0 if there are none.
  double quantile(double share) const;

 private:
  std::array<double, kKept> values_{};
  std::size_t told_ = 0;
};

/// What frames cost, for the practitioner's own machine: told by whoever draws them, shown by a small panel.
struct Performance {
  struct Pass {
    std::string name;
    double ms;
  };

  Samples interface_ms;      // CPU time of building the interface, a frame
  Samples frame_gap_s;       // between two frames that followed each other at once
  Samples input_frames;      // frames from an input to the picture that shows what it changed
  Samples input_ms;          // the same as time
  std::vector<Pass> passes;  // of the head drawn last, on the device
};

/// How long an input takes to be seen, and how long frames take that follow each other.
class FrameWatch {
 public:
  void heardInput(double now_s);
  /// `changed`: the picture shows for the first time what was wanted.
  void drew(double now_s, bool changed, Performance& performance);

 private:
  std::optional<double> input_s_;  // of the last input, until a picture shows what it changed
  int frames_since_input_ = 0;
  double drawn_s_ = 0;
};

/// A card whose upper right corner is `top_right`.
void drawPerformance(Ui& ui, ImVec2 top_right, const Performance& performance);

}  // namespace stipple
