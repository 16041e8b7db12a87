#include "studio/brush_tool.h"

#include <gtest/gtest.h>

#include "plan/check.h"
#include "studio/pointing.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

class BrushToolTest : public ::testing::Test {
 protected:
  static const Scalp& scalp() {
    static const Scalp scalp(testing::ballHead(4));
    return scalp;
  }
  /// From above, the crown in the middle.
  PictureView view{Camera{{0, 20, 0}, 0, 1.5f, 260}, {0, 0}, {600, 600}};
  Document document;
  BrushTool brush{scalp()};

  void paint(glm::vec2 from, glm::vec2 to) {
    ASSERT_TRUE(brush.press(document, view, from));
    for (int step = 1; step <= 20; ++step)
      brush.drag(document, view, from + (to - from) * (static_cast<float>(step) / 20));
  }
};

TEST_F(BrushToolTest, ADragIsOneStrokeOfTheChosenKindAndOneStep) {
  brush.choose(1);  // takes density
  paint({250, 300}, {350, 300});
  brush.release(document);
  ASSERT_EQ(document.plan().strokes.size(), 1u);
  const Stroke& stroke = document.plan().strokes.front();
  EXPECT_EQ(stroke.kind, StrokeKind::density);
  EXPECT_FLOAT_EQ(stroke.amount, -brush.strength);
  EXPECT_FLOAT_EQ(stroke.radius_mm, brush.radius_mm);
  // 100 of 600 pixels that show 260 mm, over a ball of 90 mm; the chart is 1 for a sphere's twice radius.
  const auto& path = stroke.path.points();
  const double length_mm = (path.back().x - path.front().x) * 2 * testing::kBallRadiusMm;
  EXPECT_NEAR(std::abs(length_mm), 100.0 / 600 * 260 * 0.75, 10);
  EXPECT_LT(path.size(), 20u);  // closer points would not show
  document.undo();
  EXPECT_TRUE(document.plan().strokes.empty());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(BrushToolTest, TheWheelChangesItsSizeAndWithAltZooms) {
  ViewControl control(Camera{{0, 20, 0}, 0, 1.5f, 260}, [](const glm::vec3&, const glm::vec3&) { return std::nullopt; });
  HairlineTool hairline(scalp());
  WhorlTool whorl(scalp());
  Pointing pointing;
  const auto turn = [&](float steps, bool alt, bool paints) {
    pointing.handle(
        {.kind = PointerEvent::Kind::wheel, .at = {300, 300}, .steps = steps, .alt = alt},
        {document, control, hairline, whorl, brush, {{600, 600}, {300, 300}, 600}, view, 10, true, true, false, paints});
  };
  const float radius_mm = brush.radius_mm, height_mm = control.camera().height_mm;
  turn(2, false, true);
  EXPECT_FLOAT_EQ(brush.radius_mm, radius_mm * 1.21f);
  EXPECT_EQ(control.camera().height_mm, height_mm);
  turn(-200, false, true);
  EXPECT_EQ(brush.radius_mm, BrushTool::kLeastRadiusMm);
  turn(1, true, true);
  turn(1, false, false);
  EXPECT_LT(control.camera().height_mm, height_mm);
  EXPECT_EQ(brush.radius_mm, BrushTool::kLeastRadiusMm);
}

TEST_F(BrushToolTest, StrokesPileUpInTheOrderTheyWerePainted) {
  paint({250, 300}, {300, 300});
  brush.release(document);
  brush.choose(4);
  paint({300, 250}, {300, 300});
  brush.release(document);
  ASSERT_EQ(document.plan().strokes.size(), 2u);
  EXPECT_EQ(document.plan().strokes[1].kind, StrokeKind::scar_strip);
  document.undo();
  EXPECT_EQ(document.plan().strokes.size(), 1u);
}

TEST_F(BrushToolTest, BesideTheHeadNothingIsPainted) {
  EXPECT_FALSE(brush.press(document, view, {5, 5}));
  EXPECT_FALSE(brush.painting());
}

TEST_F(BrushToolTest, CancellingTakesTheStrokeBack) {
  paint({250, 300}, {350, 300});
  brush.cancel(document);
  EXPECT_FALSE(brush.painting());
  EXPECT_TRUE(document.plan().strokes.empty());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(BrushToolTest, EveryKindMakesAPlanThatCanBe) {
  for (std::size_t kind = 0; kind < brushKinds().size(); ++kind) {
    brush.choose(kind);
    paint({280, 300}, {320, 300});
    brush.release(document);
    EXPECT_EQ(document.plan().strokes.size(), kind + 1) << brushKinds()[kind].label;
    EXPECT_TRUE(checkPlan(document.plan())) << brushKinds()[kind].label;
  }
}

}  // namespace
}  // namespace stipple
