// The albedo of skin by what colours it, as models/skin computed it (models/README.md). Read through
// plan/skin_colour.
#pragma once
#include <array>

namespace stipple {

/// What colours skin: shares of volume.
struct SkinTint {
  double melanin;  // melanosomes, of the epidermis: 0.01 to 0.06 in light skin, 0.18 to 0.43 in dark (Jacques
                   // 1998)
  double blood;    // of the dermis: 0.002 to 0.01 at rest, more where it is flushed (Jacques 2013)
  bool operator==(const SkinTint&) const = default;
};

/// Rows follow the root of melanin, columns that of blood, both from 0 to these.
inline constexpr int kSkinTableSide = 32;
inline constexpr SkinTint kMostTint{0.45, 0.08};

constexpr double shareInSkinTable(int index) {  // of kMostTint
  const double root = index / (kSkinTableSide - 1.0);
  return root * root;
}

/// Linear Rec. 709 under D65, of the light that enters: what the surface reflects is on top.
using SkinTable = std::array<std::array<float, 3>, kSkinTableSide * kSkinTableSide>;
extern const SkinTable kSkinTable;

}  // namespace stipple
