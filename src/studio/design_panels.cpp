#include "studio/design_panels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "plan/check.h"
#include "plan/styles.h"
#include "studio/choices.h"
#include "studio/labels.h"

namespace stipple {
namespace {

const Parameter& parameterNamed(const std::string& key) {
  const Parameter* parameter = findParameter(key);
  assert(parameter);
  return *parameter;
}

void space(const Ui& ui, float units) {
  ImGui::Dummy({0, ui.px(units)});
}

void change(Document& document, const Plan& plan, const std::string& name) {
  if (checkPlan(plan)) document.changeAtOnce(plan, name);
}

/// Index of the first whose edit leaves the plan as it is.
template <typename Edit>
std::optional<std::size_t> chosenOf(std::size_t count, const Plan& plan, const Edit& edit) {
  for (std::size_t i = 0; i < count; ++i) {
    Plan edited = plan;
    edit(edited, i);
    if (edited == plan) return i;
  }
  return std::nullopt;
}

void drawStyles(const Ui& ui, Document& document) {
  constexpr std::array<std::string_view, kStyleNames.size()> kLabels{
      "Natural", "Faded", "Broken", "Defined", "Edge-up", "Receded", "Widow's peak"};
  const auto apply = [](Plan& plan, std::size_t style) { applyStyle(plan, static_cast<Style>(style)); };
  quietText(ui, "Style");
  const auto chosen = chosenOf(kLabels.size(), document.plan(), apply);
  if (const auto style = choices(ui, "style", kLabels, 4, chosen)) {
    Plan plan = document.plan();
    apply(plan, *style);
    change(document, plan, fmt::format("Style: {}", kLabels[*style]));
  }
}

void drawPoints(const Ui& ui, Document& document, HairlineTool& tool, PlanSliders& sliders) {
  constexpr std::array<std::string_view, 2> kSides{"Both sides", "One side"};
  quietText(ui, "A handle moves");
  if (const auto sides = choices(ui, "sides", kSides, 2, tool.both_sides ? 0u : 1u))
    tool.both_sides = *sides == 0;
  space(ui, 2);
  if (!tool.selected()) {
    quietText(ui, "Click a point on the head to set its millimetres.");
    return;
  }
  const HairlinePointId point = *tool.selected();
  for (const char* axis : {"up", "aside"}) {
    const auto parameterOf = [&](HairlinePointId id) -> const Parameter& {
      return parameterNamed(fmt::format("points.{}_{}_mm", nameOf(id), axis));
    };
    const Parameter* twin = tool.both_sides ? &parameterOf(mirrorOf(point)) : nullptr;
    sliders.draw(ui, document, parameterOf(point), twin);
  }
}

struct HairStage {
  std::string_view label;
  std::string_view name;  // as setNorwood() reads it
};
constexpr std::array kNorwood{
    HairStage{"I", "I"},     HairStage{"II", "II"},   HairStage{"III", "III"},
    HairStage{"IV", "IV"},   HairStage{"V", "V"},     HairStage{"VI", "VI"},
    HairStage{"VII", "VII"}, HairStage{"IIa", "IIa"}, HairStage{"IIIa", "IIIa"},
    HairStage{"IVa", "IVa"}, HairStage{"Va", "Va"},   HairStage{"III-vertex", "III-vertex"}};

void drawNorwood(const Ui& ui, Document& document) {
  std::array<std::string_view, kNorwood.size()> labels;
  std::ranges::transform(kNorwood, labels.begin(), &HairStage::label);
  const auto apply = [](Plan& plan, std::size_t stage) {
    const bool known = static_cast<bool>(setNorwood(plan.native, kNorwood[stage].name));
    assert(known);
    (void)known;
  };
  quietText(ui, "Norwood stage");
  const auto chosen = chosenOf(kNorwood.size(), document.plan(), apply);
  if (const auto stage = choices(ui, "norwood", labels, 7, chosen)) {
    Plan plan = document.plan();
    apply(plan, *stage);
    change(document, plan, fmt::format("Norwood {}", kNorwood[*stage].label));
  }
}

void drawLudwig(const Ui& ui, Document& document) {
  constexpr std::array<std::string_view, 4> kLabels{"None", "I", "II", "III"};
  const auto apply = [](Plan& plan, std::size_t grade) {
    plan.native.ludwig_grade = static_cast<float>(grade);
  };
  quietText(ui, "Ludwig grade");
  const auto chosen = chosenOf(kLabels.size(), document.plan(), apply);
  if (const auto grade = choices(ui, "ludwig", kLabels, 4, chosen)) {
    Plan plan = document.plan();
    apply(plan, *grade);
    change(document, plan, fmt::format("Ludwig {}", kLabels[*grade]));
  }
}

/// Chosen from a list, since it is seldom another than the rest's.
void drawZoneSkin(const Ui& ui, Document& document, std::size_t zone, float width) {
  const ZoneId id = static_cast<ZoneId>(zone);
  const auto own = document.plan().zones[id].skin;
  const std::string name = own ? std::string(kSkinLabels[static_cast<std::size_t>(*own)]) : "as rest";
  ImGui::PushID(static_cast<int>(zone));
  if (button(ui, name.c_str(), {.width = width, .hint = "Kind of skin of this zone, where it differs"}))
    ImGui::OpenPopup("skin");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(8)});
  if (ImGui::BeginPopup("skin")) {
    const auto offer = [&](std::string_view label, std::optional<SkinType> type) {
      if (!ImGui::Selectable(std::string(label).c_str(), own == type)) return;
      Plan plan = document.plan();
      plan.zones[id].skin = type;
      change(document, plan, fmt::format("{}: skin", kZoneLabels[zone]));
    };
    offer("As the rest", std::nullopt);
    for (std::size_t type = 0; type < kSkinTypeCount; ++type)
      offer(kSkinLabels[type], static_cast<SkinType>(type));
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  ImGui::PopID();
}

bool isScar(StrokeKind kind) {
  return kind == StrokeKind::scar_strip || kind == StrokeKind::scar_dots;
}

// Of the brush in hand, not of the plan: nothing to read it from.
constexpr Parameter kRadius{
    "brush.radius_mm",
    "Radius",
    "mm",
    0.5f,
    40,
    "Half the width of the brush; it is full within half of that and soft to its rim.",
    nullptr};
constexpr Parameter kStrength{"brush.strength",
                              "Strength",
                              "",
                              0.05f,
                              1,
                              "Share of the plan's full density that one stroke adds or takes.",
                              nullptr};
constexpr Parameter kUptake{
    "brush.uptake", "Uptake", "", 0, 1, "Share of impressions that the scar holds beside normal skin.",
    nullptr};

}  // namespace

void drawHairlineGroup(const Ui& ui, Document& document, HairlineTool& tool, PlanSliders& sliders) {
  constexpr std::array kEdge{"hairline.asymmetry_mm", "hairline.undulation_mm", "hairline.strays_per_cm2",
                             "hairline.stray_reach_mm"};
  drawStyles(ui, document);
  space(ui, 4);
  drawPoints(ui, document, tool, sliders);
  space(ui, 4);
  for (const char* key : kEdge) sliders.draw(ui, document, parameterNamed(key));
}

void drawNativeHairGroup(const Ui& ui, Document& document, PlanSliders& sliders) {
  drawNorwood(ui, document);
  space(ui, 2);
  drawLudwig(ui, document);
  space(ui, 4);
  for (const Parameter& parameter : parameters())
    if (parameter.key.starts_with("native.")) sliders.draw(ui, document, parameter);
}

void drawZonesGroup(const Ui& ui, Document& document, PlanSliders& sliders) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kColumns{
      {{"density", "Density"}, {"dot_size", "Size"}, {"shade", "Shade"}}};
  const float gap = ui.px(4), names = ui.px(86), skin = ui.px(60);
  const float cell = std::floor((ImGui::CalcItemWidth() - names - skin - 3 * gap) / kColumns.size());
  const ImVec2 low = ImGui::GetCursorPos();
  const auto xOf = [&](std::size_t column) {
    return low.x + names + static_cast<float>(column) * (cell + gap);
  };
  ImGui::PushFont(ui.theme.small);
  for (std::size_t column = 0; column <= kColumns.size(); ++column) {
    const bool of_skin = column == kColumns.size();
    const std::string_view title = of_skin ? "Skin" : kColumns[column].second;
    const float width = ImGui::CalcTextSize(title.data(), title.data() + title.size()).x;
    if (column > 0) ImGui::SameLine();
    ImGui::SetCursorPosX(xOf(column) + ((of_skin ? skin : cell) - width) / 2);
    quietText(ui, title);
  }
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
  for (std::size_t zone = 0; zone < kZoneCount; ++zone) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(kZoneLabels[zone].data(), kZoneLabels[zone].data() + kZoneLabels[zone].size());
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
      ImGui::SameLine(xOf(column));
      const Parameter& parameter =
          parameterNamed(fmt::format("zones.{}_{}", kZoneNames[zone], kColumns[column].first));
      sliders.drawCell(ui, document, parameter, cell);
    }
    ImGui::SameLine(xOf(kColumns.size()));
    drawZoneSkin(ui, document, zone, skin);
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  for (const Parameter& parameter : parameters())
    if (parameter.key.starts_with("zones.")) sliders.drawRefusal(ui, parameter);
  quietText(ui, "Shares of the plan's density and of its dots.");
  space(ui, 4);
}

void drawBrushGroup(const Ui& ui, Document& document, BrushTool& brush, PlanSliders& sliders) {
  std::array<std::string_view, 6> labels;
  assert(labels.size() == brushKinds().size());
  std::ranges::transform(brushKinds(), labels.begin(), &BrushKind::label);
  const float width = ImGui::CalcItemWidth();
  if (button(ui, brush.active ? "Put the brush down" : "Paint on the head",
             {.lit = brush.active,
              .width = width,
              .hint = "Drags over the head paint, beside it they turn it (B)"}))
    brush.active = !brush.active;
  if (const auto kind = choices(ui, "kinds", labels, 3, brush.kind())) {
    brush.choose(*kind);
    brush.active = true;
  }
  space(ui, 4);
  const BrushKind& kind = brushKinds()[brush.kind()];
  brush.radius_mm = sliders.drawLoose(ui, kRadius, brush.radius_mm, kind.radius_mm).value;
  brush.strength =
      sliders.drawLoose(ui, isScar(kind.kind) ? kUptake : kStrength, brush.strength, kind.strength).value;

  const std::size_t strokes = document.plan().strokes.size();
  quietText(ui, strokes == 0   ? "Nothing is painted yet."
                : strokes == 1 ? "1 stroke is painted."
                               : fmt::format("{} strokes are painted.", strokes));
  if (strokes > 0 && button(ui, "Clear all strokes", {.width = width})) {
    Plan plan = document.plan();
    plan.strokes.clear();
    change(document, plan, "Clear strokes");
  }
  space(ui, 4);
}

}  // namespace stipple
