#pragma once
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "plan/designs.h"
#include "studio/outlook.h"
#include "studio/view_control.h"
#include "studio/widgets.h"

namespace stipple {

/// What one pane of a comparison shows.
struct Subject {
  enum class Kind {
    current,      // whatever would be seen without a comparison
    stage,        // a stop of the plan's timeline
    one_sitting,  // the plan done at once, on the day of the timeline
    design        // one that was kept, on the day of the timeline
  };
  Kind kind = Kind::current;
  std::string stage{};     // its name (plan/stage.h)
  std::size_t design = 0;  // index into Designs
  bool operator==(const Subject&) const = default;
};

/// What there is to compare: the document and where its view stands.
struct CompareWith {
  const Plan& plan;
  const Outlook& outlook;
  std::optional<float> day;  // none: bare
  const Designs& designs;
};

/// A subject made out: what is drawn, and what it is called for a client. No plan: there is no such design
/// yet.
struct Seen {
  std::optional<Plan> plan;
  std::optional<float> day;
  std::string caption;
};
Seen seenOf(const Subject& subject, const CompareWith& with);

/// What a pane may show, in the order of a menu; designs only where one is kept.
std::vector<Subject> subjectsOf(const CompareWith& with);

/// Two or four pictures of one head, locked to one camera and one light. A choice of the view, no edit.
class Comparison {
 public:
  enum class Layout { off, wipe, side_by_side, stages, designs };

  Layout layout() const { return layout_; }
  bool active() const { return layout_ != Layout::off; }
  /// Panes beside each other, each with the whole head; the wipe is one picture with two sides.
  bool hasPanes() const { return active() && layout_ != Layout::wipe; }
  /// Whose two pictures are chosen by hand.
  bool hasSides() const { return layout_ == Layout::wipe || layout_ == Layout::side_by_side; }
  void show(Layout layout) { layout_ = layout; }
  void toggle();
  /// The next of the four layouts, and after the last none.
  void next();

  /// Left and right of the wipe and of the pair.
  const Subject& side(std::size_t index) const { return sides_[index]; }
  void choose(std::size_t index, Subject subject) { sides_[index] = std::move(subject); }
  void swapSides() { std::swap(sides_[0], sides_[1]); }
  /// The left side steps through what there is to see.
  void stepLeft(int direction, const CompareWith& with);

  /// In the order of the panes: rows from the top, each from the left.
  std::vector<Subject> subjects(const Plan& plan) const;

  /// Where the panes stand; one, the whole picture, unless they stand beside each other. All are equally
  /// large.
  std::vector<Ui::Rect> panesOf(const Ui::Rect& picture, const Ui::Rect& free, float gap) const;

  /// Where the wipe parts the picture, as a share of its width.
  float divider() const { return divider_; }
  float dividerAt(const Ui::Rect& picture) const;
  /// Within `reach` of the divider: a press takes it in hand.
  bool isOnDivider(const Ui::Rect& picture, glm::vec2 at, float reach) const;
  void moveDivider(const Ui::Rect& picture, float x);
  /// By hundredths of the picture's width, as keys do; to the right if positive. Nothing unless it is shown.
  void stepDivider(int steps);

 private:
  Layout layout_ = Layout::off;
  Layout last_ = Layout::wipe;  // that toggle() brings back
  std::array<Subject, 2> sides_{Subject{Subject::Kind::stage, "bare"}, Subject{}};
  float divider_ = 0.5f;
};

}  // namespace stipple
