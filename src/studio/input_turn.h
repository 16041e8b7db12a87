#pragma once

namespace stipple {

/// Input as an interface without events of its own takes it: by looking, frame by frame, at what is down and
/// where the pointer is. What happened while a slow frame was drawn is told to it in turns with a frame of
/// the interface between them, or a click within that time would be none and a key would go where the focus
/// was.
class InputTurn {
 public:
  enum class Kind { move, button, wheel, key_press, key_release, character, other };

  /// Whether the interface must have a frame before it hears of this; then a new turn begins.
  bool needsFrameBefore(Kind kind) const {
    switch (kind) {
      case Kind::move:
        return button_;  // which was pressed or let go elsewhere
      case Kind::button:
      case Kind::key_press:
        return button_ || key_;
      case Kind::key_release:
        return key_;
      case Kind::character:
        return button_;  // it belongs to the key that was pressed before it
      case Kind::wheel:
      case Kind::other:
        return false;
    }
    return false;
  }
  void told(Kind kind) {
    button_ |= kind == Kind::button;
    key_ |= kind == Kind::key_press || kind == Kind::character;
  }

 private:
  bool button_ = false, key_ = false;
};

}  // namespace stipple
