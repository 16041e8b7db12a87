#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "studio/file_question.h"
#include "studio/widgets.h"

namespace stipple {

/// What a folder holds of what a question asks for.
struct FolderListing {
  struct Entry {
    std::string name;
    bool is_folder;
  };
  std::vector<Entry> entries;  // folders first, each by name; nothing hidden
  std::string failure;         // why it cannot be read; mostly empty
};
FolderListing listFolder(const std::filesystem::path& folder, const FileQuestion& question);

/// A file dialog of our own, for desktops without one. Keys: up and down choose, Enter opens, Backspace goes
/// to the folder above, Tab begins to type a name, Esc cancels.
class FileBrowser {
 public:
  explicit FileBrowser(FileQuestion question);

  struct Answer {
    std::optional<std::filesystem::path> file;  // none: cancelled
  };
  /// A key was pressed.
  void key(std::string_view chord);
  /// In front of everything in `area`.
  void draw(Ui& ui, const Ui::Rect& area);
  /// Once, when it has been given.
  std::optional<Answer> takeAnswer() { return std::exchange(answer_, std::nullopt); }

 private:
  void enter(std::filesystem::path folder);
  void drawPlaces(const Ui& ui);
  bool drawEntries(const Ui& ui, float height);
  void choose();
  void mark(std::ptrdiff_t by);
  void setName(std::string_view name);
  std::string_view name() const { return name_.data(); }
  std::filesystem::path typedFile() const;

  FileQuestion question_;
  std::filesystem::path folder_;
  FolderListing listing_;
  std::optional<std::size_t> marked_;
  std::array<char, 512> name_{};  // typed, or of what is marked; ends with a zero
  bool scroll_to_marked_ = false;
  bool typing_ = false, begin_typing_ = false;
  std::optional<Answer> answer_;
  std::string replacing_;  // name of a file that a second press of Save replaces
};

}  // namespace stipple
