// The colour of skin: linear Rec. 709 albedo for shares of melanin and blood (SkinTint). Read next:
// transport.h.
#pragma once
#include <cstdint>
#include <glm/vec3.hpp>
#include <vector>

#include "plan/skin_table.h"

namespace stipple::skin {

/// Albedo, of the light that enters, of every melanin with every blood, melanin varying slowest, from
/// `photons` walks at each wavelength. The same numbers for the same seed, whatever the number of cores.
std::vector<glm::dvec3> albedos(const std::vector<double>& melanin, const std::vector<double>& blood,
                                std::uint32_t photons, std::uint64_t seed = 1);

/// Of every entry of the table (plan/skin_table.h), in its order.
std::vector<glm::dvec3> tableAlbedos(std::uint32_t photons);

}  // namespace stipple::skin
