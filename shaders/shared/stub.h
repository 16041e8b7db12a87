// Native hair, clipped short: what is drawn of it beside the cut end in the skin, which is a dot like any other (treatment.h).
#ifndef STIPPLE_SHARED_STUB_H
#define STIPPLE_SHARED_STUB_H
#include "language.h"

SHARED_BEGIN

/// How the hairs of a picture are lit, and what they take beside their cut ends.
struct StubLook {  // 32 bytes
  vec3 to_key;         // unit vector to the key light, head frame
  float key_share;     // of the light that reaches skin turned to it
  float shaft_share;   // width of the shaft over the seen diameter of its cut end
  float shadow_share;  // ink of the shadow over that of a cut end's diameter times the length
  float glint;         // light that a shaft sends back at most, over what skin does
  float per_mm2;       // hairs where none are lost
};
STATIC_SIZE(StubLook, 32);

SHARED_CONST float kStubStepsPerMm = 16.0f;  // a dot holds its length in 6 bits
// Ink spread evenly along a line of length 1 has a variance of 1/12; a kernel of this reach has the same.
SHARED_CONST float kReachPerLength = 0.763763f;  // sqrt(7 / 12), 7 from kKernelVariance (splat.h)
// A shadow's length on the skin at most, over the hair's: a lamp at the horizon casts none that is seen.
SHARED_CONST float kLongestShadow = 1.5f;
// Skin spreads the edges of a shadow as it does all light: from under a shaft 0.07 mm wide there comes as much green light as from under
// a normal distribution of this deviation (skin_diffuse.comp, 0.43 mm).
SHARED_CONST float kShadowSpreadMm = 0.147f;
// Hairs are clipped to lengths that differ; the longest over the mean.
SHARED_CONST float kLongestStub = 1.35f;

SHARED_END
#endif
