// What kind of skin is treated. Reads as a label that the practitioner chooses; what follows from it is one
// table of multipliers (skin.cpp), each sourced or assumed.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stipple {

enum class SkinType : std::uint8_t { normal, oily, dry, thick, thin, sensitive, scar };
inline constexpr std::size_t kSkinTypeCount = 7;
/// As in the plan file.
inline constexpr std::array<std::string_view, kSkinTypeCount> kSkinTypeNames{
    "normal", "oily", "dry", "thick", "thin", "sensitive", "scar"};

/// What a type of skin does to the figures of healing. Multipliers, 1 for normal skin, but for the shift.
struct SkinTraits {
  float retention = 1;       // of the share of impressions that is kept
  float blotch = 1;          // of how uneven an overworked patch heals
  float edge_softness = 1;   // of a healed dot's blur: wider at the same ink
  float redness = 1;         // of its strength, and so of the days until it is gone
  float fading = 1;          // of the yearly share
  float depth_shift_mm = 0;  // added to the depth aimed at: thin skin is met deeper by the same needle
  std::string_view source;   // of this row, for people
};
const SkinTraits& traitsOf(SkinType type);

struct Skin {
  float fitzpatrick = 2;       // 1 to 6, continuous; a label for melanin, not a measure (skin_colour.h)
  float blood_percent = 1.3f;  // of the dermis; 0.2 pale, 2 flushed; 1.3 as foreheads read (skin_colour_test)
  float scan_colour = 1;       // 1: a scan keeps its own skin's colour; 0: it takes on that of this plan
  float sheen = 0.3f;          // 0 matte to 1 oily
  // The practitioner's own corrections, on top of those of the type.
  float retention = 1;
  float redness = 1;
  SkinType type = SkinType::normal;
  bool operator==(const Skin&) const = default;
};

inline constexpr float kLeastBloodPercent = 0.1f, kMostBloodPercent = 3;

}  // namespace stipple
