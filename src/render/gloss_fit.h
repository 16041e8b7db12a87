// How skin's gloss spreads light, worked out numerically: what the table in gloss_table.h is made of, and how
// it is made. Pure; used by stipple-gloss-table while building and by tests.
#pragma once
#include <array>
#include <glm/vec3.hpp>

#include "shared/gloss.h"

namespace stipple::gloss {

/// Two lobes of a Trowbridge-Reitz (GGX) microsurface: a narrow one, and a wide one for oil lying in films
/// and drops. Shares and factors as in Unreal Engine's skin.
inline constexpr std::array<double, 2> kLobeShare{shared::kNarrowShare, 1 - double{shared::kNarrowShare}};
inline constexpr std::array<double, 2> kLobeRoughness{shared::kNarrowRoughness, shared::kWideRoughness};
inline constexpr double kReflectance = 0.028;  // at normal incidence: refractive index 1.4

/// Squared roughness of a lobe, within what the table is fitted for.
double lobeAlpha(double roughness, std::size_t lobe);

/// BRDF of one lobe: distribution, Smith's height-correlated masking (Heitz 2014, JCGT 3(2)), Schlick's
/// Fresnel term between `reflectance` and 1. Unit vectors, normal (0, 0, 1).
double brdf(double alpha, double reflectance, const glm::dvec3& to_eye, const glm::dvec3& to_light);

/// Share of light from all directions alike that a lobe sends to an eye at `cosine`: reflectance * first +
/// second (Karis 2013, "Real shading in Unreal Engine 4").
struct Albedo {
  double first, second;
  double at(double reflectance) const { return reflectance * first + second; }
};
Albedo directionalAlbedo(double alpha, double cosine);

/// A cosine lobe deformed by a matrix, nearest to what a lobe of reflectance kReflectance sends to an eye at
/// `cosine`, over the lobe's albedo: a linearly transformed cosine (Heitz, Dupuy, Hill and Neubelt 2016). The
/// inverse matrix, in the frame of which x lies under the eye and z along the normal, is [a 0 b; 0 1 0; c 0
/// d].
struct TransformedCosine {
  double a, b, c, d;
  /// Per steradian; over all directions it is 1.
  double at(const glm::dvec3& to_light) const;
};
/// The search begins at `near`, the fit to a neighbouring angle or roughness.
class CosineFit {
 public:
  struct Start {
    double width = 1, breadth = 1, skew = 0;
  };
  static Start search(double alpha, double cosine, const Start& near);
  static TransformedCosine cosineOf(double alpha, double cosine, const Start& found);
};

}  // namespace stipple::gloss
