// The keyboard in the whole interface: what the mouse reaches, it reaches.
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <array>
#include <set>

#include "support/studio_screen.h"

namespace stipple {
namespace {

class KeyboardTest : public ::testing::Test, protected testing::StudioScreen {
 protected:
  /// What the mouse finds, place by place, from `left` to the right.
  std::set<ImGuiID> underTheMouse(float left = 0) {
    constexpr glm::vec2 kStep{21, 19};  // less than the least control
    std::set<ImGuiID> seen;
    for (float y = 3; y < kSize.y; y += kStep.y)
      for (float x = left + 3; x < kSize.x; x += kStep.x) {
        point({x, y});
        frames(1);
        if (!GImGui->HoveredIdDisabled) seen.insert(GImGui->HoveredId);
      }
    point({-100, -100});
    frames(2);
    // No controls: the ground, and bars that scroll to what the keyboard is at.
    seen.erase(0);
    for (ImGuiWindow* window : GImGui->Windows) seen.erase(ImHashStr("#SCROLLY", 0, window->ID));
    return seen;
  }

  /// What Tab comes to until it is where it began.
  std::set<ImGuiID> onTheWayRound() {
    std::set<ImGuiID> met;
    while (met.insert(studio.keys().held()).second) {
      press({"Tab"});
      if (met.size() > 1000) ADD_FAILURE() << "no way round";
    }
    return met;
  }
};

TEST_F(KeyboardTest, ReachesWhateverTheMouseReaches) {
  // Everything open at once: the comparison with its menus, the history with some steps, the designs.
  press({"Alt+3", "F6", "Right", "Esc", "C", "Shift+1", "Ctrl+H"});
  const std::set<ImGuiID> by_mouse = underTheMouse();
  EXPECT_GT(by_mouse.size(), 60u);
  press({"F6"});
  const std::set<ImGuiID> by_keys = onTheWayRound();
  for (const ImGuiID control : by_mouse) EXPECT_TRUE(by_keys.contains(control)) << control;
}

TEST_F(KeyboardTest, ReachesEveryPageOfThePanel) {
  for (const char page : std::string("12345678")) {
    press({std::string("Alt+") + page});
    const std::set<ImGuiID> by_mouse = underTheMouse(kSize.x - PlanPanel::kWidth);
    press({"F6"});
    const std::set<ImGuiID> by_keys = onTheWayRound();
    for (const ImGuiID control : by_mouse)
      EXPECT_TRUE(by_keys.contains(control)) << control << " of page " << page;
    press({"Esc"});
  }
}

TEST_F(KeyboardTest, StaysInTheSettingsUntilTheyAreClosedAndThenGoesBackWhereItCameFrom) {
  press({"Ctrl+,"});
  const std::set<ImGuiID> by_mouse = underTheMouse();
  const std::set<ImGuiID> by_keys = onTheWayRound();
  EXPECT_EQ(by_keys.size(), 5u) << "close, three shades, larger; smaller is greyed";
  for (const ImGuiID control : by_keys) EXPECT_TRUE(by_mouse.contains(control)) << control;
  press({"Esc"});
  EXPECT_EQ(studio.keys().held(), 0u) << "the picture's again, as before";

  press({"F6", "Tab"});
  const ImGuiID before = studio.keys().held();
  press({"Ctrl+,", "Tab", "Esc"});
  EXPECT_EQ(studio.keys().held(), before);
}

TEST_F(KeyboardTest, HasAMenuThatTheMouseOpenedUntilItCloses) {
  const auto isOpen = [] { return GImGui->OpenPopupStack.Size > 0; };
  const std::string stage = studio.stageName();
  const glm::vec2 file{kSize.x - PlanPanel::kWidth + 40, 26};
  click(file);
  ASSERT_TRUE(isOpen());
  press({"Left"});
  EXPECT_EQ(studio.stageName(), stage) << "arrows are the menu's";
  press({"Esc"});
  EXPECT_FALSE(isOpen());
  EXPECT_EQ(studio.keys().held(), 0u) << "the picture's again";
  press({"Left"});
  EXPECT_NE(studio.stageName(), stage);
}

TEST_F(KeyboardTest, GoesFromAreaToAreaAndComesRound) {
  press({"C", "Ctrl+H", "F6"});
  const ImGuiID began = studio.keys().held();
  std::set<ImGuiID> areas{began};
  for (press({"F6"}); studio.keys().held() != began; press({"F6"}))
    ASSERT_TRUE(areas.insert(studio.keys().held()).second);
  // Page, footer, rail, divider and two sides of the wipe, compare bar, history, views, timeline, header.
  EXPECT_EQ(areas.size(), 11u);
  press({"F6", "Shift+F6"});
  EXPECT_EQ(studio.keys().held(), began);
}

TEST_F(KeyboardTest, ScrubsTheTimelineByDays) {
  press({"Alt+2", "Left", "F6"});
  // Backwards: the header, then the timeline; its last control is the line of days.
  press({"Shift+F6", "Shift+Tab"});
  const std::string before = studio.stageName();
  press({"Right"});
  EXPECT_NE(studio.stageName(), before);
  EXPECT_NE(studio.stageName().find("day "), std::string::npos);
  press({"Left"});
  EXPECT_EQ(studio.stageName(), before);
}

TEST_F(KeyboardTest, GoesToAStepOfTheHistory) {
  press({"Alt+3", "F6", "Right", "Tab", "Right", "Esc", "Ctrl+H"});
  EXPECT_NE(studio.plan(), Plan());
  press({"F6", "F6", "F6", "F6"});        // page, footer, rail, history
  press({"Tab", "Tab", "Tab", "Enter"});  // beyond its close button and two steps is what they began with
  EXPECT_EQ(studio.plan(), Plan());
}

TEST_F(KeyboardTest, ChoosesWhatASideOfTheWipeShows) {
  press({"C", "F6", "F6", "F6", "F6", "F6"});  // page, footer, rail, divider, left side
  EXPECT_FALSE(studio.panes().front().seen.day) << "bare skin";
  press({"Enter", "Down", "Down", "Enter"});  // what the timeline shows, bare, fresh
  EXPECT_EQ(studio.panes().front().seen.day, 0);
}

TEST_F(KeyboardTest, MovesTheDividerOfTheWipe) {
  const auto divider = [&] {
    frames(1);
    return studio.panes().front().window.high.x;
  };
  press({"C", "F6", "F6", "F6", "F6"});  // page, footer, rail, divider
  const float middle = divider();
  press({"Right"});
  const float moved = divider();
  EXPECT_GT(moved, middle);
  press({"Shift+Right"});
  EXPECT_GT(divider() - moved, 5 * (moved - middle));
  press({"Shift+Left", "Left"});
  EXPECT_EQ(divider(), middle);
  EXPECT_EQ(studio.stageName(), "s3.healed") << "arrows are the divider's while the keyboard is there";
  // In front of a client too, where no ring is.
  press({"Esc", "P", "Alt+Right"});
  const float presented = divider() / sizeOf(studio.pictureArea()).x;
  press({"Alt+Left"});
  EXPECT_LT(divider() / sizeOf(studio.pictureArea()).x, presented);
}

}  // namespace
}  // namespace stipple
