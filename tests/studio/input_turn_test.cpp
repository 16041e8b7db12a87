#include "studio/input_turn.h"

#include <gtest/gtest.h>

#include <vector>

namespace stipple {
namespace {

using enum InputTurn::Kind;

/// How many events each frame of the interface hears of.
std::vector<int> turnsOf(const std::vector<InputTurn::Kind>& events) {
  std::vector<int> turns{0};
  InputTurn turn;
  for (const InputTurn::Kind event : events) {
    if (turn.needsFrameBefore(event)) {
      turns.push_back(0);
      turn = {};
    }
    turn.told(event);
    ++turns.back();
  }
  return turns;
}

TEST(InputTurn, ADoubleClickWithinOneFrameIsFourTurns) {
  EXPECT_EQ(turnsOf({move, button, button, button, button}), (std::vector{2, 1, 1, 1}));
}

TEST(InputTurn, APressIsHeardWhereItHappenedThoughThePointerHasMovedOn) {
  EXPECT_EQ(turnsOf({move, move, button, move, move, button}), (std::vector{3, 3}));
}

TEST(InputTurn, EveryStrokeOfAKeyIsATurnOfItsOwnAndGoesAfterTheClick) {
  EXPECT_EQ(turnsOf({button, key_press, character, key_release, key_press, character}),
            (std::vector{1, 2, 3}));
}

TEST(InputTurn, MovingTurningTheWheelAndComposedCharactersCostNoFrame) {
  EXPECT_EQ(turnsOf({move, wheel, move, wheel, other}), (std::vector{5}));
  EXPECT_EQ(turnsOf({character, character, character}), (std::vector{3}));
}

}  // namespace
}  // namespace stipple
