// The parts of the scalp that a practitioner treats differently. Where they lie: scalp/zone_map.h.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "plan/skin.h"

namespace stipple {

enum class ZoneId : std::uint8_t { hairline_edge, frontal, mid_scalp, crown, temples, sides, nape };
inline constexpr std::size_t kZoneCount = 7;
/// "mid_scalp": as in the keys of the plan file.
inline constexpr std::array<std::string_view, kZoneCount> kZoneNames{
    "hairline_edge", "frontal", "mid_scalp", "crown", "temples", "sides", "nape"};

/// Shares of the plan's density and of the pigment's dots. The hairline edge's are those at the very edge,
/// from which the fade leads to those of the zone behind.
struct Zone {
  float density = 1;                            // 0: not treated
  float dot_size = 1;                           // diameter
  float shade = 1;                              // absorptance
  std::optional<SkinType> skin = std::nullopt;  // none: the same as the rest (Skin::type)
  bool operator==(const Zone&) const = default;
};

struct Zones {
  /// Less pressure and a thinner pigment at the edge [hishairclinic.com; the figures are assumed]. Sides and
  /// nape keep the client's own stubble unless asked otherwise.
  std::array<Zone, kZoneCount> zone{Zone{1, 0.8f, 0.6f}, {}, {}, {}, {}, Zone{0, 1, 1}, Zone{0, 1, 1}};

  Zone& operator[](ZoneId id) { return zone[static_cast<std::size_t>(id)]; }
  const Zone& operator[](ZoneId id) const { return zone[static_cast<std::size_t>(id)]; }
  bool operator==(const Zones&) const = default;
};

}  // namespace stipple
