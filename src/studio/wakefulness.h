#pragma once
#include <optional>

namespace stipple {

/// When a window draws and how long it sleeps: at once after whatever happens, until hovering, focus, sizes
/// and tooltips have followed it; on while something moves by itself; never otherwise.
class Wakefulness {
 public:
  static constexpr double kFrameS = 1.0 / 60;
  static constexpr double kWorkingS =
      0.1;  // from one look at how far work beside the interface is to the next
  static constexpr double kLongestSleepS = 5;

  /// The user, the window system or another thread has done something.
  void disturb(double now_s);
  /// The interface has changed by itself: frames enough for it to settle.
  void settle();
  /// A frame was drawn; not `shown`: it has to be drawn again.
  void drew(double now_s, bool shown);
  /// Nothing can be shown, as while minimised: the return is a disturbance.
  void cannotDraw(double now_s);

  /// What goes on without anybody's doing.
  struct GoingOn {
    bool animating = false;                // every frame is another
    bool typing = false;                   // a cursor blinks
    bool working = false;                  // jobs, whose progress is shown
    std::optional<double> refines_in_s{};  // when the picture would become finer
  };
  bool shouldDraw(double now_s, const GoingOn& going_on) const;
  /// How long nothing needs to be done, unless something happens.
  double sleepS(double now_s, const GoingOn& going_on) const;

 private:
  bool isFresh(double now_s) const;

  int settling_ = kSettlingFrames;  // frames still to be drawn
  std::optional<double> disturbed_s_;
  double drawn_s_ = 0;

  // ImGui settles within this many frames of an event: hovering, focus and sizes each follow one frame later.
  static constexpr int kSettlingFrames = 3;
};

}  // namespace stipple
