// The usual way to draw a dot, for comparison: a sprite with the same profile, blended over the picture.
#include "dots_common.glsl"
#include "shared/view.h"
#include "shared/splat.h"

layout(scalar, binding = 0) uniform ViewBlock { View view; };
layout(scalar, binding = 1) readonly buffer Dots { Dot dots[]; };
#include "view.glsl"

struct Sprite {
  vec4 clip;        // behind the eye when the dot faces away
  float radius_px;  // to the kernel's reach
  float peak;       // absorptance at the middle
};

Sprite spriteOf(Dot d) {
  vec3 place = dotPlace(d), normal = dotNormal(d);
  vec3 to_eye = view.eye - place;
  float facing = dot(normal, normalize(to_eye));
  float depth = -dot(to_eye, view.forward);
  float reach_px = dotDiameter(d) * kReachPerDiameter * view.focal_px / depth;
  Sprite s;
  s.clip = clipPosition(place + normal * 0.5);
  if (facing <= 0.02) s.clip = vec4(2.0, 2.0, 2.0, 1.0);
  s.radius_px = max(reach_px, 1.0);  // narrower ones would slip between the pixels
  s.peak = dotAbsorptance(d) * facing;
  return s;
}
