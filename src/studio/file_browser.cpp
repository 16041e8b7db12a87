#include "studio/file_browser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "studio/question_box.h"

namespace stipple {
namespace {

namespace fs = std::filesystem;
using Kind = FileQuestion::Kind;

constexpr float kWidth = 620, kHeight = 460;  // layout units
constexpr std::ptrdiff_t kPage = 10;
constexpr std::size_t kMostEntries = 5000;  // more than anybody reads; a folder may hold millions

const char* verb(Kind kind) {
  switch (kind) {
    case Kind::open:
      return "Open";
    case Kind::save:
      return "Save";
    case Kind::folder:
      return "Choose";
  }
  return "";
}

}  // namespace

FolderListing listFolder(const fs::path& folder, const FileQuestion& question) {
  FolderListing listing;
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
    std::string name = each->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code ignored;
    const bool is_folder = each->is_directory(ignored);
    if (!is_folder && (question.kind == Kind::folder || !question.accepts(each->path()))) continue;
    listing.entries.push_back({std::move(name), is_folder});
    if (listing.entries.size() == kMostEntries) break;
  }
  if (failed) listing.failure = fmt::format("This folder cannot be read: {}", failed.message());
  std::ranges::sort(listing.entries, [](const auto& a, const auto& b) {
    return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
  });
  return listing;
}

FileBrowser::FileBrowser(FileQuestion question) : question_(std::move(question)) {
  if (question_.kind == Kind::save) setName(question_.start.filename().string());
  begin_typing_ = question_.kind == Kind::save;
  enter(question_.folder());
}

void FileBrowser::enter(fs::path folder) {
  folder_ = std::move(folder);
  listing_ = listFolder(folder_, question_);
  marked_.reset();
  replacing_.clear();
  if (question_.kind != Kind::save) setName("");
}

void FileBrowser::mark(std::ptrdiff_t by) {
  const auto count = static_cast<std::ptrdiff_t>(listing_.entries.size());
  if (count == 0) return;
  const std::ptrdiff_t from = marked_ ? static_cast<std::ptrdiff_t>(*marked_) : (by > 0 ? -1 : count);
  marked_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + by, 0, count - 1));
  if (!listing_.entries[*marked_].is_folder) setName(listing_.entries[*marked_].name);
  scroll_to_marked_ = true;
}

void FileBrowser::setName(std::string_view name) {
  const std::size_t length = std::min(name.size(), name_.size() - 1);
  std::ranges::copy(name.substr(0, length), name_.begin());
  name_[length] = '\0';
}

/// What is typed may be a path of its own.
fs::path FileBrowser::typedFile() const {
  return (folder_ / name()).lexically_normal();
}

/// A folder is entered; a file that may be opened or written is the answer.
void FileBrowser::choose() {
  std::error_code ignored;
  const bool entry_is_folder = marked_ && listing_.entries[*marked_].is_folder;
  if (entry_is_folder && (question_.kind != Kind::save || name().empty()))
    return enter(folder_ / listing_.entries[*marked_].name);
  if (question_.kind == Kind::folder && name().empty()) {
    answer_ = Answer{folder_};
    return;
  }
  if (name().empty()) return;
  if (fs::is_directory(typedFile(), ignored)) {
    enter(typedFile());
    if (question_.kind == Kind::save) setName(question_.start.filename().string());
    return;
  }
  const fs::path file = question_.complete(typedFile());
  const bool there = fs::exists(file, ignored);
  if (question_.kind == Kind::open && !there) {
    listing_.failure = fmt::format("There is no file {}", file.filename().string());
    return;
  }
  if (question_.kind == Kind::save && there && replacing_ != file.string()) {
    replacing_ = file.string();
    return;
  }
  answer_ = Answer{file};
}

void FileBrowser::key(std::string_view chord) {
  if (chord == "Down") mark(+1);
  if (chord == "Up") mark(-1);
  if (chord == "Enter") choose();
  if (chord == "Tab") begin_typing_ = true;
  if (chord == "Backspace" && !typing_) enter(folder_.parent_path());
  if (chord == "Esc") answer_ = Answer{};
}

void FileBrowser::drawPlaces(const Ui& ui) {
  if (button(ui, "Up", {.hint = "The folder above (Backspace)"})) enter(folder_.parent_path());
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  quietText(ui, folder_.string());
}

/// Whether an entry was double-clicked.
bool FileBrowser::drawEntries(const Ui& ui, float height) {
  bool opened = false;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ui.palette().control);
  ImGui::BeginChild("entries", {0, height}, false, ImGuiWindowFlags_NoNav);
  ImGui::Dummy({0, 0});
  if (!listing_.failure.empty() || listing_.entries.empty())
    quietText(
        ui, listing_.failure.empty()
                ? fmt::format("  {}: none here", question_.type_name.empty() ? "Files" : question_.type_name)
                : "  " + listing_.failure);
  std::optional<std::size_t> clicked;
  bool enter_folder = false;
  for (std::size_t i = 0; i < listing_.entries.size(); ++i) {
    const FolderListing::Entry& entry = listing_.entries[i];
    const bool is_marked = marked_ == i;
    ImGui::PushID(static_cast<int>(i));
    ImGui::PushStyleColor(ImGuiCol_Header, ui.palette().accent_soft);
    const std::string label = fmt::format("  {}{}", entry.name, entry.is_folder ? "/" : "");
    if (ImGui::Selectable(label.c_str(), is_marked, ImGuiSelectableFlags_AllowDoubleClick)) {
      clicked = i;
      opened = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    }
    ImGui::PopStyleColor();
    if (is_marked && std::exchange(scroll_to_marked_, false)) ImGui::SetScrollHereY();
    ImGui::PopID();
  }
  if (clicked) {
    marked_ = clicked;
    if (!listing_.entries[*clicked].is_folder)
      setName(listing_.entries[*clicked].name);
    else if (opened && question_.kind == Kind::save)
      enter_folder = true;
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
  if (!enter_folder) return opened;
  enter(folder_ / listing_.entries[*clicked].name);  // with the name that is typed kept
  return false;
}

void FileBrowser::draw(Ui& ui, const Ui::Rect& area) {
  const ImVec2 size{std::min(ui.px(kWidth), area.high.x - area.low.x - ui.px(24)),
                    std::min(ui.px(kHeight), area.high.y - area.low.y - ui.px(24))};
  beginModal(ui, area, "files", size);
  ImGui::PushFont(ui.theme.title);
  ImGui::TextUnformatted(question_.title.c_str());
  ImGui::PopFont();
  drawPlaces(ui);
  const float below = 2 * ImGui::GetFrameHeightWithSpacing() + ImGui::GetStyle().ItemSpacing.y;
  if (drawEntries(ui, std::max(ImGui::GetContentRegionAvail().y - below, ui.px(40)))) choose();

  ImGui::SetNextItemWidth(-1);
  if (std::exchange(begin_typing_, false)) ImGui::SetKeyboardFocusHere();
  if (ImGui::InputTextWithHint("##name", question_.kind == Kind::folder ? "This folder" : "Name",
                               name_.data(), name_.size()))
    replacing_.clear();
  typing_ = ImGui::IsItemActive();

  const float each = ui.px(130);
  if (!replacing_.empty()) {
    ImGui::AlignTextToFramePadding();
    wrappedText(ui, "That file is there already.", &Palette::warning);
    ImGui::SameLine();
  }
  ImGui::SetCursorPosX(ImGui::GetContentRegionMax().x - 2 * each - ImGui::GetStyle().ItemSpacing.x);
  if (button(ui, "Cancel", {.width = each})) answer_ = Answer{};
  ImGui::SameLine();
  if (button(ui, replacing_.empty() ? verb(question_.kind) : "Replace", {.chosen = true, .width = each}))
    choose();
  endModal();
}

}  // namespace stipple
