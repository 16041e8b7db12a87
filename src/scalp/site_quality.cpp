#include "scalp/site_quality.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <numeric>
#include <utility>

#include "base/parallel.h"
#include "base/units.h"

namespace stipple {
namespace {

constexpr int kBands = 40;
constexpr double kBandWidth = 0.05;  // of the root of the density
constexpr int kDirections = 36;      // over half a turn; the other half mirrors it
constexpr double kPatchRadius = 12;  // site spacings: 450 sites a patch, and frequencies told apart by 0.08
constexpr std::size_t kMostPatches = 64;

/// Distance of neighbours in the densest pattern of `count` points on this area.
double honeycomb_mm(double area_mm2, std::size_t count) {
  return std::sqrt(2 / std::sqrt(3.0) * area_mm2 / static_cast<double>(count));
}

/// Least distance between any two places, or `search_mm` if all are farther apart.
double leastDistance_mm(std::span<const glm::dvec3> places, double search_mm) {
  constexpr std::uint32_t kEnd = ~0u;
  const auto cellOf = [&](const glm::dvec3& place) { return glm::ivec3(glm::floor(place / search_mm)); };
  const std::uint32_t mask = static_cast<std::uint32_t>(std::bit_ceil(places.size())) - 1;
  const auto entryOf = [&](const glm::ivec3& cell) {
    const glm::uvec3 keys = glm::uvec3(cell) * glm::uvec3(73856093u, 19349663u, 83492791u);
    return (keys.x ^ keys.y ^ keys.z) & mask;
  };
  std::vector<std::uint32_t> heads(mask + std::size_t{1}, kEnd), nexts(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i)
    nexts[i] = std::exchange(heads[entryOf(cellOf(places[i]))], i);

  constexpr std::size_t kRun = 4096;
  std::vector<double> least2((places.size() + kRun - 1) / kRun, search_mm * search_mm);
  const auto measureRun = [&](std::size_t run) {
    for (std::size_t i = run * kRun; i < std::min(places.size(), (run + 1) * kRun); ++i)
      for (int n = 0; n < 27; ++n) {
        const glm::ivec3 cell = cellOf(places[i]) + glm::ivec3(n % 3, n / 3 % 3, n / 9) - 1;
        for (std::uint32_t other = heads[entryOf(cell)]; other != kEnd; other = nexts[other]) {
          const glm::dvec3 apart = places[other] - places[i];
          if (other < i) least2[run] = std::min(least2[run], glm::dot(apart, apart));
        }
      }
  };
  parallelFor(least2.size(), measureRun, 1);
  return std::sqrt(std::ranges::min(least2));
}

glm::dvec3 toMm(const glm::uvec3& units) {
  return (glm::dvec3(units) - static_cast<double>(shared::kPositionOffset)) /
         static_cast<double>(shared::kUnitsPerMm);
}

/// Middles of the edges where the scalp ends, and half the longest of them.
struct Border {
  std::vector<glm::dvec3> middles;
  double half_edge_mm = 0;
};

Border borderOf(const SiteSurface& surface) {
  std::map<std::pair<unsigned, unsigned>, int> triangles_of;
  for (const glm::uvec3& t : surface.triangles)
    for (int i = 0; i < 3; ++i) ++triangles_of[std::minmax({t[i], t[(i + 1) % 3]})];
  Border border;
  for (const auto& [edge, triangles] : triangles_of) {
    if (triangles != 1) continue;
    const glm::dvec3 a = toMm(surface.positions[edge.first]), b = toMm(surface.positions[edge.second]);
    border.middles.push_back((a + b) / 2.0);
    border.half_edge_mm = std::max(border.half_edge_mm, glm::distance(a, b) / 2);
  }
  return border;
}

/// Sites about which a disc of skin is whole; nearly separate, so that their periodograms are independent.
std::vector<std::uint32_t> patchCentres(const SiteSurface& surface, std::span<const glm::dvec3> places,
                                        double radius_mm) {
  constexpr std::size_t kTried = 4096;  // low ranks are spread over the whole scalp
  constexpr double kApart = 1.2;        // of the radius: tapers cross where both are weak
  const Border border = borderOf(surface);
  std::vector<std::uint32_t> centres;
  for (std::uint32_t i = 0; i < std::min(places.size(), kTried) && centres.size() < kMostPatches; ++i) {
    const auto isNear = [&](const glm::dvec3& place, double mm) {
      return glm::distance(place, places[i]) < mm;
    };
    if (std::ranges::any_of(border.middles,
                            [&](auto& middle) { return isNear(middle, radius_mm + border.half_edge_mm); }))
      continue;
    if (std::ranges::any_of(centres, [&](auto other) { return isNear(places[other], kApart * radius_mm); }))
      continue;
    centres.push_back(i);
  }
  return centres;
}

double taper(double share) {
  return 0.5 + 0.5 * std::cos(kPi * share);
}

/// Integral of f(r) over a disc, f even.
template <typename Function>
double overDisc(double radius, const Function& f) {
  constexpr int kSteps = 512;
  double sum = 0;
  for (int i = 0; i < kSteps; ++i) {
    const double r = radius * (i + 0.5) / kSteps;
    sum += f(r) * 2 * kPi * r * radius / kSteps;
  }
  return sum;
}

using Powers = std::vector<std::array<double, kBands>>;  // per direction

/// Places along the skin, in runs with a ball around each.
class PlacesInRuns {
 public:
  explicit PlacesInRuns(std::span<const glm::dvec3> places) {
    for (std::size_t begin = 0; begin < places.size(); begin += kRun) {
      const auto run = places.subspan(begin, std::min(kRun, places.size() - begin));
      double radius_mm = 0;
      for (const glm::dvec3& place : run) radius_mm = std::max(radius_mm, glm::distance(place, run.front()));
      runs_.push_back({run, radius_mm});
    }
  }

  template <typename Visit>
  void visitNear(const glm::dvec3& centre, double mm, const Visit& visit) const {
    for (const Run& run : runs_) {
      if (glm::distance(run.places.front(), centre) > mm + run.radius_mm) continue;
      for (const glm::dvec3& place : run.places)
        if (glm::distance(place, centre) < mm) visit(place);
    }
  }

 private:
  static constexpr std::size_t kRun = 256;
  struct Run {
    std::span<const glm::dvec3> places;
    double radius_mm;
  };
  std::vector<Run> runs_;
};

/// One patch laid flat, lengths in site spacings.
struct Patch {
  std::vector<glm::dvec2> points;
  std::vector<double> weights;
};

Patch layFlat(const PlacesInRuns& places, const glm::dvec3& centre, const glm::dvec3& normal,
              double spacing_mm) {
  const glm::dvec3 side = std::abs(normal.x) < 0.9 ? glm::dvec3(1, 0, 0) : glm::dvec3(0, 1, 0);
  const glm::dvec3 across = glm::normalize(glm::cross(side, normal)), along = glm::cross(normal, across);
  Patch patch;
  places.visitNear(centre, kPatchRadius * spacing_mm, [&](const glm::dvec3& place) {
    const glm::dvec3 from = (place - centre) / spacing_mm;
    const glm::dvec2 flat(glm::dot(from, across), glm::dot(from, along));
    const double chord = glm::length(from), length = glm::length(flat);
    patch.points.push_back(length > 0 ? flat * (chord / length) : flat);
    patch.weights.push_back(taper(chord / kPatchRadius));
  });
  return patch;
}

/// `even`: per band, the transform of an even density under the taper.
void addPeriodogram(const Patch& patch, const std::array<double, kBands>& even, double scale,
                    Powers& powers) {
  for (int direction = 0; direction < kDirections; ++direction) {
    const double angle = kPi * direction / kDirections;
    std::array<double, kBands> real{}, imaginary{};
    for (std::size_t i = 0; i < patch.points.size(); ++i) {
      const double phase =
          -2 * kPi * kBandWidth * glm::dot(patch.points[i], glm::dvec2(std::cos(angle), std::sin(angle)));
      const double c = std::cos(phase), s = std::sin(phase);
      double re = patch.weights[i], im = 0;
      for (int band = 0; band < kBands; ++band) {  // each band turns on by the same angle
        const double turned = re * c - im * s;
        im = re * s + im * c;
        re = turned;
        real[band] += re;
        imaginary[band] += im;
      }
    }
    for (int band = 0; band < kBands; ++band) {
      const double centred = real[band] - even[band];
      powers[direction][band] += scale * (centred * centred + imaginary[band] * imaginary[band]);
    }
  }
}

/// `places` by rank, `along_skin` the same in another order.
Spectrum measureSpectrum(const SiteSurface& surface, const SiteSet& sites, std::span<const glm::dvec3> places,
                         std::span<const glm::dvec3> along_skin) {
  const double spacing_mm = std::sqrt(surface.area_mm2 / static_cast<double>(places.size()));
  const auto centres = patchCentres(surface, places, kPatchRadius * spacing_mm);
  Spectrum spectrum;
  spectrum.patches = static_cast<int>(centres.size());
  if (centres.empty()) return spectrum;

  const PlacesInRuns in_runs(along_skin);
  std::array<double, kBands> even;
  for (int band = 0; band < kBands; ++band)
    even[band] = overDisc(kPatchRadius, [&](double r) {
      return taper(r / kPatchRadius) * ::j0(2 * kPi * (band + 1) * kBandWidth * r);
    });
  const double noise =
      overDisc(kPatchRadius, [](double r) { return taper(r / kPatchRadius) * taper(r / kPatchRadius); });
  std::vector<Powers> each(centres.size(), Powers(kDirections));
  parallelFor(
      centres.size(),
      [&](std::size_t i) {
        const glm::uvec3 t = surface.triangles[sites.sites[centres[i]].triangle];
        const glm::dvec3 a = toMm(surface.positions[t.x]), b = toMm(surface.positions[t.y]),
                         c = toMm(surface.positions[t.z]);
        const Patch patch =
            layFlat(in_runs, places[centres[i]], glm::normalize(glm::cross(b - a, c - a)), spacing_mm);
        addPeriodogram(patch, even, 1 / noise, each[i]);
      },
      1);

  constexpr double kPeriodogramsByCustom = 10;
  for (int band = 0; band < kBands; ++band) {
    double sum = 0, squares = 0;
    for (int direction = 0; direction < kDirections; ++direction) {
      double power = 0;
      for (const Powers& powers : each)
        power += powers[direction][band] / static_cast<double>(centres.size());
      sum += power;
      squares += power * power;
    }
    const double mean = sum / kDirections, variance = (squares - mean * sum) / (kDirections - 1);
    const double anisotropy =
        variance / (mean * mean) * static_cast<double>(centres.size()) / kPeriodogramsByCustom;
    spectrum.bands.push_back({static_cast<float>((band + 1) * kBandWidth), static_cast<float>(mean),
                              static_cast<float>(10 * std::log10(std::max(anisotropy, 1e-9)))});
  }
  return spectrum;
}

}  // namespace

float Spectrum::lowFrequency() const {
  float sum = 0, weights = 0;
  for (const Band& band : bands) {
    if (band.frequency >= 0.5f) break;
    sum += band.power * band.frequency;  // a ring's area grows with its radius
    weights += band.frequency;
  }
  return sum / weights;
}

float Spectrum::anisotropyDb() const {
  float sum = 0, count = 0;
  for (const Band& band : bands) {
    if (band.frequency < 0.5f) continue;
    sum += std::pow(10.0f, band.anisotropy_db / 10);
    ++count;
  }
  return 10 * std::log10(sum / count);
}

SitePlaces placesOf(const SiteSurface& surface, const SiteSet& sites) {
  SitePlaces result;
  result.places_mm.resize(sites.sites.size());
  parallelFor(sites.sites.size(), [&](std::size_t i) {
    const shared::Site& site = sites.sites[i];
    const glm::uvec3 t = surface.triangles[site.triangle];
    const double u = (site.barycentric & 0xffffu) / 65536.0, v = (site.barycentric >> 16) / 65536.0;
    result.places_mm[i] = toMm(surface.positions[t.x]) * (1 - u - v) + toMm(surface.positions[t.y]) * u +
                          toMm(surface.positions[t.z]) * v;
  });
  result.along_skin.resize(sites.sites.size());
  std::iota(result.along_skin.begin(), result.along_skin.end(), 0u);
  std::ranges::sort(result.along_skin, {}, [&](std::uint32_t rank) { return sites.sites[rank].triangle; });
  return result;
}

PrefixQuality measurePrefix(const SiteSurface& surface, const SiteSet& sites, const SitePlaces& places,
                            std::uint32_t count) {
  std::vector<glm::dvec3> along_skin;
  along_skin.reserve(count);
  for (const std::uint32_t rank : places.along_skin)
    if (rank < count) along_skin.push_back(places.places_mm[rank]);
  const double honeycomb = honeycomb_mm(surface.area_mm2, count);
  return {count, static_cast<float>(leastDistance_mm(along_skin, honeycomb) / honeycomb),
          measureSpectrum(surface, sites, std::span(places.places_mm).first(count), along_skin)};
}

std::vector<std::uint32_t> prefixesToMeasure(const SiteSet& sites) {
  constexpr std::uint32_t kFewest = 3000;  // below, no patch of 450 fits on a head
  constexpr std::size_t kLevelsPerDoubling = 8, kDoublings = 4;
  const auto count = static_cast<std::uint32_t>(sites.sites.size());
  std::vector<std::uint32_t> prefixes = {count};
  const auto& ends = sites.level_ends;
  for (std::size_t doubling = 0, level = ends.size(); doubling < kDoublings && level >= kLevelsPerDoubling;
       ++doubling) {
    level -= doubling == 0 ? 2 : kLevelsPerDoubling;
    if (ends[level] < kFewest || ends[level] > count) continue;
    prefixes.push_back(ends[level]);
    prefixes.push_back(std::min(count, std::midpoint(ends[level], ends[level + 1])));
  }
  for (const double share : {0.031, 0.117, 0.303, 0.611, 0.937})
    if (share * count >= kFewest) prefixes.push_back(static_cast<std::uint32_t>(share * count) | 1u);
  std::ranges::sort(prefixes);
  prefixes.erase(std::ranges::unique(prefixes).begin(), prefixes.end());
  return prefixes;
}

}  // namespace stipple
