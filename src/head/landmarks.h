#pragma once
#include <glm/vec3.hpp>

namespace stipple {

/// Points of craniometry on the skin, head frame, mm. Found by the fit (frame.h), kept with the built-in
/// head.
struct Landmarks {
  glm::vec3 glabella;        // foremost point of the forehead on the midline, between the brows
  glm::vec3 sellion;         // deepest point of the nose bridge on the midline
  glm::vec3 pronasale;       // tip of the nose
  glm::vec3 menton;          // lowest point of the chin on the midline
  glm::vec3 vertex;          // highest point of the head on the midline
  glm::vec3 opisthocranion;  // rearmost point of the head on the midline
  glm::vec3 tragion_left;    // notch above the tragus; +X side
  glm::vec3 tragion_right;
};

}  // namespace stipple
