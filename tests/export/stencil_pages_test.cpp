// The stencil as it comes out of a printer that keeps sizes.
#include "export/stencil_pages.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "export/png.h"
#include "made_up.h"
#include "support/ball_head.h"
#include "support/pdf_reader.h"

namespace stipple {
namespace {

constexpr double kMmPerPoint = 25.4 / 72;

const Stencil& ballStencil() {
  static const Stencil stencil = *layStencil(Scalp(testing::ballHead(4)), Plan());
  return stencil;
}

/// The longest black stretch of any row, pixels.
int longestBlackStretch(const Picture& page) {
  int longest = 0;
  for (int y = 0; y < page.height; ++y)
    for (int x = 0, run = 0; x < page.width; ++x) {
      run = *page.at(x, y) < 128 ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  return longest;
}

class PrintedStencil : public FolderTest {
 protected:
  std::filesystem::path printedOn(const Paper& paper) const {
    const auto printed = printStencil(ballStencil(), {paper, "0123456789abcdef", "A ball."});
    EXPECT_TRUE(printed);
    std::ofstream(file("stencil.pdf"), std::ios::binary) << printed->pdf;
    return file("stencil.pdf");
  }
};

TEST_F(PrintedStencil, HasABarOfFiftyMillimetresOnEveryPage) {
  if (!testing::isInstalled("pdftoppm")) GTEST_SKIP() << "pdftoppm is missing: install poppler-utils";
  constexpr double kPixelsPerMm = 600 / 25.4;
  for (const Paper& paper : kPapers) {
    const auto pdf = printedOn(paper);
    // Only the foot of the pages, which lie: as high as the paper is wide.
    constexpr double kFootMm = 24;
    testing::outputOf(fmt::format("pdftoppm -r 600 -gray -png -x 0 -y {:.0f} -W {:.0f} -H {:.0f} '{}' '{}'",
                                  (paper.width_mm - kFootMm) * kPixelsPerMm, paper.height_mm * kPixelsPerMm,
                                  kFootMm * kPixelsPerMm, pdf.string(), file(std::string(paper.name)).string()));
    int pages = 0;
    for (int page = 1; std::filesystem::exists(file(fmt::format("{}-{}.png", paper.name, page))); ++page, ++pages) {
      const auto picture = readPng(file(fmt::format("{}-{}.png", paper.name, page)));
      ASSERT_TRUE(picture);
      EXPECT_NEAR(longestBlackStretch(*picture) / kPixelsPerMm, 50, 0.1) << paper.name << " page " << page;
    }
    EXPECT_GE(pages, 2) << paper.name;
  }
}

TEST_F(PrintedStencil, IsAtOneToOne) {
  if (!testing::isInstalled("pdftotext")) GTEST_SKIP() << "pdftotext is missing: install poppler-utils";
  const auto words = testing::wordsOf(printedOn(kPapers[0]));
  const auto heightOf = [&](const std::string& text, int page) {
    for (const auto& word : words)
      if (word.page == page && word.text == text) return word.bottom * kMmPerPoint;
    return std::nan("");
  };
  const auto markOf = [&](const std::string& name) {
    for (const Stencil::Mark& mark : ballStencil().marks)
      if (mark.name.starts_with(name)) return mark.place;
    return glm::dvec2(0);
  };
  // Both names hang equally far below their marks.
  const double on_paper = heightOf("glabella,", 1) - heightOf("mid-frontal", 1);
  EXPECT_NEAR(on_paper, markOf("mid-frontal").y - markOf("glabella").y, 0.05);
  EXPECT_NEAR(on_paper, Plan().hairline.mid_frontal_height_mm, 1.5);
}

TEST_F(PrintedStencil, SaysHowFarLengthsAreOff) {
  if (!testing::isInstalled("pdftotext")) GTEST_SKIP() << "pdftotext is missing: install poppler-utils";
  const std::string text = testing::textOf(printedOn(kPapers[0]));
  EXPECT_NE(text.find(fmt::format("{:.0f} mm long here and on the skin", ballStencil().skin_length_mm)), std::string::npos) << text;
  EXPECT_NE(text.find(fmt::format("by {:.1f} % off", 100 * ballStencil().worst_along)), std::string::npos) << text;
  EXPECT_NE(text.find("CLIENT'S LEFT"), std::string::npos);
  EXPECT_NE(text.find("page 1 of 2"), std::string::npos);
}

TEST_F(PrintedStencil, IsTheSameBytesEveryTime) {
  const auto once = printStencil(ballStencil(), {}), again = printStencil(ballStencil(), {});
  ASSERT_TRUE(once && again);
  EXPECT_EQ(once->pdf, again->pdf);
}

}  // namespace
}  // namespace stipple
