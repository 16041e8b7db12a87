#include "studio/plan_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "studio/file_menu.h"

namespace stipple {
namespace {

constexpr float kRailWidth = 68, kRailInset = 9;  // layout units
constexpr float kPadding = 18;

struct PageWords {
  const char* name;
  Icon icon;
  const char* words;  // beneath its name
};
/// In the order of PanelPage.
constexpr std::array<PageWords, kPanelPageCount> kPages{
    {{"Head", Icon::head, "Whose head it is, and the hair that is left"},
     {"Hairline", Icon::hairline, "Where the hair begins, and how softly"},
     {"Zones", Icon::zones, "How dense, from zone to zone"},
     {"Pigment", Icon::pigment, "Shade, size and depth of the dots"},
     {"Skin", Icon::skin, "Its colour, and how it takes pigment"},
     {"Sessions", Icon::sessions, "What is done when, and what it comes to"},
     {"Light", Icon::light, "The room in which the head is seen"},
     {"Export", Icon::exporting, "Pictures and sheets to take along"}}};

std::string documentName(const Document& document) {
  const std::string name = document.file().empty() ? "New plan" : document.file().stem().string();
  return document.isModified() ? "• " + name : name;
}

/// Cut where `room` ends.
void shortText(const Ui& ui, const std::string& text, float room) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(low, {low.x + room, low.y + height}, true);
  list.AddText({low.x, std::floor(low.y + (height - ImGui::GetFontSize()) / 2)}, ui.palette().quiet,
               text.c_str());
  list.PopClipRect();
  ImGui::Dummy({room, height});
  if (ImGui::CalcTextSize(text.c_str()).x > room) hint(ui, text);
}

void drawHeader(const Ui& ui, const PlanPanel::Subject& subject, PlanPanel::Wishes& wishes) {
  const Document& document = subject.document;
  const std::string undo_hint =
      document.canUndo() ? fmt::format("Undo: {} (Ctrl+Z)", document.undoName()) : "Nothing to undo";
  const std::string redo_hint = document.canRedo()
                                    ? fmt::format("Do again: {} (Ctrl+Shift+Z)", document.redoName())
                                    : "Nothing to do again";
  const ButtonLook undo{
      .enabled = document.canUndo(), .icon = Icon::undo, .icon_alone = true, .hint = undo_hint.c_str()};
  const ButtonLook redo{
      .enabled = document.canRedo(), .icon = Icon::redo, .icon_alone = true, .hint = redo_hint.c_str()};
  const ButtonLook save{.icon = Icon::save, .icon_alone = true, .hint = "Save the plan (Ctrl+S)"};
  const float gap = ui.px(4);
  const float buttons =
      buttonWidth(ui, "Undo", undo) + buttonWidth(ui, "Redo", redo) + buttonWidth(ui, "Save", save) + 2 * gap;
  const float menu = ui.px(56), between = ui.px(8);
  wishes.file = drawFileMenu(ui, subject.settings, menu);
  ImGui::SameLine(0, between);
  shortText(ui, documentName(document), ImGui::CalcItemWidth() - menu - buttons - 2 * between);
  ImGui::SameLine(0, between);
  wishes.undo = button(ui, "Undo", undo);
  ImGui::SameLine(0, gap);
  wishes.redo = button(ui, "Redo", redo);
  ImGui::SameLine(0, gap);
  wishes.save = button(ui, "Save", save);
}

void drawTitle(const Ui& ui, const PageWords& page) {
  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted(page.name);
  ImGui::PopFont();
  quietText(ui, page.words);
}

void drawFooter(const Ui& ui, PlanPanel::Wishes& wishes) {
  const float half = (ImGui::CalcItemWidth() - ImGui::GetStyle().ItemSpacing.x) / 2, gap = ui.px(4);
  const ButtonLook copy{.icon = Icon::copy,
                        .icon_alone = true,
                        .hint = "Copy what is shown, to paste it into a message (Ctrl+C)"};
  wishes.screenshot = button(ui, "Picture",
                             {.icon = Icon::camera,
                              .width = half - gap - buttonWidth(ui, "Copy", copy),
                              .hint = "Save what is shown as a picture (S)"});
  ImGui::SameLine(0, gap);
  wishes.copy_picture = button(ui, "Copy", copy);
  ImGui::SameLine();
  wishes.present = button(
      ui, "Present",
      {.icon = Icon::present, .width = half, .hint = "The head and its caption alone (P); Esc comes back"});
}

/// What goes on beyond an edge of the page fades out there, so that nothing looks cut off.
void drawFades(const Ui& ui) {
  constexpr float kHeight = 22;
  const float scrolled = ImGui::GetScrollY(), beyond = ImGui::GetScrollMaxY() - scrolled;
  const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const float right = low.x + size.x - ImGui::GetStyle().ScrollbarSize, foot = low.y + size.y;
  const Shade solid = ui.palette().panel, clear = solid & ~IM_COL32_A_MASK;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (const float high = std::min(ui.px(kHeight), scrolled); high > 0)
    list.AddRectFilledMultiColor(low, {right, low.y + high}, solid, solid, clear, clear);
  if (const float high = std::min(ui.px(kHeight), beyond); high > 0)
    list.AddRectFilledMultiColor({low.x, foot - high}, {right, foot}, clear, clear, solid, solid);
}

/// A page's icon above its name; without icons its name alone.
bool railButton(const Ui& ui, const PageWords& page, const std::string& help, bool open, float height) {
  const float width = ui.px(kRailWidth - 2 * kRailInset);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ButtonTold told = buttonTold(
      ui, page.name, {.plain = true, .width = width, .height = height, .face = false, .hint = help.c_str()});
  const Shade ink = open ? ui.palette().accent : told.pointed ? ui.palette().text : ui.palette().quiet;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (open)
    list.AddRectFilled({low.x - ui.px(kRailInset), low.y + ui.px(8)},
                       {low.x - ui.px(kRailInset - 3), low.y + height - ui.px(8)}, ui.palette().accent);
  const float middle = low.y + height / 2;
  const bool icon = hasIcon(ui.theme, page.icon);
  if (icon) drawIcon(ui.theme, list, page.icon, {low.x + width / 2, middle - ui.px(9)}, ink, true);
  ImGui::PushFont(ui.theme.small);
  const float text_width = ImGui::CalcTextSize(page.name).x;
  list.AddText({std::floor(low.x + (width - text_width) / 2),
                std::floor(icon ? middle + ui.px(6) : middle - ImGui::GetFontSize() / 2)},
               ink, page.name);
  ImGui::PopFont();
  return told.pressed;
}

}  // namespace

const char* nameOf(PanelPage page) {
  return kPages[static_cast<std::size_t>(page)].name;
}

PanelPage pageOf(const Parameter& parameter) {
  using enum PanelPage;
  // By the beginning of the key, the first that fits.
  constexpr std::array<std::pair<std::string_view, PanelPage>, 9> kPlaces{{{"native.", head},
                                                                           {"hairline.", hairline},
                                                                           {"points.", hairline},
                                                                           {"density", zones},
                                                                           {"zones.", zones},
                                                                           {"pigment.", pigment},
                                                                           {"skin.sheen", light},
                                                                           {"price.", sessions},
                                                                           {"", skin}}};
  return std::ranges::find_if(kPlaces,
                              [&](const auto& place) { return parameter.key.starts_with(place.first); })
      ->second;
}

std::optional<PanelPage> panelPageFor(std::string_view chord) {
  constexpr std::string_view kAlt = "Alt+";
  if (chord.size() != kAlt.size() + 1 || !chord.starts_with(kAlt)) return std::nullopt;
  const int index = chord.back() - '1';
  if (index < 0 || index >= static_cast<int>(kPanelPageCount)) return std::nullopt;
  return static_cast<PanelPage>(index);
}

PlanPanel::Wishes PlanPanel::draw(Ui& ui, const Ui::Rect& area, const Subject& subject) {
  constexpr ImGuiWindowFlags kFlags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;
  sliders_.beginFrame();
  sessions_.beginFrame();
  typing_client_ = false;
  const float rail = ui.px(kRailWidth), padding = ui.px(kPadding);
  ImGui::SetNextWindowPos(area.low);
  ImGui::SetNextWindowSize({area.high.x - area.low.x, area.high.y - area.low.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, ui.px(12)});
  ImGui::Begin("plan", nullptr, kFlags);
  ImGui::PopStyleVar(2);

  Wishes wishes;
  const float width = ImGui::GetWindowWidth() - rail - 2 * padding;
  ImGui::PushItemWidth(width);
  ui.beginArea();
  drawHeader(ui, subject, wishes);
  space(ui, 2);
  ui.beginArea();
  if (ui.keys) ui.keys->beginHere();
  drawTitle(ui, kPages[static_cast<std::size_t>(page_)]);
  space(ui, 2);
  const float footer = ImGui::GetFrameHeight() + ui.px(14);
  // The scroll bar takes the margin at the right, not the sliders' room; at the left there is room for the
  // ring around a control.
  const float margin = ui.px(10);
  ImGui::SetCursorPosX(padding - margin);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, ui.px(4)});
  ImGui::PushID(static_cast<int>(page_));  // each page keeps its own scrolling
  ImGui::BeginChild("page", {margin + width + padding, ImGui::GetContentRegionAvail().y - footer}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoNav);
  ImGui::PopStyleVar();
  ImGui::PushItemWidth(width);
  drawPage({ui, subject.document, sliders_, wishes.trial}, subject, wishes);
  space(ui, 4);
  ImGui::PopItemWidth();
  drawFades(ui);
  ImGui::EndChild();
  ImGui::PopID();
  ImGui::SetCursorPosY(ImGui::GetWindowHeight() - ImGui::GetFrameHeight() - ui.px(14));
  ui.beginArea();
  drawFooter(ui, wishes);
  ImGui::PopItemWidth();
  ui.beginArea();
  drawRail(ui, wishes);
  ImGui::End();
  return wishes;
}

void PlanPanel::drawRail(const Ui& ui, Wishes& wishes) {
  constexpr std::size_t kItems = kPanelPageCount + 3;
  const float rail = ui.px(kRailWidth), x = ImGui::GetWindowWidth() - rail, high = ImGui::GetWindowHeight();
  const ImVec2 low = ImGui::GetWindowPos();
  ImGui::GetWindowDrawList()->AddLine({low.x + x, low.y}, {low.x + x, low.y + high}, ui.palette().line);
  const float margin = ui.px(8);
  const float height = std::min(ui.px(58), std::floor((high - 2 * margin) / kItems));
  const auto place = [&](float y) { ImGui::SetCursorPos({x + ui.px(kRailInset), y}); };
  for (std::size_t i = 0; i < kPages.size(); ++i) {
    place(margin + static_cast<float>(i) * height);
    const auto page = static_cast<PanelPage>(i);
    const std::string help = fmt::format("{} (Alt+{})", kPages[i].words, i + 1);
    if (railButton(ui, kPages[i], help, page == page_, height)) page_ = page;
  }
  place(high - margin - 3 * height);
  wishes.find_setting = railButton(ui, {"Find", Icon::find, ""},
                                   "A setting by its name, on whatever page (Ctrl+F)", false, height);
  place(high - margin - 2 * height);
  wishes.settings =
      railButton(ui, {"Settings", Icon::settings, ""}, "Size and shades of the interface", false, height);
  place(high - margin - height);
  wishes.shortcut_sheet =
      railButton(ui, {"Keys", Icon::help, ""}, "What mouse and keys do (F1)", false, height);
}

void PlanPanel::drawPage(const Page& page, const Subject& subject, Wishes& wishes) {
  switch (page_) {
    case PanelPage::head:
      if (drawHeadPage(page, subject.head)) wishes.file = {FileRequest::What::open_head};
      return;
    case PanelPage::hairline:
      return drawHairlinePage(page, subject.hairline);
    case PanelPage::zones:
      return drawZonesPage(page, subject.brush);
    case PanelPage::pigment:
      return drawPigmentPage(page);
    case PanelPage::skin:
      return drawSkinPage(page);
    case PanelPage::sessions:
      return sessions_.draw(page.ui, {subject.document, subject.outlook, subject.day, subject.work},
                            sliders_);
    case PanelPage::light:
      wishes.light = drawLightPage(page, subject.light);
      return;
    case PanelPage::exporting:
      wishes.orders_export = drawExportPanel(page.ui, subject.exports, subject.settings);
      typing_client_ = ImGui::GetIO().WantTextInput;
      return;
  }
}

}  // namespace stipple
