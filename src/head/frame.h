// Where the head is in a scan: any scale, any orientation, with or without neck and shoulders.
// Three steps, a file each: the plane of symmetry (symmetry.h), the midline profile against the mean profile
// of anthropometry (profile.h), the ears and with them the Frankfort level (ears.h).
#pragma once
#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "head/landmarks.h"
#include "head/surface.h"

namespace stipple {

/// x -> scale * (rotation * x) + translation; rotation is proper orthogonal.
struct Similarity {
  float scale = 1;
  glm::mat3 rotation{1};
  glm::vec3 translation{0};

  glm::vec3 operator()(const glm::vec3& point) const { return scale * (rotation * point) + translation; }
};

struct FrameFit {
  Similarity to_head;   // from the scan's own coordinates to the head frame, mm
  Landmarks landmarks;  // head frame, mm
  std::string units;    // of the scan: "millimetres", "centimetres", "metres", "inches" or "unknown"
  float confidence;     // 0 to 1
  std::vector<std::string> reasons;  // what lowered the confidence, in words; empty if nothing did
};

/// Finds the head frame of a repaired surface. Pure and deterministic. An Error when no head can be
/// recognised. Scale: a scan whose units make the head 170 to 230 mm long (glabella to opisthocranion) is
/// believed; any other is scaled to 197 mm, the mean of adult men (ANSUR II, Gordon et al. 2014,
/// NATICK/TR-15/007: head length).
Result<FrameFit> fitFrame(const Surface& surface);

}  // namespace stipple
