#include "studio/file_dialog.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/child_process.h"

namespace stipple {
namespace {

// A practitioner may well be called away while it is open.
constexpr ChildLimits kDialogLimits{.seconds = 7 * 86400.0, .output_bytes = 1 << 16};
constexpr int kCancelledCode = 1;  // of zenity and kdialog alike

std::string_view environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value ? value : "";
}

/// An Error where the dialog could not ask at all.
Result<FileDialog::Answer> runDialog(const DialogCommand& command, const FileQuestion& question,
                                     const std::stop_token& stop) {
  const auto outcome = runChild(command.program, command.arguments, kDialogLimits, stop);
  if (!outcome) return outcome.error();
  if (outcome->end != ChildOutcome::End::exited) return Error{"the dialog ended without an answer"};
  if (outcome->code == kCancelledCode) return FileDialog::Answer{};
  if (outcome->code != 0) return Error{outcome->complaint};
  std::string text(reinterpret_cast<const char*>(outcome->output.data()), outcome->output.size());
  if (text.ends_with('\n')) text.pop_back();
  if (text.empty()) return FileDialog::Answer{};
  return FileDialog::Answer{question.complete(text)};
}

}  // namespace

void FileDialog::ask(const FileQuestion& question) {
  withdraw();
  question_ = question;
  const auto command = dialogCommand(question, environment("PATH"), environment("XDG_CURRENT_DESKTOP"));
  if (!command) {
    browser_.emplace(question);
    return;
  }
  jobs_.add<Answer>(
      question.title,
      [command = *command, question](JobControl& control) {
        return runDialog(command, question, control.stop());
      },
      [this](const Result<Answer>& answer) { hear(answer); });
}

void FileDialog::hear(const Result<Answer>& answer) {
  if (!question_ || browser_) return;
  if (answer)
    answer_ = *answer;
  else
    browser_.emplace(*question_);
}

void FileDialog::withdraw() {
  jobs_.cancel();
  question_.reset();
  browser_.reset();
  answer_.reset();
}

std::optional<FileDialog::Answer> FileDialog::draw(Ui& ui, const Ui::Rect& area) {
  jobs_.deliver();
  std::optional<Answer> answer = std::exchange(answer_, std::nullopt);
  if (browser_) {
    browser_->draw(ui, area);
    answer = browser_->takeAnswer();
  }
  if (answer) {
    question_.reset();
    browser_.reset();
  }
  return answer;
}

}  // namespace stipple
