#include "studio/question_box.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace stipple {
namespace {

constexpr float kWidth = 480;  // layout units
constexpr Shade kDim = IM_COL32(0, 0, 0, 120);
constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

}  // namespace

// Not a popup of ImGui's: those must be closed by whoever opened them, and a question may be withdrawn.
void beginModal(Ui& ui, const Ui::Rect& area, const char* name, ImVec2 size) {
  ui.covered.push_back(area);
  ImGui::SetNextWindowPos(area.low);
  ImGui::SetNextWindowSize({area.high.x - area.low.x, area.high.y - area.low.y});
  ImGui::SetNextWindowFocus();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, kDim);
  ImGui::Begin(name, nullptr, kFixed);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  ImGui::SetCursorPos({std::floor((area.high.x - area.low.x - size.x) / 2),
                       std::floor((area.high.y - area.low.y - size.y) / 2)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ui.palette().popup);
  ImGui::BeginChild("ground", size, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoScrollbar);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

void endModal() {
  ImGui::EndChild();
  ImGui::End();
}

void QuestionBox::ask(Question question) {
  question_ = std::move(question);
  marked_ = 0;
  given_.reset();
}

void QuestionBox::key(std::string_view chord) {
  if (!question_) return;
  const std::size_t count = question_->answers.size();
  if (chord == "Right" || chord == "Tab") marked_ = (marked_ + 1) % count;
  if (chord == "Left" || chord == "Shift+Tab") marked_ = (marked_ + count - 1) % count;
  if (chord == "Enter" || chord == "Space") given_ = marked_;
  if (chord == "Esc") given_ = count - 1;
}

std::optional<std::size_t> QuestionBox::draw(Ui& ui, const Ui::Rect& area) {
  if (!question_) return std::nullopt;
  const std::size_t count = question_->answers.size();
  const float width = std::min(ui.px(kWidth), area.high.x - area.low.x - ui.px(24));
  const float text_width = width - 2 * ui.px(24);
  const float text_height = ImGui::CalcTextSize(question_->text.c_str(), nullptr, false, text_width).y;
  const float height = text_height + 2 * ImGui::GetFrameHeight() + ui.px(86);
  beginModal(ui, area, "question", {width, height});
  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted(question_->title.c_str());
  ImGui::PopFont();
  ImGui::Dummy({0, ui.px(2)});
  ImGui::PushItemWidth(ImGui::GetContentRegionAvail().x);
  wrappedText(ui, question_->text);
  ImGui::PopItemWidth();
  ImGui::Dummy({0, ui.px(10)});

  const float spacing = ImGui::GetStyle().ItemSpacing.x;
  const float each = (ImGui::GetContentRegionAvail().x - spacing * static_cast<float>(count - 1)) /
                     static_cast<float>(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) ImGui::SameLine();
    if (button(ui, question_->answers[i].c_str(), {.chosen = i == marked_, .width = each})) given_ = i;
  }
  const auto given = std::exchange(given_, std::nullopt);
  if (given) question_.reset();
  endModal();
  return given;
}

}  // namespace stipple
