#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/parameters.h"
#include "studio/widgets.h"

namespace stipple {

/// Numbers of the plan that are called like `words`, at most as many as the card shows: first those whose
/// name begins so, then those that have it in their name, then those that are explained with it. Upper and
/// lower case are one; no words find nothing.
std::vector<const Parameter*> parametersLike(std::string_view words);

/// A card with a line to type in, in front of everything: finds a number of the plan by its name, whatever
/// page it stands on. It takes all keys while it is open: up and down choose, Enter goes there, Esc closes.
class ParameterSearch {
 public:
  void open();
  bool isOpen() const { return open_; }
  void key(std::string_view chord);
  /// Near the top of `area`. Gives back what was chosen, once.
  const Parameter* draw(Ui& ui, const Ui::Rect& area);

 private:
  bool open_ = false;
  bool focus_wanted_ = false;
  std::array<char, 64> typed_{};  // ends with a zero
  std::size_t marked_ = 0;        // of what was found
  const Parameter* chosen_ = nullptr;
};

}  // namespace stipple
