// Layout of the table of skin's gloss (src/render/gloss_table.h): three bands of rows, one below the other. A row is a
// roughness of the skin, a column the angle between normal and eye, even in sqrt(1 - cosine); the last column holds means.
#ifndef STIPPLE_SHARED_GLOSS_H
#define STIPPLE_SHARED_GLOSS_H
#include "language.h"

SHARED_BEGIN

SHARED_CONST uint kGlossRows = 14u;
SHARED_CONST uint kGlossAngles = 24u;
SHARED_CONST uint kGlossColumns = 25u;  // kGlossAngles, and the mean of band 2 over the hemisphere
SHARED_CONST uint kGlossBands = 3u;     // inverse matrices of either lobe (a, b, c, d); albedos (gloss::Albedo) of both

SHARED_CONST float kLeastRoughness = 0.2f;
SHARED_CONST float kMostRoughness = 0.85f;
SHARED_CONST float kNarrowShare = 0.85f;      // of the first lobe
SHARED_CONST float kNarrowRoughness = 0.75f;  // times the skin's
SHARED_CONST float kWideRoughness = 1.3f;

SHARED_END
#endif
