// The head as one field: large form, features, bust, and the small asymmetries that make it a person.
// Read next: soft_form.h for the large form, then the features, a file each.
#pragma once
#include "sculpt/soft_form.h"

namespace stipple::sculpt {

class HeadField {
 public:
  /// Takes about a second: bakes the soft form.
  HeadField() = default;

  /// mm, negative inside; close to a true distance near the skin. Safe to call from many threads.
  float distance(const vec3& p) const;
  /// Unit, outward: the normal of the skin at a point on it.
  vec3 normal(const vec3& p) const;
  /// The skin near p, by Newton steps along the normal, each at most `longest_step_mm`.
  vec3 project(vec3 p, float longest_step_mm) const;

 private:
  SoftForm soft_form_;
};

/// How far the left-right balance is off at p: where the symmetric head is looked up instead. Under 1 mm,
/// none on the scalp.
vec3 asymmetry(const vec3& p);

}  // namespace stipple::sculpt
