#include "export/recipe.h"

#include <gtest/gtest.h>

#include <random>

namespace stipple {
namespace {

PictureRecipe usual() {
  PictureRecipe recipe{.program = "1.2.3", .head_hash = "0123456789abcdef", .is_built_in_head = true, .shot = {}, .size = {{640, 480}, 2, 16}};
  Preview::Shot& shot = recipe.shot;
  shot.day = 9.7f;
  shot.camera = {.target = {0.1f, -59.7f, 1e-3f}, .yaw = 0.7853982f, .pitch = -0.12345679f, .height_mm = 333.3f};
  shot.light = LightPreset::evening;
  shot.grains_from_px = 1e-6f;
  recipe.lens = Lens{2.8f, 640.1f};
  shot.plan.hairline.fade_mm = 11.1f;
  shot.plan.sessions[1].notes = "rings twice";
  shot.plan.price.amount = 8642;
  shot.plan.first_date = dateFrom("2026-12-01");
  return recipe;
}

TEST(Recipe, ComesBackBitForBit) {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> angle(-3.1415f, 3.1415f);
  for (int round = 0; round < 500; ++round) {
    PictureRecipe recipe = usual();
    recipe.shot.camera.yaw = angle(random);
    recipe.shot.camera.pitch = angle(random) / 2;
    const auto read = recipeFrom(recipeText(recipe));
    ASSERT_TRUE(read) << read.error().message;
    const Camera &before = recipe.shot.camera, &after = read->shot.camera;
    ASSERT_EQ(before.yaw, after.yaw);
    ASSERT_EQ(before.pitch, after.pitch);
    EXPECT_EQ(before.target, after.target);
    EXPECT_EQ(before.height_mm, after.height_mm);
    EXPECT_EQ(recipe.shot.day, read->shot.day);
    EXPECT_EQ(recipe.shot.light, read->shot.light);
    EXPECT_EQ(recipe.shot.grains_from_px, read->shot.grains_from_px);
    EXPECT_EQ(recipe.size, read->size);
    EXPECT_EQ(recipe.head_hash, read->head_hash);
    ASSERT_TRUE(read->lens);
    EXPECT_EQ(recipe.lens->f_number, read->lens->f_number);
    EXPECT_EQ(recipe.lens->focus_mm, read->lens->focus_mm);
    EXPECT_TRUE(read->is_built_in_head);
    EXPECT_EQ(recipeText(*read), recipeText(recipe));
  }
  PictureRecipe bare = usual();
  bare.shot.day.reset();
  bare.lens.reset();
  EXPECT_FALSE(recipeFrom(recipeText(bare))->shot.day);
  EXPECT_FALSE(recipeFrom(recipeText(bare))->lens);
}

TEST(Recipe, HoldsTheDesignAndNothingOfAPersonOrAPractice) {
  const std::string text = recipeText(usual());
  for (const char* secret : {"rings twice", "8642", "2026"}) EXPECT_EQ(text.find(secret), std::string::npos) << text;
  EXPECT_NE(text.find("11.1"), std::string::npos);
}

TEST(Recipe, WhatIsNoneIsAnErrorInWords) {
  for (const char* none : {"", "{}", "[]", "null", "{\"stipple_picture\": 1}", "{\"stipple_picture\": \"one\"}", "{\"stipple_picture\": 99}"}) {
    const auto read = recipeFrom(none);
    ASSERT_FALSE(read) << none;
    EXPECT_FALSE(read.error().message.empty());
    EXPECT_EQ(read.error().message.find('\n'), std::string::npos);
  }
  EXPECT_FALSE(recipeFrom(std::string(1'000'000, '[')));
  EXPECT_FALSE(recipeFrom("{\"stipple_picture\": 1, \"plan\": " + std::string(1'000'000, '[')));
}

TEST(Recipe, DamageIsNeverMoreThanAnError) {
  const std::string good = recipeText(usual());
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string bad = good;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) bad[random() % bad.size()] = static_cast<char>(random() & 0xff);
    const auto read = recipeFrom(bad);
    if (!read) continue;
    EXPECT_GE(read->size.picture.x, 1u);
    EXPECT_LE(read->size.picture.x, kMostStillPixels);
    EXPECT_TRUE(read->size.bits == 8 || read->size.bits == 16);
  }
}

}  // namespace
}  // namespace stipple
