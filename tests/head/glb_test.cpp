#include "head/glb.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "support/scratch_folder.h"

namespace stipple {
namespace {

/// A file that no other test knows, removed with the object.
class TemporaryFile {
 public:
  std::filesystem::path path() const { return folder_ / "head.glb"; }

 private:
  testing::ScratchFolder folder_;
};

std::string readBytes(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A tetrahedron with a region at each corner and a little picture.
Head smallHead() {
  Head head;
  head.name = "client \"A\".obj";
  head.mesh.positions = {{0, 0, 0}, {131.25f, 0, 0}, {0, 97.5f, 0}, {0, 0, -100.125f}};
  head.mesh.normals = {{-0.6f, -0.8f, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, -1}};
  head.mesh.uvs = {{0, 0}, {1, 0}, {0, 1}, {0.5f, 0.25f}};
  head.mesh.regions = {Region::scalp, Region::face, Region::ear, Region::neck};
  head.mesh.triangles = {{0, 1, 2}, {0, 3, 1}, {0, 2, 3}, {1, 3, 2}};
  head.landmarks = {};
  head.landmarks.glabella = {0.5f, 31, 96};
  head.landmarks.tragion_right = {-72, 0, 0};
  head.colour = {2, 3, {1, 2, 3, 250, 0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 255}};
  return head;
}

/// The small head's file with `from` replaced by the equally long `to` in its description.
std::string tampered(const std::string& bytes, const std::string& from, const std::string& to) {
  EXPECT_EQ(from.size(), to.size());
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return std::string(bytes).replace(at, from.size(), to);
}

std::string errorOf(const std::string& bytes) {
  const TemporaryFile file;
  writeBytes(file.path(), bytes);
  const auto head = readHeadGlb(file.path());
  return head ? "" : head.error().message;
}

std::string smallFile() {
  const TemporaryFile file;
  EXPECT_TRUE(writeHeadGlb(smallHead(), file.path()));
  return readBytes(file.path());
}

TEST(HeadGlb, BringsBackEveryFieldExactly) {
  const TemporaryFile file;
  const Head written = smallHead();
  ASSERT_TRUE(writeHeadGlb(written, file.path()));
  const auto read = readHeadGlb(file.path());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->name, written.name);
  EXPECT_FALSE(read->is_built_in);
  EXPECT_EQ(read->mesh.positions, written.mesh.positions);
  EXPECT_EQ(read->mesh.normals, written.mesh.normals);
  EXPECT_EQ(read->mesh.uvs, written.mesh.uvs);
  EXPECT_EQ(read->mesh.regions, written.mesh.regions);
  EXPECT_EQ(read->mesh.triangles, written.mesh.triangles);
  EXPECT_EQ(read->landmarks.glabella, written.landmarks.glabella);
  EXPECT_EQ(read->landmarks.tragion_right, written.landmarks.tragion_right);
  EXPECT_EQ(read->colour.width, 2);
  EXPECT_EQ(read->colour.height, 3);
  EXPECT_EQ(read->colour.rgb, written.colour.rgb);
}

TEST(HeadGlb, NeedsNeitherPictureNorItsCoordinates) {
  const TemporaryFile file;
  Head head = smallHead();
  head.mesh.uvs.clear();
  head.colour = {};
  ASSERT_TRUE(writeHeadGlb(head, file.path()));
  const auto read = readHeadGlb(file.path());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_TRUE(read->mesh.uvs.empty());
  EXPECT_TRUE(read->colour.empty());
}

TEST(HeadGlb, SameHeadGivesTheSameBytes) {
  EXPECT_EQ(smallFile(), smallFile());
}

TEST(HeadGlb, IsAContainerThatViewersOpen) {
  const std::string bytes = smallFile();
  std::uint32_t header[5];
  ASSERT_GT(bytes.size(), sizeof header);
  std::memcpy(header, bytes.data(), sizeof header);
  EXPECT_EQ(bytes.substr(0, 4), "glTF");
  EXPECT_EQ(header[1], 2u);
  EXPECT_EQ(header[2], bytes.size());
  EXPECT_EQ(header[3] % 4, 0u);
  EXPECT_EQ(bytes.substr(16, 4), "JSON");
}

TEST(HeadGlb, SaysWhetherAFileIsOurs) {
  const TemporaryFile ours;
  writeBytes(ours.path(), smallFile());
  EXPECT_TRUE(isHeadGlb(ours.path()));
  const TemporaryFile foreign;
  writeBytes(foreign.path(), tampered(smallFile(), "\"stipple\":{", "\"another\":{"));
  EXPECT_FALSE(isHeadGlb(foreign.path()));
  EXPECT_FALSE(isHeadGlb("/nowhere/at/all.glb"));
}

TEST(HeadGlb, RefusesAForeignGlbInWords) {
  const std::string error = errorOf(tampered(smallFile(), "\"stipple\":{", "\"another\":{"));
  EXPECT_NE(error.find("import it as a scan"), std::string::npos) << error;
}

TEST(HeadGlb, RefusesALaterLayoutInWords) {
  const std::string error = errorOf(tampered(smallFile(), "\"layout\":1", "\"layout\":9"));
  EXPECT_NE(error.find("newer version"), std::string::npos) << error;
}

TEST(HeadGlb, NamesAMissingFile) {
  const auto head = readHeadGlb("/nowhere/at/all.glb");
  ASSERT_FALSE(head);
  EXPECT_NE(head.error().message.find("/nowhere/at/all.glb"), std::string::npos);
}

TEST(HeadGlb, SaysWhenAFolderCannotBeWritten) {
  const auto written = writeHeadGlb(smallHead(), "/nowhere/at/all.glb");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("does not exist; make it first"), std::string::npos);
}

TEST(HeadGlb, RefusesEveryShorterFile) {
  const std::string whole = smallFile();
  for (std::size_t length = 0; length < whole.size(); length += 3) {
    EXPECT_NE(errorOf(whole.substr(0, length)), "")
        << "cut to " << length << " of " << whole.size() << " bytes";
  }
}

TEST(HeadGlb, RefusesTrianglesWithoutVertices) {
  std::string bytes = smallFile();
  const std::uint32_t last_triangle[3] = {1, 3, 2};
  const std::string needle(reinterpret_cast<const char*>(last_triangle), sizeof last_triangle);
  const std::size_t at = bytes.rfind(needle);
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 4;
  EXPECT_NE(errorOf(bytes).find("a triangle names no vertex"), std::string::npos);
}

TEST(HeadGlb, RefusesCountsBeyondTheFile) {
  const std::string whole = smallFile();
  const std::string error = errorOf(tampered(whole, "\"count\":4", "\"count\":9"));
  EXPECT_NE(error.find("vertices missing"), std::string::npos) << error;
  EXPECT_NE(errorOf(tampered(whole, "\"byteLength\":48", "\"byteLength\":-8")), "");
  EXPECT_NE(errorOf(tampered(whole, "\"byteOffset\":48", "\"byteOffset\":1e")), "");
}

TEST(HeadGlb, SurvivesFlippedBytes) {
  const std::string whole = smallFile();
  const TemporaryFile file;
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(~bytes[i]);
    writeBytes(file.path(), bytes);
    const auto head = readHeadGlb(file.path());  // read or refused, never a crash
    if (!head) continue;
    const std::size_t count = head->mesh.positions.size();
    for (const glm::uvec3& t : head->mesh.triangles) ASSERT_TRUE(t.x < count && t.y < count && t.z < count);
  }
}

}  // namespace
}  // namespace stipple
