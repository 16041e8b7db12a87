#pragma once
#include "plan/plan.h"
#include "shared/stub.h"
#include "shared/view.h"

namespace stipple {

/// How native hair is drawn under these lights and on this skin. Direction and length of each hair are in its
/// dot (shaders/sites_comb.comp).
shared::StubLook stubLook(const Plan& plan, const shared::Lighting& lighting, const shared::SkinLook& skin);

/// The longest hair of all on a head under this plan.
float longestStubMm(const Plan& plan);

}  // namespace stipple
