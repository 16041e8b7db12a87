#include "head/import.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "head/built_in.h"
#include "head/import_wire.h"
#include "support/scratch_folder.h"
#include "test_meshes.h"

namespace stipple {
namespace {

using testing::icosphere;
using testing::objText;
using testing::writeText;

std::string complaintAbout(const std::filesystem::path& path) {
  const auto head = importHead(path);
  return head ? "(no complaint)" : head.error().message;
}

/// Lets a script stand in for stipple-import, for as long as it lives.
class StandInReader {
 public:
  StandInReader(const std::filesystem::path& folder, const std::string& script) {
    const auto program = writeText(folder / "reader", "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    setenv("STIPPLE_IMPORT", program.c_str(), 1);
  }
  ~StandInReader() { unsetenv("STIPPLE_IMPORT"); }
  StandInReader(const StandInReader&) = delete;
  StandInReader& operator=(const StandInReader&) = delete;
};

TEST(Import, EveryWayToFailHasItsOwnLine) {
  const testing::ScratchFolder scratch;
  const std::filesystem::path& folder = scratch.path();
  const std::string ball = objText(icosphere(3));
  std::vector<std::string> complaints{
      complaintAbout(folder / "missing.obj"),
      complaintAbout(folder),
      complaintAbout(writeText(folder / "empty.obj", "")),
      complaintAbout(writeText(folder / "letter.docx", "Dear client")),
      complaintAbout(writeText(folder / "letter.obj", "Dear client, this is no scan\n")),
      complaintAbout(writeText(folder / "points.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\n")),
      complaintAbout(writeText(folder / "nan.obj", "v 0 0 0\nv nan 0 0\nv 0 1 0\nf 1 2 3\n")),
      complaintAbout(writeText(folder / "one_place.obj", "v 1 1 1\nv 1 1 1\nv 1 1 1\nf 1 2 3\n")),
      complaintAbout(writeText(folder / "ball.obj", ball)),
      complaintAbout(writeText(folder / "cut_off.ply", "ply\nformat ascii 1.0\nelement ver")),
      complaintAbout(writeText(folder / "noise.glb", "glTF?\x01\x02\x03")),
  };
  {
    const StandInReader crashing(folder, "kill -SEGV $$");
    complaints.push_back(complaintAbout(folder / "ball.obj"));
  }
  {
    const StandInReader slow(folder, "kill -XCPU $$");
    complaints.push_back(complaintAbout(folder / "ball.obj"));
  }
  {
    const StandInReader garbling(folder, "echo nonsense");
    complaints.push_back(complaintAbout(folder / "ball.obj"));
  }
  const char* expected[] = {"there is no file", "is a folder",  "is empty",       "is no scan format",
                            "no mesh",          "no triangles", "not numbers",    "one place",
                            "no head",          "cut off",      "cannot be read", "reader crashed",
                            "takes too long",   "garbled"};
  for (std::size_t i = 0; i < complaints.size(); ++i) {
    EXPECT_NE(complaints[i].find(expected[i]), std::string::npos) << complaints[i];
    EXPECT_EQ(complaints[i].find('\n'), std::string::npos) << complaints[i];
    EXPECT_NE(complaints[i].find('"'), std::string::npos) << "names no file: " << complaints[i];
  }
  EXPECT_EQ(std::set<std::string>(complaints.begin(), complaints.end()).size(), complaints.size());
}

TEST(Import, TheRealScanComesInSmoothFramedAndColoured) {
  const auto path = testing::leePerrySmith();
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no scan at " << path;
  const auto imported = importHead(path);
  ASSERT_TRUE(imported) << imported.error().message;
  const Mesh& mesh = imported->head.mesh;
  EXPECT_EQ(imported->head.name, "lee_perry_smith.obj");
  EXPECT_LE(imported->report.mean_scalp_edge_mm, 2);
  EXPECT_LE(mesh.triangles.size(), 600'000u);
  EXPECT_EQ(imported->head.colour.width, 1024);
  EXPECT_EQ(imported->head.colour.rgb.size(), 1024u * 1024 * 3);
  ASSERT_EQ(mesh.uvs.size(), mesh.positions.size());
  ASSERT_EQ(mesh.normals.size(), mesh.positions.size());
  ASSERT_EQ(mesh.regions.size(), mesh.positions.size());
  // The lips are redder than the forehead: the picture is the right way up.
  const auto redness = [&](const glm::vec3& near) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
      if (glm::distance(mesh.positions[i], near) < glm::distance(mesh.positions[best], near)) best = i;
    }
    const ColourMap& colour = imported->head.colour;
    const int column = std::clamp(static_cast<int>(mesh.uvs[best].x * 1024), 0, 1023);
    const int row = std::clamp(static_cast<int>(mesh.uvs[best].y * 1024), 0, 1023);
    const std::uint8_t* pixel = &colour.rgb[3 * (static_cast<std::size_t>(row) * 1024 + column)];
    return static_cast<float>(pixel[0]) / static_cast<float>(pixel[1] + 1);
  };
  const Landmarks& l = imported->head.landmarks;
  EXPECT_GT(redness(l.menton + glm::vec3(0, 40, 25)), redness(l.glabella + glm::vec3(0, 25, 0)) + 0.1f);
}

TEST(Import, FormatsAgree) {
  const auto head = builtInHead();
  ASSERT_TRUE(head) << head.error().message;
  const Surface surface = toSurface(head->mesh);
  const testing::ScratchFolder scratch;
  const std::filesystem::path& folder = scratch.path();
  std::string ply = "ply\nformat ascii 1.0\nelement vertex " + std::to_string(surface.positions.size()) +
                    "\nproperty float x\nproperty float y\nproperty float z\nelement face " +
                    std::to_string(surface.triangles.size()) +
                    "\nproperty list uchar int vertex_indices\nend_header\n";
  for (const glm::vec3& p : surface.positions) {
    ply += std::to_string(p.x) + " " + std::to_string(p.y) + " " + std::to_string(p.z) + "\n";
  }
  for (const glm::uvec3& t : surface.triangles) {
    ply += "3 " + std::to_string(t.x) + " " + std::to_string(t.y) + " " + std::to_string(t.z) + "\n";
  }
  const auto from_obj = importHead(writeText(folder / "head.obj", objText(surface)));
  const auto from_ply = importHead(writeText(folder / "head.ply", ply));
  ASSERT_TRUE(from_obj) << from_obj.error().message;
  ASSERT_TRUE(from_ply) << from_ply.error().message;
  EXPECT_EQ(from_obj->report.units, "millimetres");
  EXPECT_EQ(from_obj->report.triangles_in_file, surface.triangles.size());
  EXPECT_EQ(from_ply->report.triangles_in_file, surface.triangles.size());
  EXPECT_LT(glm::distance(from_obj->head.landmarks.glabella, from_ply->head.landmarks.glabella), 0.5f);
}

TEST(LoadHead, NoPathMeansTheBuiltInHead) {
  const auto head = loadHead({});
  ASSERT_TRUE(head) << head.error().message;
  EXPECT_TRUE(head->is_built_in);
}

TEST(ImportWire, CarriesAScanUnchanged) {
  RawScan scan;
  scan.surface = icosphere(1);
  scan.surface.corner_uvs.resize(scan.surface.triangles.size(),
                                 {glm::vec2(0.25f, 0.5f), glm::vec2(1), glm::vec2(0)});
  scan.colour = {2, 1, {1, 2, 3, 4, 5, 6}};
  scan.note = "something was left out";
  const auto back = decode(encode(scan));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->surface.positions, scan.surface.positions);
  EXPECT_EQ(back->surface.triangles, scan.surface.triangles);
  EXPECT_EQ(back->surface.corner_uvs, scan.surface.corner_uvs);
  EXPECT_EQ(back->colour.rgb, scan.colour.rgb);
  EXPECT_EQ(back->note, scan.note);
}

TEST(ImportWire, BelievesNothing) {
  RawScan scan;
  scan.surface = icosphere(1);
  const std::vector<std::byte> whole = encode(scan);
  for (std::size_t length = 0; length < whole.size(); length += 13) {
    EXPECT_FALSE(decode(std::span(whole).first(length))) << length << " bytes";
  }
  for (std::size_t at = 0; at < 28; ++at) {  // the header's counts
    std::vector<std::byte> changed = whole;
    changed[at] ^= std::byte{0x7f};
    EXPECT_FALSE(decode(changed)) << "byte " << at;
  }
  scan.surface.triangles[3].y = 1'000'000;
  EXPECT_FALSE(decode(encode(scan)));
}

}  // namespace
}  // namespace stipple
