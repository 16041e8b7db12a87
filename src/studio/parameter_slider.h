#pragma once
#include <array>
#include <optional>
#include <string>

#include "plan/parameters.h"
#include "studio/widgets.h"

namespace stipple {

/// One number of the plan. Dragging sets; a right click sets the usual value; a double click or Ctrl+click
/// lets a number be typed. With the keyboard: left and right, and Enter to type.
class ParameterSlider {
 public:
  struct Outcome {
    float value = 0;
    bool changed = false;   // `value` is new
    bool finished = false;  // the drag ended, or the whole edit happened at once
  };
  /// Where a value that nobody has measured is likely to lie.
  struct Likely {
    float low, high;
  };
  /// As wide as ImGui's item width: label, value with its unit, track with a mark at the usual value.
  Outcome draw(const Ui& ui, const Parameter& parameter, float value, float usual,
               std::optional<Likely> likely = std::nullopt);
  /// For a table, which has its own labels: the value with its unit on a bar.
  Outcome drawCell(const Ui& ui, const Parameter& parameter, float value, float usual, float width);

  bool isTyping() const { return typed_into_ != nullptr; }
  /// Enter keeps what was typed, Esc does not. Told from outside because ImGui before 1.87 looks at keys once
  /// a frame and misses one that is pressed and released while a slow frame is drawn.
  void endTyping(bool keep);

 private:
  /// Where a value is chosen along x, between the ends of its range.
  struct Track {
    float left, right;
    float top;  // presses above it choose nothing
    float at(float share) const { return left + share * (right - left); }
    float shareAt(float x) const;
  };
  struct Field {
    ImVec2 low;
    float width;
  };
  struct Held {
    Outcome outcome;
    bool hot;
  };
  /// An item of `size` at the cursor that is `track` to the mouse.
  Held hold(const Ui& ui, const Parameter& parameter, float value, float usual, ImVec2 size,
            const Track& track);
  void beginTyping(const Parameter& parameter, float value);
  void takeTyped(const Parameter& parameter, Outcome& outcome);
  /// The same item with its number in an input field.
  Outcome type(const Ui& ui, const Parameter& parameter, float value, ImVec2 size, const Field& field);

  // Only one number at a time is typed, so one of these serves all sliders of a panel.
  const Parameter* typed_into_ = nullptr;
  std::array<char, 32> typed_{};
  bool focus_wanted_ = false;
  bool end_wanted_ = false;
};

/// "160 per cm²", "0.15 mm": as many decimals as the parameter's range calls for.
std::string valueText(const Parameter& parameter, float value);

}  // namespace stipple
