#pragma once
#include <array>
#include <cstddef>
#include <string>

#include "plan/sitting.h"
#include "studio/outlook.h"
#include "studio/plan_sliders.h"
#include "studio/timeline.h"

namespace stipple {

/// The group of the plan's sessions: one at a time with its settings and what it comes to, then what concerns
/// all of them: a session more, the one-session alternative, better and worse outcomes, the price.
class SessionPanel {
 public:
  struct Subject {
    Document& document;
    Outlook& outlook;
    std::optional<float> day;  // shown
    const Workload& work;      // on this head
  };
  void draw(const Ui& ui, const Subject& subject, PlanSliders& sliders);

  void show(std::size_t session) { shown_ = session; }

  /// Notes are being written: keys belong to them.
  bool typing() const { return typing_; }
  /// Before a frame in which the group may not be drawn.
  void beginFrame() { typing_ = false; }

 private:
  void drawTabs(const Ui& ui, Document& document);
  void drawNotes(const Ui& ui, Document& document);
  void drawDate(const Ui& ui, Document& document);
  void drawPrice(const Ui& ui, Document& document);

  std::size_t shown_ = 0;
  std::array<char, kLongestNotes + 1> notes_{};
  std::array<char, 16> date_{};
  bool typing_date_ = false;
  bool typing_ = false;
};

}  // namespace stipple
