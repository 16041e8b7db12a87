#include "studio/compare_bar.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

namespace stipple {
namespace {

using Layout = Comparison::Layout;

constexpr std::array<std::pair<Layout, const char*>, 4> kLayouts{{{Layout::wipe, "Wipe"},
                                                                  {Layout::side_by_side, "Side by side"},
                                                                  {Layout::stages, "Stages"},
                                                                  {Layout::designs, "Designs"}}};

constexpr float kOneRowWidth = 500;  // layout units; in two rows it is about 320 wide
constexpr float kGripRadius = 15;

void drawDesigns(const Ui& ui, const CompareWith& with, CompareBar& bar) {
  for (std::size_t i = 0; i < Designs::kCount; ++i) {
    ImGui::SameLine();
    const char letter = Designs::letterOf(i);
    const bool kept = with.designs.at(i) != nullptr;
    const std::string words =
        kept ? fmt::format(
                   "Take design {0} back, a step like any other (Shift+{1}). Ctrl+Shift+{1} keeps what is "
                   "shown now in its place",
                   letter, i + 1)
             : fmt::format("Keep this plan as design {} (Shift+{})", letter, i + 1);
    if (button(ui, std::string(1, letter).c_str(),
               {.lit = with.designs.holds(i, with.plan), .plain = !kept, .hint = words.c_str()}))
      bar.design = i;
  }
}

/// Where a caption of this size stands at the foot of its pane.
ImVec2 placeOf(const Ui& ui, const PaneCaption& caption, ImVec2 size) {
  const float margin = ui.px(16);
  const float room = caption.area.high.x - caption.area.low.x - 2 * margin - size.x;
  return {std::floor(caption.area.low.x + margin + room * caption.side),
          std::floor(caption.area.high.y - ui.px(12) - size.y)};
}

/// The grip as a control of the keyboard's; the mouse passes through it to the picture, which knows the line.
int stepsOfGrip(const Ui& ui, ImVec2 centre, float radius) {
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                      ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;
  const float margin = ui.px(6), reach = radius + margin;  // room for the ring around it
  ImGui::SetNextWindowPos({centre.x - reach, centre.y - reach});
  ImGui::SetNextWindowSize({2 * reach, 2 * reach});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {margin, margin});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, radius);
  ImGui::Begin("divider", nullptr, kFlags);
  ui.beginArea();
  ImGui::InvisibleButton("grip", {2 * radius, 2 * radius});
  const int steps = ui.control(ImGui::GetID("grip"), PanelKeys::Kind::number).steps;
  ImGui::End();
  ImGui::PopStyleVar(2);
  return steps;
}

}  // namespace

CompareBar drawCompareBar(Ui& ui, ImVec2 right_top, float room, const Comparison& comparison,
                          const CompareWith& with) {
  CompareBar bar;
  ImGui::SetNextWindowPos(right_top, ImGuiCond_Always, {1, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(6), ui.px(6)});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), ui.px(5)});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(2), ui.px(2)});
  beginCard(ui, "compare");
  for (const auto& [layout, label] : kLayouts) {
    if (button(ui, label,
               {.chosen = comparison.layout() == layout,
                .plain = true,
                .hint = "The next way to compare (Shift+C)"}))
      bar.layout = layout;
    ImGui::SameLine();
  }
  bar.swap_sides =
      button(ui, "Swap", {.enabled = comparison.hasSides(), .plain = true, .hint = "Left becomes right (X)"});
  if (room > ui.px(kOneRowWidth)) ImGui::SameLine(0, ui.px(10));
  ImGui::AlignTextToFramePadding();
  quietText(ui, "Keep");
  drawDesigns(ui, with, bar);
  ImGui::SameLine(0, ui.px(8));
  if (button(ui, "end the comparison",
             {.plain = true, .icon = Icon::close, .icon_alone = true, .hint = "Show one picture again (C)"}))
    bar.layout = Layout::off;
  endCard(ui);
  ImGui::PopStyleVar(3);
  return bar;
}

std::optional<Subject> drawPaneMenu(Ui& ui, std::size_t pane, const PaneCaption& caption,
                                    const Subject& subject, const CompareWith& with) {
  std::optional<Subject> chosen;
  const ImVec2 padding{ui.px(12), ui.px(6)}, text = ImGui::CalcTextSize(caption.words.c_str());
  ImGui::SetNextWindowPos(placeOf(ui, caption, {text.x + 2 * padding.x, text.y + 2 * padding.y}));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, padding);
  beginCard(ui, fmt::format("pane {}", pane).c_str());
  if (button(ui, caption.words.c_str(), {.plain = true, .hint = "What else to show here"}))
    ImGui::OpenPopup("subjects");
  ImGui::PopStyleVar(2);
  if (beginMenu(ui, "subjects")) {
    for (const Subject& offered : subjectsOf(with)) {
      const std::string words =
          offered.kind == Subject::Kind::current ? "What the timeline shows" : seenOf(offered, with).caption;
      if (menuItem(ui, words.c_str(), offered == subject).pressed) chosen = offered;
    }
    const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ui.covered.push_back({low, {low.x + size.x, low.y + size.y}});
    endMenu(ui);
  }
  endCard(ui);
  return chosen;
}

void drawPaneCaption(const Ui& ui, const PaneCaption& caption, bool large) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  ImGui::PushFont(large ? ui.theme.title : ui.theme.body);
  const ImVec2 text = ImGui::CalcTextSize(caption.words.c_str()), padding{ui.px(12), ui.px(6)};
  const ImVec2 low = placeOf(ui, caption, {text.x + 2 * padding.x, text.y + 2 * padding.y});
  const ImVec2 high{low.x + text.x + 2 * padding.x, low.y + text.y + 2 * padding.y};
  list.AddRectFilled(low, high, OverPicture::kGround, ui.px(8));
  list.AddText({low.x + padding.x, low.y + padding.y}, OverPicture::kText, caption.words.c_str());
  ImGui::PopFont();
}

int drawDivider(const Ui& ui, float x, const Ui::Rect& free, bool hot) {
  constexpr Shade kLine = IM_COL32(255, 255, 255, 235), kShadow = IM_COL32(0, 0, 0, 70);
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const float width = ui.px(2), y = std::floor(free.low.y + (free.high.y - free.low.y) * 0.82f);
  list.AddRectFilled({x - width, free.low.y}, {x + width, free.high.y}, kShadow);
  list.AddRectFilled({x - width / 2, free.low.y}, {x + width / 2, free.high.y}, kLine);
  const float radius = ui.px(hot ? kGripRadius + 2 : kGripRadius), arrow = ui.px(4);
  list.AddCircleFilled({x, y}, radius + ui.px(1.5f), kShadow);
  list.AddCircleFilled({x, y}, radius, kLine);
  for (const float side : {-1.0f, 1.0f}) {
    const float tip = x + side * ui.px(10), foot = x + side * ui.px(5);
    list.AddTriangleFilled({tip, y}, {foot, y - arrow}, {foot, y + arrow}, IM_COL32(40, 40, 42, 255));
  }
  return ui.keys ? stepsOfGrip(ui, {x, y}, ui.px(kGripRadius)) : 0;
}

}  // namespace stipple
