#include <fmt/format.h>

#include <array>
#include <cassert>
#include <cmath>
#include <string>
#include <vector>

#include "plan/healing_figures.h"
#include "studio/labels.h"
#include "studio/pages.h"

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

void drawTypes(const Page& page) {
  static constexpr std::array<std::string_view, 6> kLabels{"I", "II", "III", "IV", "V", "VI"};
  static constexpr std::array<std::string_view, 6> kHints{
      "Very fair: always burns, never tans",   "Fair: burns easily, tans a little",
      "Medium: burns sometimes, tans slowly",  "Olive: burns seldom, tans well",
      "Brown: hardly burns, tans deeply",      "Very dark: does not burn"};
  quietText(page.ui, "Fitzpatrick type, fair to dark");
  drawPresets(
      page, {{"skin", kLabels, 6, kHints},
             [](Plan& plan, std::size_t type) { plan.skin.fitzpatrick = static_cast<float>(type + 1); },
             [](std::size_t type) { return fmt::format("Skin type {}", kLabels[type]); }});
}

void drawKinds(const Page& page) {
  static constexpr std::array<std::string_view, kSkinTypeCount> kHints{
      "Takes and holds pigment as the figures of healing say",
      "Sebum pushes pigment out: it fades sooner and dots blur",
      "Flaky: a little more is lost, what stays is crisp",
      "Needs more pressure and time; dots a little softer",
      "The same needle goes deeper: dots spread, more of them turn pale and bluish",
      "Turns redder, and for longer",
      "Takes pigment poorly and fades sooner"};
  quietText(page.ui, "Kind of skin: how it takes pigment");
  drawPresets(page,
              {{"skin.type", kSkinLabels, 4, kHints},
               [](Plan& plan, std::size_t type) { plan.skin.type = static_cast<SkinType>(type); },
               [](std::size_t type) { return fmt::format("Skin: {}", kSkinLabels[type]); }});
  const SkinTraits& traits = traitsOf(page.plan().skin.type);
  wrappedText(page.ui, traitsText(traits));
  if (page.plan().skin.type != SkinType::normal) hint(page.ui, traits.source);
}

void drawHealing(const Page& page) {
  wrappedText(page.ui,
              "A band under a line is how far a figure may be off. Rest the pointer on it for who says so.");
  for (const HealingSlider& slider : healingSliders()) {
    if (slider.assumed)
      page.sliders.draw(page.ui, page.document, slider.parameter, slider.likely);
    else
      page.sliders.draw(page.ui, page.document, slider.parameter);
  }
}

}  // namespace

void drawSkinPage(const Page& page) {
  drawTypes(page);
  space(page.ui, 2);
  drawKinds(page);
  space(page.ui, 4);
  drawSliders(page, "skin.", "skin.sheen");  // sheen stands with the light that it mirrors
  space(page.ui, 4);
  const bool sought = page.ui.keys && page.ui.keys->seeks("healing.");
  if (groupHeader(page.ui, "How it heals", ImGui::CalcItemWidth(), sought)) drawHealing(page);
}

}  // namespace stipple
