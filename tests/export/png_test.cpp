#include "export/png.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "made_up.h"
#include "support/png_chunks.h"

namespace stipple {
namespace {

class Png : public FolderTest {
 protected:
  std::string bytesOf(const std::string& name) const {
    std::ifstream stream(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
  }
};

/// Files of this process may not grow beyond `bytes` while this lives: as on a disk that is full.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : signal_before_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_before_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*signal_before_)(int);
};

}  // namespace

TEST_F(Png, EveryPixelComesBack) {
  for (const auto& [width, height] : {std::pair{1, 1}, {7, 3}, {301, 200}}) {
    const Picture picture = noise(width, height, 3);
    ASSERT_TRUE(writePng(picture, file("a.png")));
    const Result<Picture> read = readPng(file("a.png"));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->width, width);
    EXPECT_EQ(read->height, height);
    EXPECT_EQ(read->rgb, picture.rgb);
  }
}

TEST_F(Png, SaysThatItIsSrgbAndNothingOfWhenOrByWhom) {
  ASSERT_TRUE(writePng(noise(50, 50, 1), file("a.png")));
  EXPECT_EQ(testing::chunksOf(bytesOf("a.png")), testing::kPictureAlone);
}

TEST_F(Png, TheSamePictureGivesTheSameBytes) {
  ASSERT_TRUE(writePng(noise(200, 100, 5), file("a.png")));
  ASSERT_TRUE(writePng(noise(200, 100, 5), file("b.png")));
  EXPECT_EQ(bytesOf("a.png"), bytesOf("b.png"));
}

TEST_F(Png, ADescriptionComesBackAndPixelsAreAsWithoutIt) {
  const std::string description = "{\"wörtlich\": " + std::string(100'000, '7') + "}";
  ASSERT_TRUE(savePng(noise(30, 20, 1), file("a.png"), {.description = description}));
  EXPECT_EQ(*readPngDescription(file("a.png")), description);
  EXPECT_EQ(readPng(file("a.png"))->rgb, noise(30, 20, 1).rgb);
  ASSERT_TRUE(writePng(noise(30, 20, 1), file("b.png")));
  EXPECT_EQ(*readPngDescription(file("b.png")), "");
}

TEST_F(Png, SixteenBitsAChannelAreKept) {
  DeepPicture deep{3, 1, {0, 1, 257, 0x1234, 0x8000, 0xfffe, 0xffff, 0xff00, 0x00ff}};
  ASSERT_TRUE(savePng(deep, file("deep.png"), {}));
  const std::string bytes = bytesOf("deep.png");
  constexpr std::size_t kBitDepthAt = 24;
  EXPECT_EQ(bytes[kBitDepthAt], 16);
  const Result<Picture> read = readPng(file("deep.png"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->rgb[3], 0x12) << "the more significant byte comes first in the file";
}

TEST_F(Png, AnOlderPictureStaysUnlessItIsToBeReplaced) {
  const auto save = [&](std::uint8_t grey, Older older) { return *savePng(plain(4, 4, grey), file("a.png"), {.older = older}); };
  EXPECT_EQ(save(1, Older::keep), Saved::written);
  EXPECT_EQ(save(1, Older::keep), Saved::same_already);
  EXPECT_EQ(save(2, Older::keep), Saved::kept);
  EXPECT_EQ(readPng(file("a.png"))->rgb[0], 1);
}

TEST_F(Png, AMissingFolderIsNamed) {
  const Result<Done> done = writePng(plain(2, 2, 0), file("none") / "a.png");
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("the folder " + file("none").string() + " does not exist"),
            std::string::npos)
      << done.error().message;
}

TEST_F(Png, AFolderInThePlaceOfTheFileIsTold) {
  std::filesystem::create_directory(file("a.png"));
  const Result<Done> done = writePng(plain(2, 2, 0), file("a.png"));
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("is a folder"), std::string::npos) << done.error().message;
}

TEST_F(Png, WhenThereIsNoRoomTheOldPictureStaysAndNothingIsLeftBeside) {
  ASSERT_TRUE(writePng(plain(4, 4, 9), file("a.png")));
  {
    const FileSizeLimit full(1000);
    EXPECT_FALSE(writePng(noise(300, 300, 1), file("a.png")));
  }
  EXPECT_EQ(readPng(file("a.png"))->rgb, plain(4, 4, 9).rgb);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder()), {}), 1);
}

TEST_F(Png, HugeSizesAreRefusedBeforeMemoryIsTaken) {
  ASSERT_TRUE(writePng(plain(4, 4, 0), file("a.png")));
  std::string bytes = bytesOf("a.png");
  constexpr std::size_t kSizeAt = 16, kChecksumAt = 29;
  bytes.replace(kSizeAt, 8, "\x00\x00\x75\x30\x00\x00\x75\x30", 8);  // 30,000 squared
  bytes.replace(kChecksumAt, 4, "\xe9\x45\x6f\xed");                 // of such an IHDR
  write("huge.png", bytes);
  const Result<Picture> read = readPng(file("huge.png"));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message.find("30000 x 30000 pixels are too many"), std::string::npos)
      << read.error().message;
}

TEST_F(Png, DamagedFilesAreErrorsInWords) {
  ASSERT_TRUE(savePng(noise(40, 40, 2), file("a.png"), {.description = "a text"}));
  const std::string good = bytesOf("a.png");
  EXPECT_FALSE(readPngDescription(file("none.png")));
  EXPECT_FALSE(readPngDescription(folder()));
  EXPECT_FALSE(readPng(file("none.png")));
  EXPECT_FALSE(readPng(folder()));
  write("empty.png", "");
  EXPECT_FALSE(readPng(file("empty.png")));
  write("half.png", good.substr(0, good.size() / 2));
  EXPECT_FALSE(readPng(file("half.png")));
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string bad = good;
    bad[random() % bad.size()] = static_cast<char>(random() & 0xff);
    write("bad.png", bad);
    const Result<Picture> read = readPng(file("bad.png"));
    EXPECT_TRUE(!read || read->isWhole());
    const Result<std::string> description = readPngDescription(file("bad.png"));
    EXPECT_TRUE(description || !description.error().message.empty());
  }
}

}  // namespace stipple
