#include "studio/plan_sliders.h"

#include "plan/check.h"

namespace stipple {

void PlanSliders::draw(const Ui& ui, Document& document, const Parameter& parameter, const Parameter* twin) {
  const float value = parameter.read(document.plan()), usual = parameter.read(Plan());
  apply(document, slider_.draw(ui, parameter, value, usual), parameter, [&](Plan& plan, float chosen) {
    parameter.of(plan) = chosen;
    if (twin) twin->of(plan) = chosen;
  });
  drawRefusal(ui, parameter);
}

void PlanSliders::draw(const Ui& ui, Document& document, const Parameter& parameter,
                       ParameterSlider::Likely likely) {
  const float value = parameter.read(document.plan()), usual = parameter.read(Plan());
  apply(document, slider_.draw(ui, parameter, value, usual, likely), parameter,
        [&](Plan& plan, float chosen) { parameter.of(plan) = chosen; });
  drawRefusal(ui, parameter);
}

void PlanSliders::drawCell(const Ui& ui, Document& document, const Parameter& parameter, float width) {
  drawCell(ui, document, parameter,
           {parameter.read(document.plan()), parameter.read(Plan()),
            [&](Plan& plan, float chosen) { parameter.of(plan) = chosen; }},
           width);
}

void PlanSliders::drawCell(const Ui& ui, Document& document, const Parameter& parameter,
                           const PlanNumber& number, float width) {
  apply(document, slider_.drawCell(ui, parameter, number.value, number.usual, width), parameter, number.set);
}

void PlanSliders::drawRefusal(const Ui& ui, const Parameter& parameter) {
  if (refused_ != &parameter) return;
  wrappedText(ui, refusal_, &Palette::warning);
}

void PlanSliders::apply(Document& document, const ParameterSlider::Outcome& outcome,
                        const Parameter& parameter, const std::function<void(Plan&, float)>& set) {
  if (outcome.changed) {
    Plan changed = document.plan();
    set(changed, outcome.value);
    const auto good = checkPlan(changed);
    refused_ = good ? nullptr : &parameter;
    if (good)
      document.change(changed, std::string(parameter.label));
    else
      refusal_ = good.error().message;
    dragging_ = dragging_ || !outcome.finished;
  }
  if (outcome.finished) {
    document.finishGroup();
    refused_ = nullptr;
  }
}

}  // namespace stipple
