// What a film shows when, and the files that are made of its pictures.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stop_token>

#include "base/piped_child.h"
#include "base/units.h"
#include "export/control.h"
#include "export/film_reel.h"
#include "export/film_script.h"
#include "export/png.h"
#include "made_up.h"
#include "plan/stage.h"
#include "support/pdf_reader.h"

namespace stipple {
namespace {

TEST(FilmScript, BeginsBareAndEndsWithTheLastStageFromTheFront) {
  const Plan plan;
  const FilmScript script(plan, 30);
  EXPECT_EQ(script.at(0).day, std::nullopt);
  EXPECT_EQ(script.at(0).turn, 0);
  for (const double second : {29.0, 30.0, 31.0}) {
    EXPECT_EQ(script.at(second).day, stagesOf(plan).back().day) << second;
    EXPECT_EQ(script.at(second).turn, 0) << second;
  }
}

TEST(FilmScript, DaysNeverRunBackwards) {
  const FilmScript script(Plan(), 30);
  float last = -1;
  for (double second = 0; second < 30; second += 0.04) {
    const float day = script.at(second).day.value_or(-1);
    EXPECT_GE(day, last) << second;
    last = day;
  }
}

TEST(FilmScript, RestsOnEveryStage) {
  for (const std::size_t sessions : {1u, 3u, 5u}) {
    Plan plan;
    plan.sessions.assign(sessions, Session{.share = 1});
    plan.sessions[0].interval_days = 0;
    const FilmScript script(plan, 20);
    for (const Stage& stage : stagesOf(plan)) {
      int frames = 0;
      for (double second = 0; second < 20; second += 0.04) frames += script.at(second).day == stage.day;
      EXPECT_GE(frames, 8) << stage.name << " of " << sessions;
    }
  }
}

TEST(FilmScript, TheHeadTurnsOnceRoundWhenTheWorkIsDoneAndNeverJumps) {
  const FilmScript script(Plan(), 30);
  float most = 0, last = 0;
  for (double second = 0; second < 30; second += 0.04) {
    const float turn = script.at(second).turn;
    const float apart = std::abs(turn - last);
    EXPECT_LT(std::min(apart, static_cast<float>(2 * kPi) - apart), 0.05f) << second;
    most = std::max(most, turn);
    last = turn;
  }
  EXPECT_GT(most, 6.2f);
}

TEST(FilmScript, EveryMomentHasWords) {
  const FilmScript script(Plan(), 30);
  for (double second = 0; second < 30; second += 0.5) {
    EXPECT_FALSE(script.at(second).caption.empty()) << second;
    EXPECT_FALSE(script.at(second).detail.empty()) << second;
  }
  EXPECT_EQ(script.at(30).caption, "After session 3, healed");
}

TEST(FilmScript, SaysNoDate) {
  Plan plan;
  plan.first_date = dateFrom("2026-12-01");
  const FilmScript dated(plan, 30), plain(Plan(), 30);
  for (double second = 0; second < 30; second += 0.5) EXPECT_EQ(dated.at(second), plain.at(second)) << second;
}

class Reel : public FolderTest {
 protected:
  static constexpr FilmFormat kFormat{64, 48, 10};
  static Picture frame(int i) { return plain(64, 48, static_cast<std::uint8_t>(60 + 10 * i)); }

  bool nothingIsLeft() const { return std::filesystem::is_empty(folder()); }
  std::string contentOf(const std::string& name) const {
    std::ifstream stream(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  /// A program called ffmpeg that does as it is told here.
  std::filesystem::path madeUpFfmpeg(const std::string& script) const {
    std::ofstream(file("ffmpeg")) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(file("ffmpeg"), std::filesystem::perms::owner_all);
    return file("ffmpeg");
  }
};

TEST_F(Reel, AFilmHasItsSizeItsFramesAndItsLastPicture) {
  const auto ffmpeg = programOnPath("ffmpeg");
  if (!ffmpeg || !testing::isInstalled("ffprobe")) GTEST_SKIP() << "ffmpeg is missing: install it";
  for (const char* name : {"film.mp4", "again.mp4"}) {
    auto reel = openMp4(*ffmpeg, file(name), kFormat);
    ASSERT_TRUE(reel);
    for (int i = 0; i < 15; ++i) ASSERT_TRUE((*reel)->add(frame(i), {}));
    const auto finished = (*reel)->finish({});
    ASSERT_TRUE(finished) << finished.error().message;
  }
  EXPECT_EQ(contentOf("film.mp4"), contentOf("again.mp4"));

  const std::string facts = testing::outputOf(
      "ffprobe -v error -count_frames -select_streams v -show_entries "
      "stream=codec_name,width,height,pix_fmt,color_space,color_range,nb_read_frames,r_frame_rate:format=duration:format_tags -of "
      "default=noprint_wrappers=1 '" + file("film.mp4").string() + "'");
  for (const char* fact : {"codec_name=h264", "width=64", "height=48", "pix_fmt=yuv420p", "color_space=bt709", "color_range=tv",
                           "nb_read_frames=15", "r_frame_rate=10/1", "duration=1.500000"})
    EXPECT_NE(facts.find(fact), std::string::npos) << fact << " in\n" << facts;
  for (const char* personal : {"encoder", "creation_time", "title", "artist"})
    EXPECT_EQ(facts.find(personal), std::string::npos) << facts;

  const std::string pixels =
      testing::outputOf("ffmpeg -v error -sseof -0.1 -i '" + file("film.mp4").string() + "' -f rawvideo -pix_fmt rgb24 -");
  ASSERT_EQ(pixels.size(), frame(14).rgb.size());
  EXPECT_NEAR(static_cast<std::uint8_t>(pixels[pixels.size() / 2]), frame(14).rgb[0], 2);
}

TEST_F(Reel, WhatIsStoppedLeavesNothing) {
  const auto ffmpeg = programOnPath("ffmpeg");
  if (!ffmpeg) GTEST_SKIP() << "ffmpeg is missing: install it";
  std::stop_source stop;
  {
    auto reel = openMp4(*ffmpeg, file("film.mp4"), kFormat);
    ASSERT_TRUE(reel);
    EXPECT_TRUE((*reel)->add(frame(0), stop.get_token()));
    stop.request_stop();
    const auto finished = (*reel)->finish(stop.get_token());
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().message, kStopped);
  }
  EXPECT_TRUE(nothingIsLeft());
  {
    auto pictures = openNumberedPictures(file("film.mp4"));
    ASSERT_TRUE(pictures);
    EXPECT_TRUE((*pictures)->add(frame(0), {}));
  }
  EXPECT_TRUE(nothingIsLeft());
}

TEST_F(Reel, SaysWhyFfmpegFailedAndLeavesTheOlderFile) {
  std::ofstream(file("film.mp4")) << "older";
  const struct {
    const char *script, *words;
  } cases[]{{"echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 1", "the disk is full; free some space"},
            // The index comes last, and ffmpeg may end as if all were well.
            {"for part; do :; done; cat > \"$part\"; echo 'Error writing trailer: No space left on device' >&2",
             "the disk is full; free some space"},
            {"echo 'Unknown encoder libx264' >&2; exit 1", "ffmpeg failed: Unknown encoder libx264"},
            {"kill -9 $$", "ffmpeg failed"}};
  for (const auto& [script, words] : cases) {
    auto reel = openMp4(madeUpFfmpeg(script), file("film.mp4"), kFormat);
    ASSERT_TRUE(reel);
    Result<Done> done = kDone;
    for (int i = 0; i < 500 && done; ++i) done = (*reel)->add(frame(i % 10), {});
    if (done) done = (*reel)->finish({});
    ASSERT_FALSE(done) << script;
    EXPECT_NE(done.error().message.find(words), std::string::npos) << done.error().message;
    EXPECT_EQ(done.error().message.find('\n'), std::string::npos);
  }
  EXPECT_EQ(contentOf("film.mp4"), "older");
}

TEST_F(Reel, WithoutFfmpegComeNumberedPicturesInAFolderOfTheirOwn) {
  auto pictures = openNumberedPictures(file("film.mp4"));
  ASSERT_TRUE(pictures);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE((*pictures)->add(frame(i), {}));
  ASSERT_TRUE((*pictures)->finish({}));
  EXPECT_EQ((*pictures)->made(), file("film-pictures"));
  const auto second = readPng(file("film-pictures/00002.png"));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->rgb, frame(1).rgb);
  const auto again = openNumberedPictures(file("film.mp4"));
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().message.find("is there already"), std::string::npos);
}

}  // namespace
}  // namespace stipple
