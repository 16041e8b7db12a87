#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "studio/labels.h"
#include "studio/pages.h"

namespace stipple {
namespace {

struct Column {
  std::string_view field, title;
};
constexpr std::array kColumns{Column{"density", "Density"}, Column{"dot_size", "Size"},
                              Column{"shade", "Shade"}};

/// Where the columns of the table stand: names, numbers, skin.
struct Table {
  float left, names, cell, skin, gap;
  explicit Table(const Ui& ui) : left(ImGui::GetCursorPosX()), names(ui.px(86)), gap(ui.px(4)) {
    const float room = ImGui::CalcItemWidth() - names;
    cell = std::floor((room - ui.px(60) - 3 * gap) / kColumns.size());
    skin = room - kColumns.size() * (cell + gap);  // with what the cells leave: it ends where all else does
  }
  float xOf(std::size_t column) const { return left + names + static_cast<float>(column) * (cell + gap); }
};

/// Chosen from a list, since it is seldom another than the rest's.
void drawZoneSkin(const Page& page, std::size_t zone, float width) {
  const Ui& ui = page.ui;
  const ZoneId id = static_cast<ZoneId>(zone);
  const auto own = page.plan().zones[id].skin;
  const std::string name =
      fmt::format("{}###skin of zone", own ? kSkinLabels[static_cast<std::size_t>(*own)] : "as rest");
  ui.sets(fmt::format("zones.{}_skin", kZoneNames[zone]));
  ImGui::PushID(static_cast<int>(zone));
  if (button(ui, name.c_str(), {.width = width, .hint = "Kind of skin of this zone, where it differs"}))
    ImGui::OpenPopup("skin");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(8)});
  if (beginMenu(ui, "skin")) {
    const auto offer = [&](std::string_view label, std::optional<SkinType> type) {
      const ButtonTold told = menuItem(ui, std::string(label).c_str(), own == type);
      if (!told.pressed && !told.pointed) return;
      Plan plan = page.plan();
      plan.zones[id].skin = type;
      if (told.pressed)
        take(page, plan, fmt::format("{}: skin", kZoneLabels[zone]));
      else
        page.trial.plan = plan;
    };
    offer("As the rest", std::nullopt);
    for (std::size_t type = 0; type < kSkinTypeCount; ++type)
      offer(kSkinLabels[type], static_cast<SkinType>(type));
    endMenu(ui);
  }
  ImGui::PopStyleVar();
  ImGui::PopID();
}

void drawTitles(const Ui& ui, const Table& table) {
  for (std::size_t column = 0; column <= kColumns.size(); ++column) {
    const bool of_skin = column == kColumns.size();
    const std::string_view title = of_skin ? "Skin" : kColumns[column].title;
    const float width = ImGui::CalcTextSize(title.data(), title.data() + title.size()).x;
    if (column > 0) ImGui::SameLine();
    ImGui::SetCursorPosX(table.xOf(column) + ((of_skin ? table.skin : table.cell) - width) / 2);
    quietText(ui, title);
  }
}

void drawTable(const Page& page) {
  const Ui& ui = page.ui;
  const Table table(ui);
  ImGui::PushFont(ui.theme.small);
  drawTitles(ui, table);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {table.gap, table.gap});
  for (std::size_t zone = 0; zone < kZoneCount; ++zone) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(kZoneLabels[zone].data(), kZoneLabels[zone].data() + kZoneLabels[zone].size());
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
      ImGui::SameLine(table.xOf(column));
      const Parameter* parameter =
          findParameter(fmt::format("zones.{}_{}", kZoneNames[zone], kColumns[column].field));
      assert(parameter);
      page.sliders.drawCell(ui, page.document, *parameter, table.cell);
    }
    ImGui::SameLine(table.xOf(kColumns.size()));
    drawZoneSkin(page, zone, table.skin);
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  for (const Parameter& parameter : parameters())
    if (parameter.key.starts_with("zones.")) page.sliders.drawRefusal(ui, parameter);
  wrappedText(ui, "Shares of the plan's density and of its dots. 0 leaves a zone untreated.");
}

bool isScar(StrokeKind kind) {
  return kind == StrokeKind::scar_strip || kind == StrokeKind::scar_dots;
}

// Of the brush in hand, not of the plan: nothing to read it from.
constexpr Parameter kRadius{"tool.radius_mm",
                            "Radius",
                            "mm",
                            BrushTool::kLeastRadiusMm,
                            BrushTool::kMostRadiusMm,
                            "Half the width of the brush; it is full within half of that and soft to its "
                            "rim. The wheel changes it too.",
                            nullptr};
constexpr Parameter kStrength{
    "tool.amount", "Strength", "",
    0.05f,         1,          "Share of the plan's full density that one stroke adds or takes.",
    nullptr};
constexpr Parameter kUptake{
    "tool.amount", "Uptake", "", 0, 1, "Share of impressions that the scar holds beside normal skin.",
    nullptr};

void drawBrush(const Page& page, BrushTool& brush) {
  const Ui& ui = page.ui;
  std::array<std::string_view, 6> labels;
  assert(labels.size() == brushKinds().size());
  std::ranges::transform(brushKinds(), labels.begin(), &BrushKind::label);
  const float width = ImGui::CalcItemWidth();
  if (button(ui, brush.active ? "Put the brush down" : "Paint on the head",
             {.lit = brush.active,
              .icon = Icon::brush,
              .width = width,
              .hint = "Drags over the head paint, beside it they turn it (B)"}))
    brush.active = !brush.active;
  if (const auto kind = choices(ui, {"tool.kind", labels, 3}, brush.kind()); kind.pressed) {
    brush.choose(*kind.pressed);
    brush.active = true;
  }
  space(ui, 4);
  const BrushKind& kind = brushKinds()[brush.kind()];
  brush.radius_mm = page.sliders.drawLoose(ui, kRadius, brush.radius_mm, kind.radius_mm).value;
  brush.strength =
      page.sliders.drawLoose(ui, isScar(kind.kind) ? kUptake : kStrength, brush.strength, kind.strength)
          .value;

  const std::size_t strokes = page.plan().strokes.size();
  quietText(ui, strokes == 0   ? "Nothing is painted yet."
                : strokes == 1 ? "1 stroke is painted."
                               : fmt::format("{} strokes are painted.", strokes));
  if (strokes == 0) return;
  if (!button(ui, "Clear all strokes", {.width = width, .hint = "Undo brings them back"})) return;
  Plan plan = page.plan();
  plan.strokes.clear();
  take(page, plan, "Clear strokes");
}

}  // namespace

void drawZonesPage(const Page& page, BrushTool& brush) {
  drawSlider(page, "density_per_cm2");
  space(page.ui, 4);
  drawTable(page);
  space(page.ui, 8);
  section(page.ui, "Painted by hand");
  drawBrush(page, brush);
}

}  // namespace stipple
