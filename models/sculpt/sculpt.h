#pragma once
#include "head/head.h"
#include "sculpt/field.h"

namespace stipple::sculpt {

/// The built-in head from nothing: field, mesh, normals, regions, landmarks. About a quarter of a minute on two
/// cores.
Head makeHead();
Head makeHead(const HeadField& field);

}  // namespace stipple::sculpt
