// What leaves the room beside pictures: film, stencil and model, made by the program itself.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "export/png.h"
#include "support/pdf_reader.h"
#include "support/program.h"

namespace stipple {
namespace {

class Takeaway : public testing::ProgramTest {
 protected:
  std::string folder() const { return file("").string(); }

  nlohmann::json report(std::vector<std::string> arguments, const std::string& environment = "") const {
    arguments.emplace_back("--json");
    const testing::Outcome run = stipple(arguments, environment);
    EXPECT_EQ(run.code, 0) << run.err;
    auto json = nlohmann::json::parse(run.out, nullptr, false);
    EXPECT_TRUE(json.is_object()) << run.out;
    return json.is_object() ? json : nlohmann::json::object();
  }
};

/// One line, and the older file as it was.
void expectKept(const testing::Outcome& run, const std::filesystem::path& older) {
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.err.find("--force"), std::string::npos) << run.err;
  EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
  EXPECT_EQ(testing::contentOf(older), "older");
}

TEST_F(Takeaway, TheLastFrameOfAFilmIsTheStillOfItsStage) {
  const std::vector<std::string> film{"film", "--size", "96x80", "--seconds", "1", "--fps", "4", "--validate", "-o", "film.mp4"};
  // No ffmpeg on this path: pictures without any loss.
  const auto made = report(film, "PATH=/nonexistent");
  EXPECT_FALSE(made.value("is_film", true));
  EXPECT_EQ(made.at("frames"), 4);
  const auto last = readPng(file("film-pictures/00004.png"));
  ASSERT_TRUE(last) << last.error().message;
  const auto height = made.at("head_size").at(1).get<int>();
  ASSERT_EQ(stipple({"render", "--view", "chin-down", "--size", "96x" + std::to_string(height), "-o", "still.png"}).code, 0);
  const auto still = readPng(file("still.png"));
  ASSERT_TRUE(still);
  EXPECT_TRUE(std::equal(still->rgb.begin(), still->rgb.end(), last->rgb.begin()));

  if (!testing::isInstalled("ffmpeg")) GTEST_SKIP() << "ffmpeg is missing: install it";
  EXPECT_TRUE(report(film).value("is_film", false));
  const std::string pixels =
      testing::outputOf("ffmpeg -v error -i '" + file("film.mp4").string() + "' -f rawvideo -pix_fmt rgb24 -");
  ASSERT_EQ(pixels.size(), 4u * 96 * 80 * 3);
  double apart = 0;
  for (std::size_t i = 0; i < still->rgb.size(); ++i)
    apart += std::abs(static_cast<int>(static_cast<std::uint8_t>(pixels[pixels.size() - last->rgb.size() + i])) - still->rgb[i]);
  EXPECT_LT(apart / static_cast<double>(still->rgb.size()), 2.5);  // of 255: coding, and colour at half resolution
}

TEST_F(Takeaway, AFilmThatIsThereAlreadyIsKept) {
  write("film.mp4", "older");
  expectKept(stipple({"film", "--size", "96x80", "-o", "film.mp4"}), file("film.mp4"));
}

TEST_F(Takeaway, AFilmThatIsInterruptedOrKilledLeavesNothing) {
  for (const std::string signal : {"INT", "KILL"}) {
    // As long as it takes to begin, and far from done.
    const std::string run = "cd '" + folder() + "' && '" STIPPLE_PROGRAM "' film --size 96x80 --seconds 600 --fps 60 -o film.mp4 2>said & " +
                            "film=$!; i=0; while [ $i -lt 600 ] && ! readlink /proc/$film/fd/* | grep -v said | grep -q '^" +
                            std::filesystem::canonical(folder()).string() + "/'; do sleep 0.1; i=$((i+1)); done; " + "test $i -lt 600 || exit 9; kill -" +
                            signal + " $film; wait $film";
    const int code = std::system(run.c_str());
    EXPECT_NE(code, 0);
    EXPECT_NE(WEXITSTATUS(code), 9) << "no film was begun";
    for (const auto& entry : std::filesystem::directory_iterator(folder())) EXPECT_EQ(entry.path().filename(), "said") << signal;
    if (signal == "INT") {
      EXPECT_NE(testing::contentOf(file("said")).find("nothing was written"), std::string::npos) << testing::contentOf(file("said"));
    }
  }
}

TEST_F(Takeaway, AFilmsSidesAreEven) {
  const auto run = stipple({"film", "--size", "97x80", "-o", "film.mp4"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("even"), std::string::npos) << run.err;
}

TEST_F(Takeaway, AStencilIsPrintedTrueAndKeepsAnOlderFile) {
  const auto stencil = report({"stencil", "-o", "stencil.pdf"});
  EXPECT_NEAR(stencil.value("paper_length_mm", 0.0) / stencil.value("skin_length_mm", 1.0), 1, 0.001);
  EXPECT_LT(stencil.value("worst_along", 1.0), 0.01);
  const std::string pdf = testing::contentOf(file("stencil.pdf"));
  EXPECT_TRUE(pdf.starts_with("%PDF"));
  EXPECT_EQ(pdf.find("CreationDate"), std::string::npos);
  EXPECT_EQ(stipple({"stencil", "-o", "stencil.pdf"}).code, 0) << "the same stencil is no other file";
  EXPECT_EQ(stipple({"stencil", "--paper", "a7", "-o", "stencil.pdf"}).code, 2);
  write("older.pdf", "older");
  expectKept(stipple({"stencil", "-o", "older.pdf"}), file("older.pdf"));
}

TEST_F(Takeaway, AModelOpensInAnotherProgramAndComesBackAsAHead) {
  report({"model", "--texture", "256", "--stage", "s1.fresh", "--validate", "-o", "model.glb"});
  const auto head = report({"head", "info", "model.glb"});
  EXPECT_NEAR(head.value("scale_mm_per_unit", 0.0), 1000, 1);
  EXPECT_GT(head.value("fit_confidence", 0.0), 0.9);
  if (!testing::isInstalled("assimp")) GTEST_SKIP() << "assimp is missing: install assimp-utils";
  const std::string facts = testing::outputOf("assimp info '" + file("model.glb").string() + "' -s 2>&1");
  EXPECT_NE(facts.find("Meshes:"), std::string::npos) << facts;
  EXPECT_NE(facts.find("Textures (embed.):  1"), std::string::npos) << facts;
}

TEST_F(Takeaway, AModelsTextureIsAPowerOfTwo) {
  const auto run = stipple({"model", "--texture", "1000", "-o", "model.glb"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("1024"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace stipple
