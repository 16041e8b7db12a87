#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "plan/designs.h"

namespace stipple {

/// The plan being edited, what was put aside beside it, and every step that led to them. A step is a whole
/// plan (some hundred bytes, and paths of strokes are shared): undo gives back exactly the values that were
/// there, and nothing needs to know how to reverse itself.
class Document {
 public:
  static constexpr std::size_t kMostSteps = 1000;

  Document() = default;
  explicit Document(Plan plan, std::filesystem::path file = {}, Designs designs = {});

  const Plan& plan() const { return steps_[current_].now.plan; }
  const Designs& designs() const { return steps_[current_].now.designs; }
  const PlanAndDesigns& planAndDesigns() const { return steps_[current_].now; }

  /// A step called `name`. Changes of one name that follow each other without finishGroup() between them,
  /// such as those of a slider while it is dragged, are one step. A plan that equals the current one adds
  /// nothing.
  void change(const Plan& plan, const std::string& name);
  /// The mouse button went up, or a value was typed in: the next change is a step of its own.
  void finishGroup();
  /// A step that happens at once, such as a button's.
  void changeAtOnce(const Plan& plan, const std::string& name);
  void changeAtOnce(PlanAndDesigns now, const std::string& name);
  /// Puts the plan aside under a letter; a step, unless it is there already.
  void keepDesign(std::size_t index);

  /// Another plan instead of this one, with a history of its own: nothing leads back, so whoever calls it has
  /// asked what shall become of changes that are not saved.
  void replace(Plan plan, std::filesystem::path file = {}, Designs designs = {});

  bool canUndo() const { return current_ > 0; }
  bool canRedo() const { return current_ + 1 < steps_.size(); }
  void undo();
  void redo();
  /// What undo() would take back and redo() would do again: "Density". Only if there is such a step
  /// (asserted).
  const std::string& undoName() const;
  const std::string& redoName() const;

  /// The history from the oldest step that is kept; the first is what the rest began with.
  std::size_t stepCount() const { return steps_.size(); }
  /// Of what led to that step: "Density".
  const std::string& stepName(std::size_t step) const { return steps_[step].name; }
  std::size_t currentStep() const { return current_; }
  /// As many undos or redos as it takes.
  void goTo(std::size_t step);

  /// Empty until the plan has been read from a file or saved to one.
  const std::filesystem::path& file() const { return file_; }
  void markSaved(std::filesystem::path file);
  /// What was written may be older than what is here by now.
  void markSaved(std::filesystem::path file, PlanAndDesigns saved);
  bool isModified() const { return planAndDesigns() != saved_; }
  /// Another number whenever anything above may say something else.
  std::uint64_t revision() const { return revision_; }

 private:
  struct Step {
    PlanAndDesigns now;
    std::string name;  // of what led here
  };
  void add(PlanAndDesigns now, const std::string& name);

  std::vector<Step> steps_{{{}, "New plan"}};
  std::size_t current_ = 0;
  bool group_open_ = false;
  PlanAndDesigns saved_;
  std::filesystem::path file_;
  std::uint64_t revision_ = 0;
};

}  // namespace stipple
