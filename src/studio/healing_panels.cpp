#include "studio/healing_panels.h"

#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <string>
#include <vector>

#include "plan/healing_figures.h"
#include "studio/choices.h"
#include "studio/labels.h"

namespace stipple {
namespace {

/// "Retention × 0.90, fading × 1.25": what a type changes.
std::string traitsText(const SkinTraits& traits) {
  const SkinTraits usual;
  std::string text;
  const auto add = [&](std::string_view name, float value, float usual_value) {
    if (value != usual_value) text += fmt::format("{}{} × {:.2f}", text.empty() ? "" : ", ", name, value);
  };
  add("retention", traits.retention, usual.retention);
  add("softness", traits.edge_softness, usual.edge_softness);
  add("redness", traits.redness, usual.redness);
  add("blotch", traits.blotch, usual.blotch);
  add("fading", traits.fading, usual.fading);
  if (traits.depth_shift_mm != 0)
    text += fmt::format("{}{:.2f} mm {}", text.empty() ? "" : ", ", std::abs(traits.depth_shift_mm),
                        traits.depth_shift_mm > 0 ? "deeper" : "shallower");
  if (text.empty()) return "The figures of healing as they stand.";
  text[0] = static_cast<char>(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 'a' + 'A' : text[0]);
  return text + ".";
}

/// A slider of the table, whose tooltip also says who knows the figure, and how well.
struct HealingSlider {
  std::string help;
  Parameter parameter;
  ParameterSlider::Likely likely;
  bool assumed;
};

std::string figureHelp(const Figure& figure) {
  const std::string unit = figure.unit.empty() ? "" : fmt::format(" {}", figure.unit);
  return fmt::format("{}\n\n{} {} to {}{}.\n{}.", figure.help,
                     figure.assumed ? "Assumed, likely" : "Sourced,", figure.likely_low, figure.likely_high,
                     unit, figure.source);
}

const std::vector<HealingSlider>& healingSliders() {
  static const std::vector<HealingSlider> kAll = [] {
    std::vector<HealingSlider> all;
    for (const Figure& figure : healingFigures()) {
      const Parameter* parameter = findParameter(figure.key);
      assert(parameter);
      all.push_back(
          {figureHelp(figure), *parameter, {figure.likely_low, figure.likely_high}, figure.assumed});
    }
    for (HealingSlider& slider : all) slider.parameter.help = slider.help;
    return all;
  }();
  return kAll;
}

}  // namespace

void drawSkinGroup(const Ui& ui, Document& document, PlanSliders& sliders) {
  quietText(ui, "Kind of skin");
  const SkinType type = document.plan().skin.type;
  if (const auto chosen = choices(ui, "kind of skin", kSkinLabels, 4, static_cast<std::size_t>(type))) {
    Plan plan = document.plan();
    plan.skin.type = static_cast<SkinType>(*chosen);
    document.changeAtOnce(plan, fmt::format("Skin: {}", kSkinLabels[*chosen]));
  }
  wrappedText(ui, traitsText(traitsOf(type)));
  if (type != SkinType::normal) hint(ui, traitsOf(type).source);
  ImGui::Dummy({0, ui.px(4)});
  for (const Parameter& parameter : parameters())
    if (parameter.key.starts_with("skin.")) sliders.draw(ui, document, parameter);
}

void drawHealingGroup(const Ui& ui, Document& document, PlanSliders& sliders) {
  wrappedText(ui,
              "A band under a line is how far a figure may be off. Rest the pointer on it for who says so.");
  for (const HealingSlider& slider : healingSliders()) {
    if (slider.assumed)
      sliders.draw(ui, document, slider.parameter, slider.likely);
    else
      sliders.draw(ui, document, slider.parameter);
  }
}

}  // namespace stipple
