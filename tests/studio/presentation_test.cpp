#include "studio/presentation.h"

#include <gtest/gtest.h>

#include <set>

#include "studio/shortcuts.h"

namespace stipple {
namespace {

TEST(Presentation, OneEscapeDoesNotLeaveItTwoDo) {
  Presentation presentation;
  presentation.begin();
  EXPECT_FALSE(presentation.leave(100));
  EXPECT_TRUE(presentation.active());
  EXPECT_TRUE(presentation.isLeaving(101));
  EXPECT_TRUE(presentation.leave(101));
  EXPECT_FALSE(presentation.active());
}

TEST(Presentation, AnEscapeLongAfterAnotherIsTheFirstAgain) {
  Presentation presentation;
  presentation.begin();
  presentation.leave(100);
  const double later = 100 + Presentation::kLeaveWithinS + 0.1;
  EXPECT_FALSE(presentation.isLeaving(later));
  EXPECT_FALSE(presentation.leave(later));
  EXPECT_TRUE(presentation.active());
}

TEST(Presentation, BeginsAnewEachTime) {
  Presentation presentation;
  presentation.begin();
  presentation.toggleBlack();
  presentation.leave(1);
  presentation.leave(1);
  EXPECT_FALSE(presentation.black());
  presentation.begin();
  EXPECT_FALSE(presentation.black());
  EXPECT_FALSE(presentation.isLeaving(1.5));
}

TEST(Presentation, NoKeyInItChangesThePlanWritesAFileOrBringsUpATool) {
  const std::set<Action> harmless{Action::next_stage,
                                  Action::previous_stage,
                                  Action::next_day,
                                  Action::previous_day,
                                  Action::play,
                                  Action::compare,
                                  Action::next_layout,
                                  Action::compare_with_next,
                                  Action::compare_with_previous,
                                  Action::swap_sides,
                                  Action::divider_left,
                                  Action::divider_right,
                                  Action::fit,
                                  Action::macro,
                                  Action::turntable,
                                  Action::next_light,
                                  Action::black,
                                  Action::client_window,
                                  Action::client_camera,
                                  Action::full_screen,
                                  Action::larger,  // of the caption
                                  Action::smaller,
                                  Action::leave};
  for (const Shortcut& shortcut : shortcuts()) {
    const auto action = actionFor(shortcut.chord, true);
    EXPECT_TRUE(!action || harmless.contains(*action)) << shortcut.chord;
  }
}

TEST(Presentation, ARemoteWorks) {
  EXPECT_EQ(actionFor("F5", false), Action::present);
  EXPECT_EQ(actionFor("Right", true), Action::next_stage);  // Page Down, by app/window
  EXPECT_EQ(actionFor("B", true), Action::black);
  EXPECT_EQ(actionFor(".", true), Action::black);
  EXPECT_EQ(actionFor("B", false), Action::brush);
}

TEST(Turntable, GoesRoundInItsTimeAndKeepsThePlaceLookedAt) {
  const Camera home{{0, 10, 0}, 0.3f, 0.1f, 340};
  ViewControl view(home, [](const glm::vec3&, const glm::vec3&) { return std::optional<glm::vec3>(); });
  Turntable turntable;
  turntable.advance(1, view);
  EXPECT_EQ(view.camera(), home);  // it stands still until it is told to turn
  turntable.toggle();
  for (int i = 0; i < 240; ++i) turntable.advance(Turntable::kSecondsARound / 480, view);
  EXPECT_NEAR(std::abs(std::remainder(view.camera().yaw - home.yaw, 6.2831853f)), 3.14159f, 1e-3f);
  EXPECT_EQ(view.camera().target, home.target);
}

}  // namespace
}  // namespace stipple
