#pragma once
#include <string>
#include <vector>

#include "studio/widgets.h"

namespace stipple {

/// What the studio has to say, in words, until it is dismissed or, if nothing is wrong, until a few seconds
/// have passed.
class Notices {
 public:
  void say(std::string text, double now_s) { shown_.push_back({std::move(text), false, now_s}); }
  void warn(std::string text, double now_s) { shown_.push_back({std::move(text), true, now_s}); }

  /// Centred below `top`, the newest last. True while one will go by itself.
  bool draw(Ui& ui, ImVec2 top, float width);

 private:
  struct Notice {
    std::string text;
    bool is_error;
    double since_s;
  };
  std::vector<Notice> shown_;
};

}  // namespace stipple
