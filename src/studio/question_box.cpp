#include "studio/question_box.h"

#include <utility>

namespace stipple {
namespace {

constexpr float kWidth = 480;  // layout units
constexpr Shade kDim = IM_COL32(0, 0, 0, 120);
constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav;

}  // namespace

void beginModal(Ui& ui, const Ui::Rect& area, const char* name, ImVec2 size) {
  ui.covered.push_back(area);
  ImGui::SetNextWindowPos({(area.low.x + area.high.x) / 2, (area.low.y + area.high.y) / 2}, ImGuiCond_Always,
                          {0.5f, 0.5f});
  ImGui::SetNextWindowSize(size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(24), ui.px(20)});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.palette().popup);
  ImGui::PushStyleColor(ImGuiCol_PopupBg, ui.palette().popup);
  ImGui::PushStyleColor(ImGuiCol_ModalWindowDimBg, kDim);
  // A modal popup: panels beneath it do not hear of the mouse.
  if (!ImGui::IsPopupOpen(name)) ImGui::OpenPopup(name);
  ImGui::BeginPopupModal(name, nullptr, kFixed);
}

void endModal() {
  ImGui::EndPopup();
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar();
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
  beginModal(ui, area, "question", {width, 0});
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
  if (given) {
    ImGui::CloseCurrentPopup();
    question_.reset();
  }
  endModal();
  return given;
}

}  // namespace stipple
