#pragma once
#include <glm/vec2.hpp>
#include <string_view>
#include <vector>

#include "studio/icons.h"
#include "studio/theme.h"

namespace stipple {

/// What every panel draws with, for the length of one frame.
struct Ui {
  struct Rect {
    ImVec2 low, high;
    bool contains(ImVec2 at) const {
      return at.x >= low.x && at.y >= low.y && at.x < high.x && at.y < high.y;
    }
  };

  const Theme& theme;
  double now_s = 0;
  std::vector<Rect> covered{};  // where panels lie over the picture

  float px(float units) const { return theme.px(units); }
  const Palette& palette() const { return theme.palette; }
};

/// A rounded panel over the picture, as large as what is in it; its place is set before with
/// SetNextWindowPos(). Always paired with endCard(), which gives back the place it took.
void beginCard(const Ui& ui, const char* name, Shade Palette::*ground = &Palette::card);
Ui::Rect endCard(Ui& ui);

struct ButtonLook {
  bool chosen = false;  // filled with the accent: one of several
  bool lit = false;     // in the accent's colour: a thing that is switched on
  bool enabled = true;
  bool plain = false;      // no ground until hovered
  Icon icon = Icon::none;  // instead of the text, which then only names the button
  float width = 0;         // 0: as wide as its text
  float height = 0;        // 0: as high as a line of text asks for
  const char* hint = nullptr;
};

bool button(const Ui& ui, const char* text, const ButtonLook& look = {});

/// A tooltip of the last item, once the cursor has rested on it.
void hint(const Ui& ui, std::string_view text);

/// A line across, a title and an arrow; whether the group beneath it is open, which starts as closed.
bool groupHeader(const Ui& ui, const char* title, float width);

/// One line in the middle of an otherwise empty window.
void drawMessage(const Theme& theme, glm::vec2 size, std::string_view words);

void quietText(const Ui& ui, std::string_view text);
/// The same over several lines, as wide as ImGui's item width.
void wrappedText(const Ui& ui, std::string_view text, Shade Palette::*shade = &Palette::quiet);

}  // namespace stipple
