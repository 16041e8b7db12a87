// Shapes and files that the tests of head/ share.
#pragma once
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "head/surface.h"

namespace stipple::testing {

inline std::filesystem::path leePerrySmith() {
  return std::filesystem::path(STIPPLE_SHARED_DIR) / "heads" / "lee_perry_smith" / "lee_perry_smith.obj";
}

inline std::filesystem::path writeText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

/// Positions and faces of an OBJ file, faces as fans; what the tests need of it without going through the
/// importer.
inline Surface readObj(const std::filesystem::path& path) {
  Surface surface;
  std::ifstream file(path);
  for (std::string word; file >> word;) {
    if (word == "v") {
      glm::vec3 position;
      file >> position.x >> position.y >> position.z;
      surface.positions.push_back(position);
    } else if (word == "f") {
      std::string rest;
      std::getline(file, rest);
      std::vector<std::uint32_t> corners;
      for (std::size_t at = rest.find_first_of("0123456789"); at != std::string::npos;) {
        corners.push_back(static_cast<std::uint32_t>(std::stoul(rest.substr(at))) - 1);
        at = rest.find(' ', at);
        if (at != std::string::npos) at = rest.find_first_of("0123456789", at);
      }
      for (std::size_t i = 2; i < corners.size(); ++i) {
        surface.triangles.emplace_back(corners[0], corners[i - 1], corners[i]);
      }
    } else {
      std::getline(file, word);
    }
  }
  return surface;
}

inline std::string objText(const Surface& surface) {
  std::string text;
  for (const glm::vec3& p : surface.positions) {
    text += "v " + std::to_string(p.x) + " " + std::to_string(p.y) + " " + std::to_string(p.z) + "\n";
  }
  for (const glm::uvec3& t : surface.triangles) {
    text +=
        "f " + std::to_string(t.x + 1) + " " + std::to_string(t.y + 1) + " " + std::to_string(t.z + 1) + "\n";
  }
  return text;
}

/// Closed, outward; 20 * 4^rounds triangles on the sphere of radius 1.
inline Surface icosphere(int rounds) {
  const float g = std::numbers::phi_v<float>;
  Surface sphere;
  sphere.positions = {{-1, g, 0},  {1, g, 0},  {-1, -g, 0}, {1, -g, 0}, {0, -1, g},  {0, 1, g},
                      {0, -1, -g}, {0, 1, -g}, {g, 0, -1},  {g, 0, 1},  {-g, 0, -1}, {-g, 0, 1}};
  sphere.triangles = {{0, 11, 5},  {0, 5, 1},  {0, 1, 7},  {0, 7, 10}, {0, 10, 11}, {1, 5, 9}, {5, 11, 4},
                      {11, 10, 2}, {10, 7, 6}, {7, 1, 8},  {3, 9, 4},  {3, 4, 2},   {3, 2, 6}, {3, 6, 8},
                      {3, 8, 9},   {4, 9, 5},  {2, 4, 11}, {6, 2, 10}, {8, 6, 7},   {9, 8, 1}};
  for (int round = 0; round < rounds; ++round) {
    const EdgeTable table = findEdges(sphere.triangles);
    const auto first = static_cast<std::uint32_t>(sphere.positions.size());
    for (const Edge& edge : table.edges) {
      sphere.positions.push_back((sphere.positions[edge.low] + sphere.positions[edge.high]) * 0.5f);
    }
    std::vector<glm::uvec3> finer;
    for (std::size_t t = 0; t < sphere.triangles.size(); ++t) {
      const glm::uvec3 old = sphere.triangles[t];
      const glm::uvec3 middle(first + table.of_triangle[t][0], first + table.of_triangle[t][1],
                              first + table.of_triangle[t][2]);
      finer.insert(
          finer.end(),
          {{old.x, middle.x, middle.z}, {middle.x, old.y, middle.y}, {middle.z, middle.y, old.z}, middle});
    }
    sphere.triangles = finer;
    for (glm::vec3& position : sphere.positions) position = glm::normalize(position);
  }
  return sphere;
}

/// A turn that favours no direction; the same for the same seed.
inline glm::mat3 anyTurn(unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal;
  const float w = normal(generator), x = normal(generator), y = normal(generator), z = normal(generator);
  return glm::mat3_cast(glm::normalize(glm::quat(w, x, y, z)));
}

/// A signed volume: positive for a closed surface that is wound outward.
inline double volume(const Surface& surface) {
  double six_volumes = 0;
  for (const glm::uvec3& t : surface.triangles) {
    six_volumes +=
        glm::dot(glm::dvec3(surface.positions[t.x]),
                 glm::cross(glm::dvec3(surface.positions[t.y]), glm::dvec3(surface.positions[t.z])));
  }
  return six_volumes / 6;
}

}  // namespace stipple::testing
