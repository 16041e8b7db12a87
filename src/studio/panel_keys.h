#pragma once
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace stipple {

/// The keyboard in everything that lies beside and over the picture. It belongs to the picture, whose keys
/// step and play, until it is handed over, or a menu opens: then Tab, or up and down, go from control to
/// control in the order in which they are drawn, F6 goes from one area to the next, left and right change a
/// number or go on, Enter and space press, Esc hands it back. Not ImGui's own navigation, which looks at keys
/// once a frame and so misses those that come and go while a slow frame is drawn.
class PanelKeys {
 public:
  bool active() const { return active_; }
  void enter();
  void leave();
  /// The control that sets `key` (Ui::sets) takes the keyboard as soon as it is drawn.
  void seek(std::string_view key) { sought_ = key; }
  /// It is one whose key begins like this.
  bool seeks(std::string_view prefix) const { return !sought_.empty() && sought_.starts_with(prefix); }
  /// The next control sets `key`.
  void sets(std::string_view key);
  /// Until the popup that is about to open has closed.
  void lend();
  /// Whether the panels take this key. What it does happens when the next frame is drawn.
  bool key(std::string_view chord);

  void beginFrame();
  void endFrame();
  /// What is drawn from here on belongs together; F6 goes to the first of it.
  void beginArea() { areas_.push_back(ring_.size()); }
  /// Where to begin if nothing was held before: the next control that is drawn.
  void beginHere() { start_ = ring_.size(); }
  /// Between them are the controls of an open popup, which alone can be reached until it closes.
  void beginPopup() { in_popup_ = true; }
  void endPopup() { in_popup_ = false; }
  /// Esc in a popup: it should close.
  bool takeClosing();

  enum class Kind { button, number };
  struct Told {
    bool pointed = false;  // the keyboard is here, and was used later than the mouse
    bool pressed = false;
    int steps = 0;  // of a number, by its last digit
  };
  /// ImGui's last item, whose id this is, is a control: draws a ring around it while the keyboard is there,
  /// and scrolls to it.
  Told control(ImGuiID item, Kind kind, ImU32 ring_shade, float unit);
  /// The control that the keyboard is at; 0: none.
  ImGuiID held() const { return active_ ? held_ : 0; }

 private:
  std::vector<ImGuiID>& reachable() { return popup_ring_.empty() ? ring_ : popup_ring_; }
  void hold(ImGuiID item);
  void move(int direction);
  void moveToArea(int direction);

  bool active_ = false;
  bool lent_ = false;
  ImGuiID held_ = 0;
  ImGuiID opener_ = 0;           // of the open popup; 0: none
  bool held_is_number_ = false;  // as it was drawn last
  bool moved_ = false;           // to `held_`, which may have to be scrolled to
  Told pending_;                 // for `held_`
  bool used_last_ = false;       // later than the mouse
  bool closing_ = false;
  std::string sought_;    // empty: nothing
  bool reached_ = false;  // by the next control

  std::vector<ImGuiID> ring_, popup_ring_;  // in the order of drawing
  std::size_t start_ = 0;
  std::vector<std::size_t> areas_;  // where each begins in `ring_`
  bool in_popup_ = false;
};

}  // namespace stipple
