#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "scalp/sites.h"

namespace stipple {

/// Power of a point set over frequency, averaged over directions and over many small patches of skin.
///
/// Skin is curved, so there is no one Fourier transform of it. Each patch is a disc about a site, laid flat
/// with chords for radii (which keeps areas exactly on a ball) and with one axis held in the head's frontal
/// plane, so that a grain common to all patches would show. Its periodogram is tapered with a cosine bell and
/// freed of the transform of an even density under that bell (Rajala, Olhede and Murrell 2023, "What is the
/// Fourier transform of a spatial point process?", IEEE Trans. Inf. Theory 69), so that independent random
/// points measure 1 in every band. Frequencies are in units of the root of the density: the spacing of a
/// square grid.
struct Spectrum {
  struct Band {
    float frequency;
    float power;          // white noise is 1
    float anisotropy_db;  // see below
  };
  std::vector<Band> bands;
  int patches = 0;  // none where the scalp has no room for a single one: too few sites

  /// Mean power below half the root of the density.
  float lowFrequency() const;
  /// Variance over directions of the power, over its squared mean (Ulichney 1987, "Digital Halftoning"), mean
  /// of the bands from a half to two; scaled to an average of ten periodograms, so that as in the literature
  /// an isotropic set measures -10 dB.
  float anisotropyDb() const;
};

/// How well the first `count` sites are spread.
struct PrefixQuality {
  std::uint32_t count;
  float rho;  // least distance over that of a honeycomb as dense
  Spectrum spectrum;
};

/// Where sites are, as exactly as their barycentric coordinates say.
struct SitePlaces {
  std::vector<glm::dvec3> places_mm;      // by rank
  std::vector<std::uint32_t> along_skin;  // ranks in the order of the surface's Morton curve
};
SitePlaces placesOf(const SiteSurface& surface, const SiteSet& sites);

PrefixQuality measurePrefix(const SiteSurface& surface, const SiteSet& sites, const SitePlaces& places,
                            std::uint32_t count);

/// Prefixes worth measuring, in order: all sites; ends of levels, each twice as dense as the last, and the
/// points half-way through the next level; five odd counts.
std::vector<std::uint32_t> prefixesToMeasure(const SiteSet& sites);

}  // namespace stipple
