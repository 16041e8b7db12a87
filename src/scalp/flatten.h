#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

namespace stipple {

/// A piece of skin and how it lies on paper, vertex by vertex.
struct FlatPatch {
  std::vector<glm::dvec3> skin_mm;
  std::vector<glm::uvec3> triangles;  // counter-clockwise from outside, and on paper with y upwards
  std::vector<glm::dvec2> paper_mm;
};

/// Lays the patch flat as nearly without stretching as it goes: as rigid as possible, each triangle turned
/// and not sheared (Liu et al. 2008, "A local/global approach to mesh parameterization", part 4.2).
/// Fills `paper_mm`, in any place and turn. One piece, every vertex in some triangle (asserted). `weights`,
/// one a triangle and above 0, say how much its shape counts: skin as curved as a skull stretches somewhere,
/// and this is where.
void flatten(FlatPatch& patch, std::span<const double> weights);

/// Length on paper over length on skin in the directions in which one triangle is squeezed and stretched
/// most.
struct Stretch {
  double least, most;
  /// How far a length in it may be off, as a share.
  double worst() const;
};
Stretch stretchOf(const FlatPatch& patch, std::size_t triangle);

}  // namespace stipple
