#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "studio/widgets.h"

namespace stipple {

/// Something that must be answered before anything else goes on.
struct Question {
  std::string title;
  std::string text;
  std::vector<std::string> answers;  // the first is what most want; the last changes nothing
};

/// A question in front of a dimmed window. Mouse, or keys: Enter for the first answer, Esc for the last, the
/// arrow keys or Tab to go from one to the next.
class QuestionBox {
 public:
  void ask(Question question);
  bool asking() const { return question_.has_value(); }
  void withdraw() { question_.reset(); }

  /// A key was pressed while it is asking.
  void key(std::string_view chord);
  /// The answer's index, in the frame after it was given.
  std::optional<std::size_t> draw(Ui& ui, const Ui::Rect& area);

 private:
  std::optional<Question> question_;
  std::size_t marked_ = 0;
  std::optional<std::size_t> given_;
};

/// Dims `area`, takes the mouse away from everything in it, and begins a ground of `size` in its middle: what
/// every modal thing lies on. Paired with endModal().
void beginModal(Ui& ui, const Ui::Rect& area, const char* name, ImVec2 size);
void endModal();

}  // namespace stipple
