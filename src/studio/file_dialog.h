#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include "base/jobs.h"
#include "studio/file_browser.h"
#include "studio/file_question.h"

namespace stipple {

/// Asks the user for a file, by the desktop's own dialog where there is one and by ours in the window else.
/// The former is a program of its own: the interface goes on meanwhile.
class FileDialog {
 public:
  using Answer = FileBrowser::Answer;

  /// `wake` is called, from another thread, when the desktop's dialog has been answered.
  explicit FileDialog(std::function<void()> wake) : jobs_(std::move(wake)) {}

  void ask(const FileQuestion& question);
  bool asking() const { return question_.has_value(); }
  /// Ours lies over the window and takes its keys.
  bool inWindow() const { return browser_.has_value(); }
  /// A key was pressed.
  void key(std::string_view chord) {
    if (browser_) browser_->key(chord);
  }
  /// No answer is wanted any more.
  void withdraw();

  /// The answer in the frame in which it is there.
  std::optional<Answer> draw(Ui& ui, const Ui::Rect& area);

 private:
  void hear(const Result<Answer>& answer);

  std::optional<FileQuestion> question_;
  std::optional<FileBrowser> browser_;
  std::optional<Answer> answer_;  // of the desktop's dialog
  Jobs jobs_;
};

}  // namespace stipple
