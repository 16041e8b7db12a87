#pragma once
#include <cstdint>
#include <vector>

#include "plan/plan.h"
#include "scalp/chart.h"
#include "scalp/hairline.h"

namespace stipple {

/// What the plan asks for at every place of the chart, packed as in shaders/shared/treatment.h. Evaluated on
/// the CPU in doubles, so that every device looks up the same integers.
using Fields = std::vector<std::uint32_t>;

/// The edge's irregularity at every texel, mm, for Hairline::irregularity 1: depends on the head and the seed
/// alone, so a moving slider need not make it again. Two waves, about 9 and 3 mm long (tuned by eye: taller
/// reads as moth-eaten).
std::vector<float> edgeNoise(const ChartMap& map, std::uint32_t seed);

Fields makeFields(const Plan& plan, const std::vector<float>& outline_distance,
                  const std::vector<float>& edge_noise);

}  // namespace stipple
