#include "scalp/atlas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <numeric>

#include "base/units.h"
#include "head/surface.h"
#include "scalp/chart.h"

namespace stipple {
namespace {

constexpr int kCap = 6;  // facing 0 to 5: right, left, down, up, back, front; an ear's 7 to 12
constexpr int kEar = 7;
constexpr double kCapPolar = radians(74);  // the forehead down to above the brows
constexpr double kCapFacing = 0.05;        // cosine: skin on edge seen from the middle has no room on the map
constexpr double kTurnedAway =
    0.15;  // cosine: below, a triangle does not join neighbours that face elsewhere
constexpr int kSmoothings = 8;

std::array<glm::dvec3, 3> cornersOf(const Mesh& mesh, const glm::uvec3& t) {
  return {glm::dvec3(mesh.positions[t.x]), glm::dvec3(mesh.positions[t.y]), glm::dvec3(mesh.positions[t.z])};
}

glm::dvec3 faceNormal(const std::array<glm::dvec3, 3>& corners) {
  const glm::dvec3 normal = glm::cross(corners[1] - corners[0], corners[2] - corners[0]);
  return normal / std::max(glm::length(normal), 1e-12);
}

/// The axis that a label's pieces are seen along.
glm::dvec3 axisOf(int label) {
  const int facing = label >= kEar ? label - kEar : label;
  glm::dvec3 axis(0);
  axis[facing / 2] = facing % 2 == 1 ? 1 : -1;
  return axis;
}

bool onCap(const Mesh& mesh, const glm::uvec3& t, const std::array<glm::dvec3, 3>& corners,
           const glm::dvec3& normal) {
  bool scalp = true, ear = false;
  for (int k = 0; k < 3; ++k) {
    scalp &= mesh.regions[t[k]] == Region::scalp;
    ear |= mesh.regions[t[k]] == Region::ear;
  }
  const glm::dvec3 direction = glm::normalize((corners[0] + corners[1] + corners[2]) / 3.0 - kChartCentre);
  return !ear && (scalp || direction.y > std::cos(kCapPolar)) && glm::dot(direction, normal) > kCapFacing;
}

/// Who shares an edge with whom: by triangle and edge, kNoTriangle at a rim.
using Neighbours = std::vector<std::array<std::uint32_t, 3>>;
Neighbours neighboursOf(const std::vector<glm::uvec3>& welded) {
  const EdgeTable edges = findEdges(welded);
  Neighbours neighbours(welded.size());
  for (std::uint32_t t = 0; t < welded.size(); ++t)
    for (std::size_t k = 0; k < 3; ++k) {
      const auto& pair = edges.edges[edges.of_triangle[t][k]].triangles;
      neighbours[t][k] = pair[0] == t ? pair[1] : pair[0];
    }
  return neighbours;
}

/// Ragged borders and islands give way to what surrounds them.
void smooth(std::vector<int>& labels, const std::vector<glm::dvec3>& normals, const Neighbours& neighbours) {
  for (int round = 0; round < kSmoothings; ++round) {
    std::vector<int> next = labels;
    for (std::size_t t = 0; t < labels.size(); ++t) {
      if (labels[t] == kCap) continue;
      std::map<int, int> votes;
      for (const std::uint32_t other : neighbours[t])
        if (other != kNoTriangle && labels[other] != kCap && (labels[other] >= kEar) == (labels[t] >= kEar))
          ++votes[labels[other]];
      for (const auto& [label, count] : votes)
        if (count >= 2 && glm::dot(normals[t], axisOf(label)) > kTurnedAway) next[t] = label;
    }
    labels = std::move(next);
  }
}

/// Triangles that hang together and have one label; of the cap only the largest such piece stays the cap.
struct Piece {
  int label;
  std::vector<std::uint32_t> triangles;
};
std::vector<Piece> piecesOf(const std::vector<int>& labels, const Neighbours& neighbours) {
  std::vector<Piece> pieces;
  std::vector<bool> met(labels.size(), false);
  for (std::uint32_t seed = 0; seed < labels.size(); ++seed) {
    if (met[seed]) continue;
    Piece piece{labels[seed], {seed}};
    met[seed] = true;
    for (std::size_t i = 0; i < piece.triangles.size(); ++i)
      for (const std::uint32_t next : neighbours[piece.triangles[i]])
        if (next != kNoTriangle && !met[next] && labels[next] == piece.label) {
          met[next] = true;
          piece.triangles.push_back(next);
        }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

int facingOf(const glm::dvec3& normal, bool ear) {
  const glm::dvec3 size = glm::abs(normal);
  const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
  return 2 * axis + (normal[axis] > 0 ? 1 : 0) + (ear ? kEar : 0);
}

std::vector<Piece> cutApart(const Mesh& mesh, const Neighbours& neighbours) {
  std::vector<int> labels(mesh.triangles.size());
  std::vector<glm::dvec3> normals(labels.size());
  std::vector<int> facing(labels.size());
  for (std::size_t t = 0; t < labels.size(); ++t) {
    const auto corners = cornersOf(mesh, mesh.triangles[t]);
    normals[t] = faceNormal(corners);
    bool ear = false;
    for (int k = 0; k < 3; ++k) ear |= mesh.regions[mesh.triangles[t][k]] == Region::ear;
    facing[t] = facingOf(normals[t], ear);
    labels[t] = onCap(mesh, mesh.triangles[t], corners, normals[t]) ? kCap : facing[t];
  }
  std::vector<Piece> caps = piecesOf(labels, neighbours);
  std::erase_if(caps, [](const Piece& piece) { return piece.label != kCap; });
  std::ranges::stable_sort(caps, std::greater{}, [](const Piece& piece) { return piece.triangles.size(); });
  for (std::size_t i = 1; i < caps.size(); ++i)
    for (const std::uint32_t t : caps[i].triangles) labels[t] = facing[t];
  smooth(labels, normals, neighbours);
  return piecesOf(labels, neighbours);
}

/// Where a place lies on its piece's own map, mm.
glm::dvec2 mapped(int label, const glm::dvec3& place, double cap_radius_mm) {
  if (label == kCap) {
    // Distances from the crown are true (Snyder, USGS Professional Paper 1395, p. 191). The front is below,
    // as when a head is looked down upon from behind.
    const glm::dvec3 direction = glm::normalize(place - kChartCentre);
    const double polar = std::acos(std::clamp(direction.y, -1.0, 1.0)),
                 across = std::hypot(direction.x, direction.z);
    return across < 1e-9 ? glm::dvec2(0)
                         : glm::dvec2(direction.x, direction.z) * (cap_radius_mm * polar / across);
  }
  const glm::dvec3 axis = axisOf(label);
  if (axis.x != 0) return {-axis.x * place.z, -place.y};
  if (axis.y != 0) return {place.x, axis.y * place.z};
  return {axis.z * place.x, -place.y};
}

/// A piece on its own map: its corners, three a triangle, and the box around them moved to zero.
struct Sheet {
  std::vector<glm::dvec2> corners;
  glm::dvec2 size{0};
};

Sheet sheetOf(const Mesh& mesh, const Piece& piece, double cap_radius_mm) {
  Sheet sheet;
  glm::dvec2 low(1e300), high(-1e300);
  for (const std::uint32_t t : piece.triangles)
    for (const glm::dvec3& corner : cornersOf(mesh, mesh.triangles[t])) {
      sheet.corners.push_back(mapped(piece.label, corner, cap_radius_mm));
      low = glm::min(low, sheet.corners.back());
      high = glm::max(high, sheet.corners.back());
    }
  for (glm::dvec2& corner : sheet.corners) corner -= low;
  sheet.size = high - low;
  return sheet;
}

double meanRadius(const Mesh& mesh, const std::vector<Piece>& pieces) {
  const auto cap = std::ranges::find(pieces, kCap, &Piece::label);
  if (cap == pieces.end()) return kPatternRadiusMm;
  double sum = 0;
  for (const std::uint32_t t : cap->triangles)
    sum += glm::distance(glm::dvec3(mesh.positions[mesh.triangles[t].x]), kChartCentre);
  return sum / static_cast<double>(cap->triangles.size());
}

/// Upper left corners in a square of `side`, tallest sheets first, each as far up as it goes and then as far
/// to the left; empty if they do not fit.
std::vector<glm::dvec2> packed(const std::vector<Sheet>& sheets, double gutter, double side) {
  constexpr double kColumnMm = 2;
  std::vector<double> filled(static_cast<std::size_t>(side / kColumnMm), gutter);  // down to here, by column
  std::vector<std::size_t> order(sheets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return sheets[i].size.y; });
  std::vector<glm::dvec2> places(sheets.size());
  for (const std::size_t i : order) {
    const auto width = static_cast<std::size_t>(std::ceil((sheets[i].size.x + gutter) / kColumnMm));
    double top = side;
    std::size_t left = 0;
    for (std::size_t column = 0; column + width <= filled.size(); ++column) {
      const auto from = filled.begin() + static_cast<std::ptrdiff_t>(column);
      const double free_from = *std::max_element(from, from + static_cast<std::ptrdiff_t>(width));
      if (free_from >= top) continue;
      top = free_from;
      left = column;
    }
    const double bottom = top + sheets[i].size.y + gutter;
    if (bottom > side) return {};
    places[i] = {static_cast<double>(left) * kColumnMm + gutter, top};
    std::fill_n(filled.begin() + static_cast<std::ptrdiff_t>(left), width, bottom);
  }
  return places;
}

/// Adds a piece's triangles with vertices of its own.
void addPiece(Atlas& atlas, const Mesh& mesh, const Piece& piece, const Sheet& sheet,
              const glm::dvec2& place) {
  std::map<std::uint32_t, std::uint32_t> copied;
  for (std::size_t i = 0; i < piece.triangles.size(); ++i) {
    const glm::uvec3& from = mesh.triangles[piece.triangles[i]];
    glm::uvec3 to{};
    for (int k = 0; k < 3; ++k) {
      const auto [known, is_new] =
          copied.try_emplace(from[k], static_cast<std::uint32_t>(atlas.mesh.positions.size()));
      to[k] = known->second;
      if (!is_new) continue;
      atlas.mesh.positions.push_back(mesh.positions[from[k]]);
      atlas.mesh.normals.push_back(mesh.normals[from[k]]);
      atlas.mesh.regions.push_back(mesh.regions[from[k]]);
      atlas.mesh.uvs.emplace_back((place + sheet.corners[3 * i + static_cast<std::size_t>(k)]) /
                                  atlas.side_mm);
    }
    atlas.mesh.triangles.push_back(to);
  }
}

}  // namespace

Atlas makeAtlas(const Head& head, int texture_px) {
  const Mesh& mesh = head.mesh;
  const std::vector<Piece> pieces = cutApart(mesh, neighboursOf(toSurface(mesh).triangles));
  const double cap_radius_mm = meanRadius(mesh, pieces);
  std::vector<Sheet> sheets;
  double area = 0;
  for (const Piece& piece : pieces) {
    sheets.push_back(sheetOf(mesh, piece, cap_radius_mm));
    area += sheets.back().size.x * sheets.back().size.y;
  }

  constexpr double kGrowth = 1.005;  // of the square, until it holds them all
  Atlas atlas;
  std::vector<glm::dvec2> places;
  for (atlas.side_mm = std::sqrt(area); places.empty();
       places = packed(sheets, kGutterPx * atlas.side_mm / texture_px, atlas.side_mm))
    atlas.side_mm *= kGrowth;
  for (std::size_t p = 0; p < pieces.size(); ++p) addPiece(atlas, mesh, pieces[p], sheets[p], places[p]);
  return atlas;
}

}  // namespace stipple
