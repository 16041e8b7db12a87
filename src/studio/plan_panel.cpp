#include "studio/plan_panel.h"

#include <fmt/format.h>

#include <array>

#include "studio/file_menu.h"
#include "studio/healing_panels.h"

namespace stipple {
namespace {

// What a practitioner sets for every client, always in sight.
constexpr std::array kMainKeys{"density_per_cm2", "hairline.mid_frontal_height_mm", "hairline.recession_mm",
                               "hairline.fade_mm", "hairline.irregularity"};

std::string documentName(const Document& document) {
  const std::string name = document.file().empty() ? "New plan" : document.file().stem().string();
  return document.isModified() ? name + " – edited" : name;
}

PlanPanel::Wishes drawHeader(const Ui& ui, const Document& document, const Settings& settings) {
  PlanPanel::Wishes wishes;
  ImGui::PushFont(ui.theme.title);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted("Plan");
  ImGui::PopFont();
  const float menu_width = ui.px(84);
  ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + ImGui::GetContentRegionAvail().x - menu_width);
  wishes.file = drawFileMenu(ui, settings, menu_width);
  quietText(ui, documentName(document));
  ImGui::Dummy({0, ui.px(2)});

  const std::string undo_hint =
      document.canUndo() ? fmt::format("Undo: {} (Ctrl+Z)", document.undoName()) : "Nothing to undo";
  const std::string redo_hint = document.canRedo()
                                    ? fmt::format("Do again: {} (Ctrl+Shift+Z)", document.redoName())
                                    : "Nothing to do again";
  const float third = (ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().ItemSpacing.x) / 3;
  wishes.undo =
      button(ui, "Undo", {.enabled = document.canUndo(), .width = third, .hint = undo_hint.c_str()});
  ImGui::SameLine();
  wishes.redo =
      button(ui, "Redo", {.enabled = document.canRedo(), .width = third, .hint = redo_hint.c_str()});
  ImGui::SameLine();
  wishes.save = button(ui, "Save", {.width = third, .hint = "Save the plan (Ctrl+S)"});
  return wishes;
}

void drawFooter(const Ui& ui, PlanPanel::Wishes& wishes, const std::string& head_name) {
  const float half = (ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ItemSpacing.x) / 2;
  wishes.screenshot =
      button(ui, "Screenshot", {.width = half, .hint = "Save what is shown as a picture (S)"});
  ImGui::SameLine();
  wishes.present =
      button(ui, "Present", {.width = half, .hint = "The head and its caption alone (P); Esc comes back"});
  ImGui::Dummy({0, 0});
  quietText(ui, head_name);
  const char* keys = "F1  Mouse and keys";
  ImGui::PushFont(ui.theme.small);
  ImGui::SameLine(ImGui::GetCursorPosX() + 2 * half + ImGui::GetStyle().ItemSpacing.x -
                  ImGui::CalcTextSize(keys).x);
  ImGui::PopFont();
  quietText(ui, keys);
}

}  // namespace

PlanPanel::Wishes PlanPanel::draw(Ui& ui, const Ui::Rect& area, const Subject& subject,
                                  const std::string& head_name) {
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                      ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoBringToFrontOnFocus;
  sliders_.beginFrame();
  sessions_.beginFrame();
  ImGui::SetNextWindowPos(area.low);
  ImGui::SetNextWindowSize({area.high.x - area.low.x, area.high.y - area.low.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(22), ui.px(18)});
  ImGui::Begin("plan", nullptr, kFlags);
  ImGui::PopStyleVar(2);

  Wishes wishes = drawHeader(ui, subject.document, subject.settings);
  ImGui::Dummy({0, ui.px(4)});
  const float footer = ImGui::GetFrameHeight() + ImGui::GetTextLineHeight() + ui.px(30);
  // The scroll bar takes the panel's margin, not the sliders' room.
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::BeginChild("sliders", {width + ui.px(14), ImGui::GetContentRegionAvail().y - footer});
  ImGui::BeginGroup();
  ImGui::PushItemWidth(width);
  drawGroups(ui, subject);
  ImGui::PopItemWidth();
  ImGui::EndGroup();
  ImGui::EndChild();
  ImGui::Dummy({0, ui.px(2)});
  drawFooter(ui, wishes, head_name);
  ImGui::End();
  return wishes;
}

void PlanPanel::drawGroups(const Ui& ui, const Subject& subject) {
  Document& document = subject.document;
  const float width = ImGui::CalcItemWidth();
  for (const char* key : kMainKeys) sliders_.draw(ui, document, *findParameter(key));

  if (groupHeader(ui, "Sessions", width))
    sessions_.draw(ui, {document, subject.outlook, subject.day, subject.work}, sliders_);
  if (groupHeader(ui, "Hairline", width)) drawHairlineGroup(ui, document, subject.hairline, sliders_);
  if (groupHeader(ui, "Zones", width)) drawZonesGroup(ui, document, sliders_);
  if (groupHeader(ui, "Native hair", width)) drawNativeHairGroup(ui, document, sliders_);
  if (groupHeader(ui, "Brush", width)) drawBrushGroup(ui, document, subject.brush, sliders_);
  if (groupHeader(ui, "Pigment", width))
    for (const Parameter& parameter : parameters())
      if (parameter.key.starts_with("pigment.")) sliders_.draw(ui, document, parameter);
  if (groupHeader(ui, "Skin", width)) drawSkinGroup(ui, document, sliders_);
  if (groupHeader(ui, "Healing", width)) drawHealingGroup(ui, document, sliders_);
}

}  // namespace stipple
