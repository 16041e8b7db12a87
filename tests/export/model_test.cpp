// A head with its treatment painted on, against the head as the frame draws it.
#include "export/model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "export/srgb.h"
#include "support/head_pictures.h"

namespace stipple {
namespace {

class Model : public testing::HeadPictures {
 protected:
  static TextureBake bakeOf(const char* stage, int side) { return {Plan(), stageNamed(Plan(), stage)->day, side}; }
};

/// A texture's colour at a place of the picture, linear.
glm::vec3 texelAt(const ColourMap& map, const glm::vec2& uv) {
  const auto clamped = [](float at, int size) { return std::clamp(static_cast<int>(at * static_cast<float>(size)), 0, size - 1); };
  const std::uint8_t* rgb =
      &map.rgb[3 * (static_cast<std::size_t>(clamped(uv.y, map.height)) * static_cast<std::size_t>(map.width) +
                    static_cast<std::size_t>(clamped(uv.x, map.width)))];
  return {linearFromSrgb(rgb[0] / 255.0f), linearFromSrgb(rgb[1] / 255.0f), linearFromSrgb(rgb[2] / 255.0f)};
}

/// Mean colour of blocks of so many pixels a side where all of it shows the head; others are 0.
std::vector<glm::vec3> blocks(const std::vector<glm::vec3>& picture, int side, int block) {
  std::vector<glm::vec3> means;
  for (int y = 0; y + block <= side; y += block)
    for (int x = 0; x + block <= side; x += block) {
      glm::vec3 sum(0);
      bool whole = true;
      for (int i = 0; i < block * block; ++i) {
        const glm::vec3& pixel = picture[static_cast<std::size_t>((y + i / block) * side + x + i % block)];
        sum += pixel;
        whole &= pixel != glm::vec3(0);
      }
      means.push_back(whole ? sum / static_cast<float>(block * block) : glm::vec3(0));
    }
  return means;
}

TEST_F(Model, LooksFromTheFrontAsTheFrameDrawsIt) {
  constexpr int kSide = 256, kBlock = 8;
  Stills stills(device(), preview());
  const Scalp& scalp = preview().scalp();
  const TextureBake bake = bakeOf("s3.healed", 512);
  const Atlas atlas = makeAtlas(scalp.head(), bake.side_px);
  const auto texture = bakeTexture(stills, scalp.rays(), atlas, bake, {});
  ASSERT_TRUE(texture) << texture.error().message;

  const Camera camera = *viewFrom("chin-down", scalp.head().landmarks);
  const auto still = stills.draw({.plan = bake.plan, .day = bake.day, .camera = camera, .unlit = true}, {glm::uvec2(kSide), 2});
  ASSERT_TRUE(still);
  const shared::View view = viewOf(camera, glm::uvec2(kSide), 1);
  const RayCaster rays(atlas.mesh);
  std::vector<glm::vec3> drawn(std::size_t{kSide} * kSide, glm::vec3(0)), painted = drawn;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const std::size_t i = static_cast<std::size_t>(y * kSide + x);
      glm::vec3 sum(0);
      int hits = 0;
      for (const glm::vec2 part : {glm::vec2(.25f, .25f), glm::vec2(.75f, .25f), glm::vec2(.25f, .75f), glm::vec2(.75f, .75f)}) {
        const glm::vec2 from_middle = glm::vec2(x, y) + part - kSide / 2.0f;
        const auto hit = rays.cast(view.eye, glm::normalize(view.forward * view.focal_px + view.right * from_middle.x - view.up * from_middle.y));
        if (!hit) continue;
        const glm::uvec3& t = atlas.mesh.triangles[hit->triangle];
        sum += texelAt(*texture, hit->barycentric.x * atlas.mesh.uvs[t.x] + hit->barycentric.y * atlas.mesh.uvs[t.y] +
                                     hit->barycentric.z * atlas.mesh.uvs[t.z]);
        ++hits;
      }
      if (hits < 4) continue;
      painted[i] = sum * 0.25f;
      const std::uint8_t* rgb = still->at(x, y);
      drawn[i] = {linearFromSrgb(rgb[0] / 255.0f), linearFromSrgb(rgb[1] / 255.0f), linearFromSrgb(rgb[2] / 255.0f)};
    }

  const auto left = blocks(drawn, kSide, kBlock), right = blocks(painted, kSide, kBlock);
  double sum = 0;
  int count = 0, far_off = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == glm::vec3(0) || right[i] == glm::vec3(0)) continue;
    const double apart = std::abs(static_cast<double>(right[i].y / left[i].y) - 1);
    sum += apart;
    ++count;
    far_off += apart > 0.06;
  }
  ASSERT_GT(count, 200);
  EXPECT_LT(sum / count, 0.01);
  EXPECT_LT(far_off, count / 50);
}

TEST_F(Model, HoldsTheTreatmentAndNotTheLight) {
  Stills stills(device(), preview());
  const Scalp& scalp = preview().scalp();
  const Atlas atlas = makeAtlas(scalp.head(), 256);
  const auto bare = bakeTexture(stills, scalp.rays(), atlas, bakeOf("bare", 256), {}),
             healed = bakeTexture(stills, scalp.rays(), atlas, bakeOf("s3.healed", 256), {});
  ASSERT_TRUE(bare && healed);
  // Left and right of the crown the light of no room differs, so neither does the skin by more than its own blotches.
  glm::vec3 treated(0), before(0), left(0), right(0);
  int counted = 0;
  for (std::size_t i = 0; i < atlas.mesh.positions.size(); ++i) {
    const glm::vec3& place = atlas.mesh.positions[i];
    if (atlas.mesh.regions[i] != Region::scalp || place.y < 90) continue;
    const glm::vec3 colour = texelAt(*bare, atlas.mesh.uvs[i]);
    (place.x > 0 ? left : right) += glm::vec3(colour.y, 1, 0);
    before += colour;
    treated += texelAt(*healed, atlas.mesh.uvs[i]);
    ++counted;
  }
  ASSERT_GT(counted, 500);
  EXPECT_NEAR(left.x / left.y / (right.x / right.y), 1, 0.04);
  EXPECT_LT(treated.y / before.y, 0.9f);
  EXPECT_GT(treated.y / before.y, 0.5f);
}

TEST_F(Model, IsAGlbOfMatteSkinAndSaysNothingElse) {
  Stills stills(device(), preview());
  const auto once = makeModel(stills, preview().scalp(), bakeOf("s1.fresh", 256), {}),
             again = makeModel(stills, preview().scalp(), bakeOf("s1.fresh", 256), {});
  ASSERT_TRUE(once && again);
  EXPECT_EQ(*once, *again);

  std::array<std::uint32_t, 5> header{};
  std::memcpy(header.data(), once->data(), sizeof header);
  EXPECT_EQ(header[0], 0x46546C67u);
  EXPECT_EQ(header[1], 2u);
  EXPECT_EQ(header[2], once->size());
  const auto document = nlohmann::json::parse(once->substr(20, header[3]), nullptr, false);
  ASSERT_TRUE(document.is_object());
  const auto& skin = document.at("materials").at(0).at("pbrMetallicRoughness");
  EXPECT_EQ(skin.at("metallicFactor"), 0);
  EXPECT_TRUE(skin.contains("baseColorTexture"));
  EXPECT_EQ(skin.at("baseColorFactor"), nlohmann::json({1, 1, 1, 1})) << "the texture as it is";
  EXPECT_FALSE(document.at("meshes").at(0).contains("extras"));
  EXPECT_EQ(document.at("asset").size(), 2u);
  for (const auto& view : document.at("bufferViews"))
    EXPECT_LE(view.value("byteOffset", 0u) + view.at("byteLength").get<std::size_t>(), document.at("buffers").at(0).at("byteLength"));
}

TEST_F(Model, StopsWhenAsked) {
  Stills stills(device(), preview());
  std::stop_source stop;
  const auto stopped = makeModel(stills, preview().scalp(), bakeOf("bare", 256),
                                 {.progress = [&](double) { stop.request_stop(); }, .stop = stop.get_token()});
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message, kStopped);
}

}  // namespace
}  // namespace stipple
