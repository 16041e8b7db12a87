#include "studio/document.h"

#include <gtest/gtest.h>

#include <random>

#include "plan/check.h"
#include "plan/parameters.h"
#include "plan/plan_file.h"
#include "plan/styles.h"
#include "studio/session_edits.h"
#include "support/plans.h"
#include "support/scratch_folder.h"

namespace stipple {
namespace {

using testing::withDensity;

/// Numbers that a test draws, from one seed.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }
  float between(float low, float high) { return std::uniform_real_distribution<float>(low, high)(random_); }
  bool coin() { return below(2) == 1; }

 private:
  std::mt19937 random_;
};

Stroke randomStroke(Draw& draw) {
  std::vector<ChartPoint> path(1 + draw.below(20));
  for (ChartPoint& point : path) point = {draw.between(-0.5f, 0.5f), draw.between(-0.5f, 0.5f)};
  const auto kind = static_cast<StrokeKind>(draw.below(kStrokeKindNames.size()));
  return {kind, draw.between(kThinnestStrokeMm, kWidestStrokeMm), draw.between(0, 1),
          StrokePath(std::move(path))};
}

/// One of everything that the studio's panels and tools do to a plan.
void editRandomly(Plan& plan, Draw& draw) {
  const std::size_t session = draw.below(plan.sessions.size());
  switch (draw.below(10)) {
    case 0:
    case 1: {
      const Parameter& parameter = parameters()[draw.below(parameters().size())];
      parameter.of(plan) = draw.between(parameter.low, parameter.high);
      return;
    }
    case 2: {
      const Choice& choice = choices()[draw.below(choices().size())];
      return choice.write(plan, draw.below(choice.names.size()));
    }
    case 3:
      if (!plan.strokes.empty() && draw.coin()) return plan.strokes.pop_back();
      return plan.strokes.push_back(randomStroke(draw));
    case 4:
      if (plan.sessions.size() > 1 && draw.coin()) return removeSession(plan, session);
      if (plan.sessions.size() < kMaxSessions) addSession(plan);
      return;
    case 5: {
      const SessionField& field = sessionFields()[draw.below(sessionFields().size())];
      if (session == 0 && field.field == &Session::interval_days) return;  // there is none before it
      plan.sessions[session].*field.field = draw.between(field.low, field.high);
      return;
    }
    case 6: {
      PointOffset& point = plan.hairline.points[draw.below(kHairlinePointCount)];
      point = {draw.between(-5, 5), draw.between(-5, 5)};
      return;
    }
    case 7:
      return applyStyle(plan, static_cast<Style>(draw.below(kStyleNames.size())));
    case 8:
      plan.first_date = draw.coin() ? dateFrom("2027-02-28") : std::nullopt;
      plan.sessions[session].notes = draw.coin() ? "Zärtlich an der \"Kante\"\n" : "";
      return;
    case 9:
      return setWorked(plan, session, static_cast<ZoneId>(draw.below(kZoneCount)), draw.coin());
  }
}

/// `edits` steps that really change something; those that no plan allows are refused, as in the panels.
void editRandomly(Document& document, int edits, Draw& draw) {
  while (edits > 0) {
    const std::size_t index = draw.below(Designs::kCount);
    if (draw.below(20) == 0 && !document.designs().holds(index, document.plan())) {
      document.keepDesign(index);
      --edits;
    }
    Plan plan = document.plan();
    editRandomly(plan, draw);
    if (plan == document.plan() || !checkPlan(plan)) continue;
    document.changeAtOnce(plan, "Edit");
    --edits;
  }
}

std::string textOf(const Document& document) {
  return toJson(document.plan(), document.designs());
}

void undoAll(Document& document) {
  while (document.canUndo()) document.undo();
}

void redoAll(Document& document) {
  while (document.canRedo()) document.redo();
}

}  // namespace

TEST(Document, StartsWithNothingToUndoAndUnmodified) {
  const Document document(withDensity(100));
  EXPECT_FALSE(document.canUndo());
  EXPECT_FALSE(document.canRedo());
  EXPECT_FALSE(document.isModified());
}

TEST(Document, ADragIsOneStep) {
  Document document(withDensity(100));
  for (const float density : {110.0f, 120.0f, 130.0f}) document.change(withDensity(density), "Density");
  document.finishGroup();
  document.undo();
  EXPECT_EQ(document.plan(), withDensity(100));
  EXPECT_FALSE(document.canUndo());
  document.redo();
  EXPECT_EQ(document.plan(), withDensity(130));
}

TEST(Document, TwoDragsOfOneSliderAreTwoSteps) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  document.finishGroup();
  document.change(withDensity(120), "Density");
  document.undo();
  EXPECT_EQ(document.plan(), withDensity(110));
}

TEST(Document, ChangesAtOnceOfOneNameAreStepsOfTheirOwnAndEndADrag) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  for (const float density : {120.0f, 130.0f}) document.changeAtOnce(withDensity(density), "Density");
  document.change(withDensity(140), "Density");
  for (const float density : {130.0f, 120.0f, 110.0f, 100.0f}) {
    document.undo();
    EXPECT_EQ(document.plan(), withDensity(density));
  }
  EXPECT_FALSE(document.canUndo());
}

TEST(Document, AnotherSliderBeginsAnotherStepEvenWithoutFinishing) {
  Document document;
  Plan plan;
  plan.density_per_cm2 = 110;
  document.change(plan, "Density");
  plan.hairline.fade_mm = 5;
  document.change(plan, "Fade width");
  document.undo();
  EXPECT_EQ(document.plan(), withDensity(110));
}

TEST(Document, ADragThatComesBackToItsStartLeavesNoStep) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  document.change(withDensity(100), "Density");
  document.finishGroup();
  EXPECT_FALSE(document.canUndo());
  EXPECT_FALSE(document.isModified());
}

TEST(Document, ADragThatComesBackDoesNotReachIntoTheStepBefore) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  document.finishGroup();
  document.change(withDensity(120), "Density");
  document.change(withDensity(110), "Density");
  document.change(withDensity(130), "Density");
  document.undo();
  EXPECT_EQ(document.plan(), withDensity(110));
  document.undo();
  EXPECT_EQ(document.plan(), withDensity(100));
}

TEST(Document, AChangeAfterUndoDropsWhatCouldBeRedone) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  document.undo();
  document.change(withDensity(90), "Density");
  EXPECT_FALSE(document.canRedo());
  document.undo();
  EXPECT_EQ(document.plan(), withDensity(100));
}

TEST(Document, NamesWhatWouldBeUndoneAndRedone) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  EXPECT_EQ(document.undoName(), "Density");
  document.undo();
  EXPECT_EQ(document.redoName(), "Density");
}

TEST(Document, SavingMakesThisPlanTheUnmodifiedOneAndUndoAwayFromItIsAModification) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  EXPECT_TRUE(document.isModified());
  document.markSaved("plan.json");
  EXPECT_FALSE(document.isModified());
  EXPECT_EQ(document.file(), "plan.json");
  document.undo();
  EXPECT_TRUE(document.isModified());
  document.redo();
  EXPECT_FALSE(document.isModified());
}

TEST(Document, UndoOfFiveHundredRandomEditsGivesBackTheFirstBytesAndRedoTheLast) {
  Draw draw(7);
  Document document;
  const std::string first = textOf(document);
  editRandomly(document, 500, draw);
  const std::string last = textOf(document);
  EXPECT_NE(last.find("designs"), std::string::npos);
  EXPECT_EQ(document.stepCount(), 501u);
  undoAll(document);
  EXPECT_EQ(textOf(document), first);
  redoAll(document);
  EXPECT_EQ(textOf(document), last);
}

TEST(Document, SavedAndLoadedAmidRandomEditsItIsTheSameByteForByte) {
  const testing::ScratchFolder folder;
  Draw draw(11);
  Document document;
  for (int round = 0; round < 5; ++round) {
    editRandomly(document, 100, draw);
    const auto file = folder / "plan.json";
    ASSERT_TRUE(writePlan(document.plan(), file, document.designs()));
    const auto read = readPlanAndDesigns(file);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, document.planAndDesigns());
    const std::string saved = textOf(document);
    document.replace(read->plan, file, read->designs);
    EXPECT_EQ(textOf(document), saved);
    EXPECT_FALSE(document.canUndo());
    editRandomly(document, 100, draw);
    undoAll(document);
    EXPECT_EQ(textOf(document), saved);
    EXPECT_FALSE(document.isModified());
    redoAll(document);
  }
}

TEST(Document, KeepingADesignIsAStepAndAChangeThatWantsToBeSaved) {
  Document document(withDensity(100));
  document.keepDesign(1);
  EXPECT_TRUE(document.isModified());
  EXPECT_EQ(document.undoName(), "Keep as design B");
  document.keepDesign(1);
  EXPECT_EQ(document.stepCount(), 2u) << "it was there already";
  document.markSaved("plan.json");
  EXPECT_FALSE(document.isModified());
  document.changeAtOnce(withDensity(110), "Density");
  EXPECT_TRUE(document.designs().holds(1, withDensity(100)));
  document.undo();
  document.undo();
  EXPECT_TRUE(document.designs().empty());
  EXPECT_TRUE(document.isModified());
}

TEST(Document, GoesToAnyStepOfItsHistoryAndKeepsTheOthers) {
  Document document(withDensity(100));
  for (const float density : {110.0f, 120.0f, 130.0f}) document.changeAtOnce(withDensity(density), "Density");
  document.goTo(1);
  EXPECT_EQ(document.plan(), withDensity(110));
  document.goTo(3);
  EXPECT_EQ(document.plan(), withDensity(130));
  document.goTo(0);
  EXPECT_EQ(document.plan(), withDensity(100));
  EXPECT_EQ(document.stepCount(), 4u);
  EXPECT_EQ(document.redoName(), "Density");
}

TEST(Document, GoingToAStepEndsADrag) {
  Document document(withDensity(100));
  document.change(withDensity(110), "Density");
  document.goTo(1);
  document.change(withDensity(120), "Density");
  EXPECT_EQ(document.stepCount(), 3u);
}

TEST(Document, ForgetsTheOldestStepsRatherThanGrowingForEver) {
  Document document(withDensity(0));
  for (std::size_t i = 1; i <= 2 * Document::kMostSteps; ++i) {
    document.change(withDensity(static_cast<float>(i)), "Density");
    document.finishGroup();
  }
  std::size_t undone = 0;
  for (; document.canUndo(); ++undone) document.undo();
  EXPECT_EQ(undone, Document::kMostSteps - 1);
}

}  // namespace stipple
