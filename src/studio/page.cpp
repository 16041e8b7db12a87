#include "studio/page.h"

#include <cassert>
#include <utility>

#include "plan/check.h"

namespace stipple {
namespace {

std::optional<std::size_t> presetOf(const Plan& plan, const Presets& presets) {
  for (std::size_t i = 0; i < presets.choices.labels.size(); ++i) {
    Plan edited = plan;
    presets.edit(edited, i);
    if (edited == plan) return i;
  }
  return std::nullopt;
}

}  // namespace

void take(const Page& page, const Plan& plan, const std::string& name) {
  if (checkPlan(plan)) page.document.changeAtOnce(plan, name);
}

void drawPresets(const Page& page, const Presets& presets) {
  const Chosen chosen = choices(page.ui, presets.choices, presetOf(page.plan(), presets));
  const auto edited = [&](std::size_t i) {
    Plan plan = page.plan();
    presets.edit(plan, i);
    return plan;
  };
  if (chosen.pressed) {
    take(page, edited(*chosen.pressed), presets.step_name(*chosen.pressed));
  } else if (chosen.pointed) {
    Plan plan = edited(*chosen.pointed);
    if (checkPlan(plan)) page.trial.plan = std::move(plan);
  }
}

void drawSlider(const Page& page, std::string_view key) {
  const Parameter* parameter = findParameter(key);
  assert(parameter);
  page.sliders.draw(page.ui, page.document, *parameter);
}

void drawSliders(const Page& page, std::string_view prefix, std::string_view without) {
  for (const Parameter& parameter : parameters())
    if (parameter.key.starts_with(prefix) && parameter.key != without)
      page.sliders.draw(page.ui, page.document, parameter);
}

void section(const Ui& ui, std::string_view title) {
  ImGui::PushFont(ui.theme.strong);
  ImGui::TextUnformatted(title.data(), title.data() + title.size());
  ImGui::PopFont();
}

void space(const Ui& ui, float units) {
  ImGui::Dummy({0, ui.px(units)});
}

}  // namespace stipple
