#pragma once
#include <vector>

#include "sculpt/sdf.h"

namespace stipple::sculpt {

/// Pulls a rough field onto places where the skin of a mean man's head is known to lie, by a smooth
/// correction that is solved once: radial basis functions (Wendland 1995, C2), a little slack so that no
/// point can dent the skin.
class SkullPoints {
 public:
  using Field = float (*)(const vec3&);
  /// `rough` is only asked while constructing, with p.x >= 0.
  explicit SkullPoints(Field rough);

  /// What to subtract from the rough distance at p.
  float correction(const vec3& p) const;

 private:
  struct Kernel {
    vec3 centre;
    float weight;
  };
  std::vector<Kernel> kernels_;
};

}  // namespace stipple::sculpt
