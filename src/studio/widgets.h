#pragma once
#include <glm/vec2.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "studio/icons.h"
#include "studio/panel_keys.h"
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
  std::vector<Rect> covered{};                   // where panels lie over the picture
  PanelKeys* keys = nullptr;                     // of what is drawn now; null: reached by the mouse alone
  std::vector<std::string>* settings = nullptr;  // if somebody asks: keys of what can be set in this frame

  float px(float units) const { return theme.px(units); }
  const Palette& palette() const { return theme.palette; }
  /// A control that sets `key` (setting_table.h) is being drawn.
  void sets(std::string_view key) const {
    if (settings) settings->emplace_back(key);
    if (keys) keys->sets(key);
  }
  /// The controls from here on belong together: the keyboard goes from one such area to the next.
  void beginArea() const {
    if (keys) keys->beginArea();
  }
  /// ImGui's last item is a control.
  PanelKeys::Told control(ImGuiID item, PanelKeys::Kind kind = PanelKeys::Kind::button) const {
    return keys ? keys->control(item, kind, palette().accent, px(1)) : PanelKeys::Told{};
  }
};

/// A rounded panel over the picture, as large as what is in it, an area of its own; its place is set before
/// with SetNextWindowPos(). Always paired with endCard(), which gives back the place it took.
void beginCard(const Ui& ui, const char* name, Shade Palette::*ground = &Palette::card);
Ui::Rect endCard(Ui& ui);

struct ButtonLook {
  bool chosen = false;  // filled with the accent: one of several
  bool lit = false;     // in the accent's colour: a thing that is switched on
  bool enabled = true;
  bool plain = false;  // no ground until hovered
  Icon icon = Icon::none;
  bool icon_alone = false;  // instead of the text, unless the machine lacks the icon
  float width = 0;          // 0: as wide as its text
  float height = 0;         // 0: as high as a line of text asks for
  bool face = true;         // false: words are drawn on it by who asked for it
  const char* hint = nullptr;
};

struct ButtonTold {
  bool pressed = false;
  bool pointed = false;  // by the mouse or the keyboard: what it would do may be shown
};
ButtonTold buttonTold(const Ui& ui, const char* text, const ButtonLook& look = {});
inline bool button(const Ui& ui, const char* text, const ButtonLook& look = {}) {
  return buttonTold(ui, text, look).pressed;
}
/// As wide as `button` would make it by itself.
float buttonWidth(const Ui& ui, const char* text, const ButtonLook& look = {});

/// A card in front of everything: while it is open the keyboard reaches nothing else. endFrontCard() says
/// whether it stays open: not after Esc from there, or a click beside it.
void beginFrontCard(const Ui& ui, const char* name);
bool endFrontCard(Ui& ui);

/// A list that opens over the panel, between these two if it is open.
bool beginMenu(const Ui& ui, const char* name);
void endMenu(const Ui& ui);
/// A line of a menu, `chosen` or not; closes it when pressed.
ButtonTold menuItem(const Ui& ui, const char* text, bool chosen, float width = 0);

/// A tooltip of the last item, once the cursor has rested on it, or the keyboard if that is there.
void hint(const Ui& ui, std::string_view text, bool pointed_by_keys = false);

/// A line across, a title and an arrow; whether the group beneath it is open, which starts as closed.
/// `reveal` opens it.
bool groupHeader(const Ui& ui, const char* title, float width, bool reveal = false);

/// One line in the middle of an otherwise empty window.
void drawMessage(const Theme& theme, glm::vec2 size, std::string_view words);

void quietText(const Ui& ui, std::string_view text);
/// The same over several lines, as wide as ImGui's item width.
void wrappedText(const Ui& ui, std::string_view text, Shade Palette::*shade = &Palette::quiet);

}  // namespace stipple
