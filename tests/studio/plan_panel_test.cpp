#include "studio/plan_panel.h"

#include <gtest/gtest.h>

#include <set>

#include "plan/styles.h"
#include "studio/headless_ui.h"
#include "studio/setting_table.h"
#include "support/ball_head.h"

namespace stipple {
namespace {

constexpr glm::vec2 kWindow{PlanPanel::kWidth, 720};

class PlanPanelTest : public ::testing::Test {
 protected:
  static const Scalp& scalp() {
    static const Scalp scalp(testing::ballHead(4));
    return scalp;
  }

  /// Sizes, and what is pointed at, follow a frame later each.
  void frames(int count) {
    for (int i = 0; i < count; ++i) {
      screen.point(mouse, pressed);
      screen.frame([&] {
        ImGui::PushFont(screen.theme().body);
        Ui ui{screen.theme()};
        ui.settings = &controls;
        ui.keys = &keys;
        keys.beginFrame();
        wishes = panel.draw(
            ui, {{0, 0}, {kWindow.x, kWindow.y}},
            {document, hairline, brush, outlook, 60, work, facts, LightPreset::studio, exports, settings});
        keys.endFrame();
        if (wishes.light) light_taken = wishes.light;
        ImGui::PopFont();
      });
    }
  }
  void click() {
    for (const bool down : {true, false}) {
      pressed = down;
      frames(2);
    }
  }
  void key(std::string_view chord) {
    EXPECT_TRUE(keys.key(chord)) << chord;
    frames(2);
  }

  /// Puts the mouse on the first place of the panel where `is_there` says so; false if there is none.
  bool pointWhere(const std::function<bool()>& is_there) {
    for (float y = 60; y < kWindow.y - 60; y += 9)
      for (float x = 24; x < 300; x += 40) {
        mouse = {x, y};
        frames(2);
        if (is_there()) return true;
      }
    return false;
  }

  HeadlessUi screen{kWindow};
  glm::vec2 mouse{-100, -100};
  bool pressed = false;
  Document document;
  HairlineTool hairline{scalp()};
  BrushTool brush{scalp()};
  Outlook outlook;
  Workload work = usualWorkload(Plan(), 250);
  HeadFacts facts = factsOf(scalp().head());
  PlanPanel panel;
  PanelKeys keys;
  PlanPanel::Wishes wishes;
  std::optional<LightPreset> light_taken;
  ExportChoices exports;
  Settings settings;
  std::vector<std::string> controls;
};

TEST_F(PlanPanelTest, APresetUnderThePointerIsShownAndNoStepOfTheDocument) {
  panel.show(PanelPage::hairline);
  Plan faded;
  applyStyle(faded, Style::faded);
  ASSERT_TRUE(pointWhere([&] { return wishes.trial.plan == faded; }));
  EXPECT_EQ(document.plan(), Plan());
  EXPECT_FALSE(document.canUndo());
  EXPECT_FALSE(document.isModified());

  mouse = {-100, -100};
  frames(2);
  EXPECT_FALSE(wishes.trial.plan.has_value()) << "leaving it puts the plan back";
}

TEST_F(PlanPanelTest, APresetThatIsClickedIsOneStep) {
  panel.show(PanelPage::hairline);
  Plan faded;
  applyStyle(faded, Style::faded);
  ASSERT_TRUE(pointWhere([&] { return wishes.trial.plan == faded; }));
  click();
  EXPECT_EQ(document.plan(), faded);
  EXPECT_EQ(document.undoName(), "Style: Faded");
  document.undo();
  EXPECT_EQ(document.plan(), Plan());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(PlanPanelTest, ARoomUnderThePointerIsShownAndNotTaken) {
  panel.show(PanelPage::light);
  ASSERT_TRUE(pointWhere([&] { return wishes.trial.light == LightPreset::evening; }));
  EXPECT_FALSE(light_taken.has_value());
  click();
  EXPECT_EQ(light_taken, LightPreset::evening);
}

TEST_F(PlanPanelTest, EverythingThatCanBeSetHasAControlOfItsNameAndEveryControlIsInTheTable) {
  Plan plan;
  plan.skin.type = SkinType::oily;
  document = Document(plan);
  std::set<std::string> shown{"view", "light", "day", "stage", "theme", "scale_percent"};  // beside the panel
  const auto collect = [&] {
    frames(2);
    for (const std::string& key : controls) shown.insert(tableKey(key));
    controls.clear();
  };
  for (std::size_t page = 0; page < kPanelPageCount; ++page) {
    panel.show(static_cast<PanelPage>(page));
    panel.showSession(1);
    collect();
  }
  exports.kind = ExportKind::approval_sheet;
  panel.show(PanelPage::exporting);
  collect();
  panel.show(PanelPage::hairline);
  for (std::size_t point = 0; point < kHairlinePointCount; ++point) {
    hairline.select(static_cast<HairlinePointId>(point));
    collect();
  }
  std::set<std::string> table;
  for (const Setting& setting : settingTable()) table.insert(setting.key);
  for (const std::string& key : table) EXPECT_TRUE(shown.contains(key)) << "no control sets " << key;
  for (const std::string& key : shown) EXPECT_TRUE(table.contains(key)) << key << " is in no table";
}

TEST_F(PlanPanelTest, TheKeyboardReachesEveryControlOfAPageAndComesRound) {
  panel.show(PanelPage::pigment);
  frames(2);
  keys.enter();
  frames(1);
  std::set<std::string> changed;
  for (int i = 0; i < 40; ++i) {
    const Plan before = document.plan();
    key("Right");
    if (document.plan() != before) changed.insert(document.undoName());
    key("Tab");
  }
  std::size_t sliders = 0;
  for (const Parameter& parameter : parameters()) sliders += parameter.key.starts_with("pigment.");
  EXPECT_EQ(changed.size(), sliders);
}

TEST_F(PlanPanelTest, AnArrowKeyMovesANumberByItsLastDigitAndIsOneStep) {
  panel.show(PanelPage::zones);
  frames(2);
  keys.enter();
  frames(1);
  key("Right");
  EXPECT_EQ(document.plan().density_per_cm2, Plan().density_per_cm2 + 1);
  key("Shift+Left");
  EXPECT_EQ(document.plan().density_per_cm2, Plan().density_per_cm2 - 9);
  document.undo();
  document.undo();
  EXPECT_EQ(document.plan(), Plan());
  EXPECT_FALSE(document.canUndo());
}

TEST_F(PlanPanelTest, TheKeyboardIsThePicturesUntilItIsHandedOverAndAgainAfterEsc) {
  frames(2);
  EXPECT_FALSE(keys.key("Right"));
  keys.enter();
  EXPECT_TRUE(keys.key("Right"));
  EXPECT_FALSE(keys.key("Ctrl+Z")) << "shortcuts are the studio's either way";
  EXPECT_TRUE(keys.key("Esc"));
  EXPECT_FALSE(keys.key("Right"));
}

TEST_F(PlanPanelTest, AMenuOpenedByKeyKeepsTheKeyboardUntilItCloses) {
  panel.show(PanelPage::zones);
  frames(2);
  keys.enter();
  frames(1);
  // Density, then three numbers and the skin of the first zone.
  for (int i = 0; i < 4; ++i) key("Tab");
  key("Enter");
  frames(2);
  key("Down");  // from "As the rest" to "Normal", which the picture shows
  ASSERT_TRUE(wishes.trial.plan.has_value());
  EXPECT_EQ(wishes.trial.plan->zones[ZoneId::hairline_edge].skin, SkinType::normal);
  EXPECT_FALSE(document.canUndo());
  key("Enter");
  EXPECT_EQ(document.plan().zones[ZoneId::hairline_edge].skin, SkinType::normal);
  frames(3);
  EXPECT_FALSE(wishes.trial.plan.has_value());
  key("Shift+Tab");  // beside the button that opened it
  key("Right");
  EXPECT_NE(document.plan().zones[ZoneId::hairline_edge].shade, Plan().zones[ZoneId::hairline_edge].shade);
}

}  // namespace
}  // namespace stipple
