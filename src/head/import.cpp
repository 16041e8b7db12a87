#include "head/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <glm/geometric.hpp>
#include <string_view>

#include "base/child_process.h"
#include "base/paths.h"
#include "head/built_in.h"
#include "head/frame.h"
#include "head/glb.h"
#include "head/import_wire.h"
#include "head/regions.h"
#include "head/repair.h"
#include "head/subdivide.h"

namespace stipple {
namespace {

constexpr std::array<std::string_view, 6> kExtensions{".obj", ".glb", ".gltf", ".ply", ".stl", ".fbx"};
constexpr ChildLimits kReaderLimits{30, std::size_t{1} << 30};
constexpr double kScalpEdge_mm = 2;  // shorter than this no facet shows, even at 4K in profile
constexpr std::size_t kMostTriangles = 600'000;

std::string lowerCase(std::string text) {
  for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

std::string quoted(const std::filesystem::path& path) {
  return fmt::format("\"{}\"", path.filename().string());
}

Result<Done> checkFile(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return Error{fmt::format("there is no file \"{}\"; check the path", path.string())};
  }
  if (std::filesystem::is_directory(status)) {
    return Error{fmt::format("\"{}\" is a folder; name the scan inside it", path.string())};
  }
  if (!std::filesystem::is_regular_file(status)) {
    return Error{fmt::format("\"{}\" is not a file that holds a scan", path.string())};
  }
  if (!std::ifstream(path).is_open()) {
    return Error{fmt::format("\"{}\" may not be read; check its permissions", path.string())};
  }
  if (std::filesystem::file_size(path, error) == 0) {
    return Error{fmt::format("{} is empty; copy or export the scan again", quoted(path))};
  }
  const std::string extension = lowerCase(path.extension().string());
  if (std::find(kExtensions.begin(), kExtensions.end(), extension) == kExtensions.end()) {
    return Error{fmt::format("{} is no scan format that Stipple reads ({}); export the scan as {}",
                             quoted(path), extension.empty() ? "it has no extension" : extension,
                             kImportFormats)};
  }
  return kDone;
}

std::filesystem::path readerProgram() {
  if (const char* override_path = std::getenv("STIPPLE_IMPORT"); override_path && *override_path)
    return override_path;
  return programFolder() / "stipple-import";
}

/// The scan as it lies in the file, or why it could not be read, without the file's name.
Result<RawScan> readInChild(const std::filesystem::path& path, const std::stop_token& stop) {
  const auto outcome =
      runChild(readerProgram(), {std::filesystem::absolute(path).string()}, kReaderLimits, stop);
  if (!outcome)
    return Error{fmt::format("its reader is not installed properly ({})", outcome.error().message)};
  using End = ChildOutcome::End;
  const bool out_of_time =
      outcome->end == End::timed_out || (outcome->end == End::killed_by_signal && outcome->code == SIGXCPU);
  if (out_of_time) {
    return Error{
        "reading it takes too long, so it is too large or damaged; export the scan again, with fewer "
        "triangles "
        "or as OBJ or GLB"};
  }
  if (outcome->end == End::stopped) return Error{"reading it was cancelled"};
  if (outcome->end == End::said_too_much) return Error{"it is too large; reduce it in the scanning program"};
  if (outcome->end == End::killed_by_signal) {
    return Error{"it is damaged: its reader crashed; export the scan again, preferably as OBJ or GLB"};
  }
  if (outcome->code != 0) {
    return Error{outcome->complaint.empty() ? "it cannot be read; export the scan again"
                                            : outcome->complaint};
  }
  auto scan = decode(outcome->output);
  if (!scan) return scan.error();
  if (scan->surface.triangles.empty()) {
    const char* what =
        scan->surface.positions.empty() ? "it holds no mesh" : "it holds points but no triangles";
    return Error{fmt::format("{}; export the scan as a triangle mesh ({})", what, kImportFormats)};
  }
  return scan;
}

/// Mean length of an edge on the crown: there the skin is smoothest and any facet would show.
double meanCrownEdge_mm(const Surface& surface) {
  constexpr float kAboveEars_mm = 60, kBehindForehead_mm = 60;
  double sum_mm = 0;
  std::size_t count = 0;
  for (const glm::uvec3& triangle : surface.triangles) {
    for (int corner = 0; corner < 3; ++corner) {
      const glm::vec3& from = surface.positions[triangle[corner]];
      const glm::vec3& to = surface.positions[triangle[(corner + 1) % 3]];
      if (from.y < kAboveEars_mm || from.z > kBehindForehead_mm) continue;
      sum_mm += glm::distance(from, to);
      ++count;
    }
  }
  return count > 0 ? sum_mm / static_cast<double>(count) : 0;
}

std::vector<bool> scalpTriangles(const Surface& surface, const Landmarks& landmarks) {
  const std::vector<Region> regions = labelRegions(surface, landmarks);
  std::vector<bool> is_scalp(surface.triangles.size());
  for (std::size_t t = 0; t < surface.triangles.size(); ++t) {
    const glm::uvec3& corners = surface.triangles[t];
    is_scalp[t] = regions[corners.x] == Region::scalp || regions[corners.y] == Region::scalp ||
                  regions[corners.z] == Region::scalp;
  }
  return is_scalp;
}

/// Finer until no facet shows: the whole head as long as the triangles last, then only the scalp.
void smooth(Surface& surface, const Landmarks& landmarks, ImportReport& report, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    report.mean_scalp_edge_mm = meanCrownEdge_mm(surface);
    if (report.mean_scalp_edge_mm <= kScalpEdge_mm) return;
    std::vector<bool> chosen(surface.triangles.size(), true);
    if (surface.triangles.size() * 4 > kMostTriangles) chosen = scalpTriangles(surface, landmarks);
    const auto added = 3 * static_cast<std::size_t>(std::count(chosen.begin(), chosen.end(), true));
    if (added == 0 || surface.triangles.size() + added > kMostTriangles) break;
    surface = subdivide(surface, chosen);
    ++report.subdivisions;
  }
  report.notes.push_back(
      fmt::format("the scalp's triangles are {:.1f} mm wide; a finer scan would look smoother",
                  report.mean_scalp_edge_mm));
}

}  // namespace

std::span<const std::string_view> importExtensions() {
  return kExtensions;
}

Result<ImportedHead> importHead(const std::filesystem::path& path, const std::stop_token& stop) {
  if (const auto checked = checkFile(path); !checked) return checked.error();
  const std::string cannot = "cannot use " + quoted(path);
  const Error cancelled{"reading it was cancelled"};
  auto scan = readInChild(path, stop);
  if (!scan) return scan.error().in(cannot);

  ImportedHead imported;
  ImportReport& report = imported.report;
  Surface& surface = scan->surface;
  report.triangles_in_file = surface.triangles.size();
  if (!scan->note.empty()) report.notes.push_back(scan->note);

  if (stop.stop_requested()) return cancelled;
  const auto repaired = repair(surface);
  if (!repaired) return repaired.error().in(cannot);
  report.degenerate_dropped = repaired->degenerate_dropped;
  report.scraps_dropped = repaired->scraps_dropped;
  report.triangles_turned = repaired->triangles_turned;
  report.open_edges = repaired->open_edges;

  if (stop.stop_requested()) return cancelled;
  const auto fit = fitFrame(surface);
  if (!fit) return fit.error().in(cannot);
  report.units = fit->units;
  report.scale_mm_per_unit = fit->to_head.scale;
  report.fit_confidence = fit->confidence;
  report.notes.insert(report.notes.end(), fit->reasons.begin(), fit->reasons.end());
  for (glm::vec3& position : surface.positions) position = fit->to_head(position);

  smooth(surface, fit->landmarks, report, stop);
  if (stop.stop_requested()) return cancelled;
  report.triangles = surface.triangles.size();

  Head& head = imported.head;
  head.mesh = toMesh(surface, labelRegions(surface, fit->landmarks));
  head.landmarks = fit->landmarks;
  head.colour = std::move(scan->colour);
  if (head.colour.empty()) head.mesh.uvs.clear();
  head.name = path.filename().string();
  head.fit = {report.units, report.scale_mm_per_unit, report.fit_confidence, report.notes};
  return imported;
}

Result<Head> loadHead(const std::filesystem::path& path, const std::stop_token& stop) {
  if (path.empty()) return builtInHead();
  if (isHeadGlb(path)) return readHeadGlb(path);
  auto imported = importHead(path, stop);
  if (!imported) return imported.error();
  return std::move(imported->head);
}

}  // namespace stipple
