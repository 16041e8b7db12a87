#include "studio/shortcuts.h"

#include <algorithm>
#include <array>

#include "plan/designs.h"

namespace stipple {
namespace {

using enum KeyUse;

constexpr std::array kShortcuts{
    Shortcut{"Right", Action::next_stage, "Next stage, previous stage; Page Down and Page Up too", always},
    Shortcut{"Left", Action::previous_stage, "", always},
    Shortcut{"Shift+Right", Action::next_day, "Next day, previous day; months after the treatment", always},
    Shortcut{"Shift+Left", Action::previous_day, "", always},
    Shortcut{"Space", Action::play, "Play or pause the weeks and years", always},
    Shortcut{".", Action::faster, "Play faster, slower"},
    Shortcut{",", Action::slower, ""},
    Shortcut{"C", Action::compare, "Compare: bare skin beside the plan, parted by a line to drag", always},
    Shortcut{"Shift+C", Action::next_layout, "Next way to compare: wipe, side by side, stages, designs",
             always},
    Shortcut{"Up", Action::compare_with_previous, "Compare with the previous, the next of all stages",
             always},
    Shortcut{"Down", Action::compare_with_next, "", always},
    Shortcut{"X", Action::swap_sides, "Left becomes right", always},
    Shortcut{"Alt+Left", Action::divider_left, "Move the line of the wipe", always},
    Shortcut{"Alt+Right", Action::divider_right, "", always},
    Shortcut{"O", Action::one_session, "Compare with all in one session"},
    Shortcut{"E", Action::next_outcome, "Expect another outcome: optimistic, expected, pessimistic"},
    Shortcut{"F", Action::fit, "Show the whole head", always},
    Shortcut{"M", Action::macro, "Look closely at the skin under the cursor, and back", always},
    Shortcut{"T", Action::turntable, "Turn the head slowly", always},
    Shortcut{"H", Action::handles, "Show or hide the hairline and its points"},
    Shortcut{"G", Action::guides, "Show or hide the guides"},
    Shortcut{"L", Action::next_light, "The next light: studio, salon, bathroom, daylight, evening, flash",
             always},
    Shortcut{"B", Action::brush, "Take the brush, which paints on the head, or put it down"},
    Shortcut{"Tab", Action::next_point, "Select the next point of the hairline"},
    Shortcut{"Shift+Tab", Action::previous_point, ""},
    Shortcut{"F6", Action::panel_keys,
             "Give the keyboard to the panel, then to the next card; Esc gives it back"},
    Shortcut{"Ctrl+F", Action::find_setting, "Find a setting by its name, and go there"},
    Shortcut{"Ctrl++", Action::larger, "Larger, smaller interface", always},
    Shortcut{"Ctrl+-", Action::smaller, "", always},
    Shortcut{"Ctrl+,", Action::appearance, "Size and shades of the interface"},
    Shortcut{"P", Action::present, "Presentation: the head and its caption alone, on the full screen"},
    Shortcut{"F5", Action::present, ""},
    Shortcut{"F10", Action::present, ""},
    Shortcut{"B", Action::black, "In a presentation: black, until the next key", presenting},
    Shortcut{".", Action::black, "", presenting},
    Shortcut{"W", Action::client_window, "A window for the client, on the other screen if there is one",
             always},
    Shortcut{"Shift+W", Action::client_camera, "It stays where it looks, or follows again", always},
    Shortcut{"F11", Action::full_screen, "Full screen", always},
    Shortcut{"Esc", Action::leave, "Cancel a drag; leave brush, comparison, full screen; twice: presentation",
             always},
    Shortcut{"S", Action::screenshot, "Save what is shown as a picture"},
    Shortcut{"F12", Action::screenshot, ""},
    Shortcut{"Ctrl+C", Action::copy_picture, "Copy what is shown, to paste it into a message"},
    Shortcut{"Ctrl+N", Action::new_plan, "A new plan"},
    Shortcut{"Ctrl+O", Action::open_plan, "Open a plan; with Shift a head"},
    Shortcut{"Ctrl+Shift+O", Action::open_head, ""},
    Shortcut{"Ctrl+S", Action::save, "Save the plan; with Shift under another name"},
    Shortcut{"Ctrl+Shift+S", Action::save_as, ""},
    Shortcut{"Ctrl+Z", Action::undo, "Undo"},
    Shortcut{"Ctrl+Shift+Z", Action::redo, "Do again"},
    Shortcut{"Ctrl+Y", Action::redo, ""},
    Shortcut{"Ctrl+E", Action::exports, "Export pictures, views and papers"},
    Shortcut{"Ctrl+H", Action::history, "Every step so far, to go back to"},
    Shortcut{"F1", Action::shortcut_sheet, "This sheet"},
    Shortcut{"F3", Action::performance, "What frames cost on this machine"},
    Shortcut{"Ctrl+Q", Action::quit, "Quit"},
};

}  // namespace

std::span<const Shortcut> shortcuts() {
  return kShortcuts;
}

std::optional<Action> actionFor(std::string_view chord, bool presents) {
  // The key of the plus sign is that of the equals sign on many keyboards.
  if (chord == "Ctrl+=" || chord == "Ctrl+Shift+=" || chord == "Ctrl+Shift++") chord = "Ctrl++";
  const auto found = std::ranges::find_if(kShortcuts, [&](const Shortcut& shortcut) {
    return shortcut.chord == chord && (shortcut.use == always || (shortcut.use == presenting) == presents);
  });
  if (found == kShortcuts.end()) return std::nullopt;
  return found->action;
}

std::optional<DesignKey> designKeyFor(std::string_view chord) {
  constexpr std::string_view kTake = "Shift+", kKeep = "Ctrl+Shift+";
  const bool keep = chord.starts_with(kKeep);
  if (!keep && !chord.starts_with(kTake)) return std::nullopt;
  chord.remove_prefix(keep ? kKeep.size() : kTake.size());
  if (chord.size() != 1 || chord[0] < '1' || chord[0] >= static_cast<char>('1' + Designs::kCount))
    return std::nullopt;
  return DesignKey{static_cast<std::size_t>(chord[0] - '1'), keep};
}

std::optional<std::size_t> viewIndexFor(std::string_view chord) {
  if (chord.size() != 1 || chord[0] < '0' || chord[0] > '9') return std::nullopt;
  return chord[0] == '0' ? 9u : static_cast<std::size_t>(chord[0] - '1');
}

}  // namespace stipple
