#include "studio/document.h"

#include <gtest/gtest.h>

#include <random>

#include "plan/parameters.h"
#include "plan/plan_file.h"

namespace stipple {
namespace {

Plan withDensity(float density) {
  Plan plan;
  plan.density_per_cm2 = density;
  return plan;
}

Plan randomlyEdited(Plan plan, std::mt19937& random) {
  const std::size_t which = std::uniform_int_distribution<std::size_t>(0, parameters().size() - 1)(random);
  const Parameter& parameter = parameters()[which];
  parameter.of(plan) = std::uniform_real_distribution<float>(parameter.low, parameter.high)(random);
  return plan;
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
  std::mt19937 random(7);
  Document document;
  const std::string first = toJson(document.plan());
  for (int i = 0; i < 500; ++i) {
    document.change(randomlyEdited(document.plan(), random), "Edit");
    document.finishGroup();
  }
  const std::string last = toJson(document.plan());
  while (document.canUndo()) document.undo();
  EXPECT_EQ(toJson(document.plan()), first);
  while (document.canRedo()) document.redo();
  EXPECT_EQ(toJson(document.plan()), last);
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
