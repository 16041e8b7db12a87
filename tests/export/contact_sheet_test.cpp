#include "export/contact_sheet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "export/canvas.h"
#include "made_up.h"

namespace stipple {
namespace {

std::vector<LabelledPicture> stages(std::size_t count, int width, int height) {
  std::vector<LabelledPicture> pictures;
  for (std::size_t i = 0; i < count; ++i) {
    pictures.push_back({plain(width, height, static_cast<std::uint8_t>(20 * i)), "after session", "day"});
  }
  return pictures;
}

bool overlap(const SheetBox& a, const SheetBox& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

using ContactSheetDeathTest = FolderTest;

}  // namespace

TEST(SheetLayout, CellsLieInsideTheSheetAndApart) {
  for (const auto& [width, height] :
       {std::pair{800, 1000}, {1000, 1000}, {1920, 1080}, {100, 900}, {3000, 200}}) {
    for (std::size_t count = 1; count <= 17; ++count) {
      for (const auto arrangement : {SheetArrangement::rows, SheetArrangement::lead_and_pairs}) {
        const SheetLayout layout = layOutSheet({count, width, height, true, true}, arrangement, 2400);
        ASSERT_EQ(layout.cells.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
          const SheetBox& cell = layout.cells[i];
          EXPECT_GE(cell.x, layout.margin);
          EXPECT_GE(cell.y, layout.title_y);
          EXPECT_LE(cell.x + cell.width, layout.width - layout.margin + 1);
          EXPECT_LE(cell.y + cell.height, layout.footer_y);
          for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(overlap(cell, layout.cells[j])) << count << ": " << i << j;
        }
      }
    }
  }
}

TEST(SheetLayout, FreshStandsAboveHealedAndEachSessionHasItsColumn) {
  const SheetLayout layout = layOutSheet({7, 800, 1000, true, true}, SheetArrangement::lead_and_pairs, 2400);
  for (std::size_t fresh = 1; fresh < 7; fresh += 2) {
    EXPECT_EQ(layout.cells[fresh].x, layout.cells[fresh + 1].x);
    EXPECT_LT(layout.cells[fresh].y, layout.cells[fresh + 1].y);
  }
  EXPECT_LT(layout.cells[1].x, layout.cells[3].x);
  EXPECT_GT(layout.cells[0].height, 2 * layout.cells[1].height);
  EXPECT_NEAR(layout.cells[0].y + layout.cells[0].height, layout.cells[2].y + layout.cells[2].height, 1);
}

TEST(SheetLayout, WidePicturesKeepTheirPairsBelowTheLead) {
  const SheetLayout layout = layOutSheet({7, 1600, 900, true, true}, SheetArrangement::lead_and_pairs, 2400);
  EXPECT_LT(layout.cells[0].y, layout.cells[1].y);
  for (std::size_t fresh = 1; fresh < 7; fresh += 2) {
    EXPECT_EQ(layout.cells[fresh].x, layout.cells[fresh + 1].x);
    EXPECT_LT(layout.cells[fresh].y, layout.cells[fresh + 1].y);
    EXPECT_EQ(layout.cells[fresh].y, layout.cells[1].y);
  }
  EXPECT_LT(layout.cells[1].x, layout.cells[3].x);
}

TEST(SheetLayout, CellsKeepTheProportionsOfThePictures) {
  for (const auto& [width, height] : {std::pair{800, 1000}, {1000, 1000}, {1920, 1080}}) {
    const SheetLayout layout =
        layOutSheet({7, width, height, true, true}, SheetArrangement::lead_and_pairs, 2400);
    for (const SheetBox& cell : layout.cells) {
      EXPECT_NEAR(cell.width * height, cell.height * width, std::max(width, height));
    }
  }
}

TEST(ContactSheet, TheSameInputGivesTheSameBytes) {
  const auto pictures = stages(7, 160, 200);
  EXPECT_EQ(contactSheet(pictures, {.title = "Title"}).rgb, contactSheet(pictures, {.title = "Title"}).rgb);
}

TEST(ContactSheet, EveryPictureIsInItsCellUnchangedWhereItIsPlain) {
  const auto pictures = stages(7, 500, 600);
  const ContactSheetOptions options{.title = "Title"};
  const Picture sheet = contactSheet(pictures, options);
  const SheetLayout layout = layOutSheet({7, 500, 600, true, true}, options.arrangement, options.max_width);
  ASSERT_EQ(sheet.width, layout.width);
  ASSERT_EQ(sheet.height, layout.height);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const SheetBox& cell = layout.cells[i];
    for (const auto& [x, y] :
         {std::pair{cell.x, cell.y}, {cell.x + cell.width - 1, cell.y + cell.height - 1}}) {
      EXPECT_EQ(sheet.at(x, y)[0], 20 * i) << "picture " << i;
    }
  }
}

TEST(ContactSheet, WordsAreDrawnAndTheDarkOneIsDark) {
  const auto pictures = stages(3, 160, 200);
  const Picture wordless = contactSheet(pictures, {.notice = ""});
  EXPECT_NE(contactSheet(pictures, {}).rgb, wordless.rgb);  // the notice
  EXPECT_NE(contactSheet(pictures, {.notice = "", .subject = "Built-in head"}).rgb, wordless.rgb);
  EXPECT_GT(wordless.at(0, 0)[0], 200);
  EXPECT_LT(contactSheet(pictures, {.dark = true}).at(0, 0)[0], 50);
}

TEST(ContactSheet, TakesAnyBytesAndAnyLengthAsWords) {
  auto pictures = stages(3, 160, 200);
  pictures[0].caption = "\xff\xfe broken";
  pictures[1].caption = std::string(5000, 'W');
  pictures[2].detail = "line\nbreak\t\x01 and \xc3\xa4\xe2\x82\xac";
  const Picture sheet = contactSheet(pictures, {.title = "\xc3", .subject = std::string(300, '\x80')});
  EXPECT_TRUE(sheet.isWhole());
}

TEST(ContactSheet, ALongCaptionStaysInItsColumn) {
  auto pictures = stages(3, 160, 200);
  const Picture without = contactSheet(pictures, {.arrangement = SheetArrangement::rows});
  pictures[0].caption = std::string(200, 'W');
  const Picture with = contactSheet(pictures, {.arrangement = SheetArrangement::rows});
  const SheetLayout layout = layOutSheet({3, 160, 200, false, true}, SheetArrangement::rows, 2400);
  const int second_column = layout.cells[1].x;
  for (int y = 0; y < with.height; ++y) {
    for (int x = second_column; x < with.width; ++x)
      ASSERT_EQ(with.at(x, y)[0], without.at(x, y)[0]) << x << "," << y;
  }
}

TEST_F(ContactSheetDeathTest, AMachineWithoutFontsGetsASheetWithoutWords) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";  // fontconfig reads its settings once a process
  EXPECT_EXIT(
      {
        std::ofstream(file("fonts.conf")) << "<fontconfig></fontconfig>";
        setenv("FONTCONFIG_FILE", file("fonts.conf").c_str(), 1);
        const Picture sheet = contactSheet(stages(3, 160, 200), {.title = "Title"});
        std::filesystem::remove_all(folder());  // exit() runs no destructor
        std::exit(sheet.isWhole() && !fontsAvailable() ? 0 : 1);
      },
      ::testing::ExitedWithCode(0), "");
}

}  // namespace stipple
