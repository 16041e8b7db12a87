#pragma once
#include <functional>
#include <optional>
#include <string>

#include "render/lights.h"
#include "studio/choices.h"
#include "studio/plan_sliders.h"

namespace stipple {

/// What is looked at without being taken, because the pointer rests on it: seen in the picture of this frame,
/// and no step of the document.
struct Trial {
  std::optional<Plan> plan;
  std::optional<LightPreset> light;
};

/// What a page of the panel works with, for the length of one frame.
struct Page {
  const Ui& ui;
  Document& document;
  PlanSliders& sliders;
  Trial& trial;

  const Plan& plan() const { return document.plan(); }
};

/// One step, at once; nothing if the plan could not be.
void take(const Page& page, const Plan& plan, const std::string& name);

/// Buttons that edit the plan: what the pointer is at is shown, what is pressed is taken. The first whose
/// edit leaves the plan as it is stands out as chosen.
struct Presets {
  Choices choices;
  std::function<void(Plan&, std::size_t)> edit;
  std::function<std::string(std::size_t)> step_name;
};
void drawPresets(const Page& page, const Presets& presets);

/// One parameter after another: those whose key begins like this, but for `without`.
void drawSliders(const Page& page, std::string_view prefix, std::string_view without = "");
void drawSlider(const Page& page, std::string_view key);

/// Quiet words above what belongs together.
void section(const Ui& ui, std::string_view title);
/// Nothing, `units` high.
void space(const Ui& ui, float units);

}  // namespace stipple
