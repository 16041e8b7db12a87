#include "scalp/fields.h"

#include <algorithm>
#include <cmath>

#include "base/smoothstep.h"
#include "scalp/noise.h"
#include "scalp/random.h"
#include "scalp/zone_map.h"

namespace stipple {
namespace {

static_assert(kChartSize == static_cast<int>(shared::kFieldSize));

// The edge's waves: macro 10 to 30 mm long and about as high from crest to trough as the plan says, micro 1
// to 5 mm long (tuned by eye: taller micro waves read as moth-eaten).
struct Wave {
  double length_mm, height;
};
/// Of the noise's lattice beside the length of the waves that carry most of its power.
constexpr double kPitch = 0.36;
constexpr std::array<Wave, 2> kUndulation{{{24, 0.9}, {14, 0.6}}};
constexpr std::array<Wave, 2> kRaggednessMm{{{5, 1.1}, {3, 0.7}}};
constexpr std::array<Wave, 2> kFringeMm{{{67, 4.5}, {22, 2.5}}};
constexpr double kHighestRaggednessMm = 1.8, kHighestUndulation = 1.5;

// Native hair at its own edge is half as dense as behind and fades over 6 mm (51 of 90 follicular units;
// temples 60 to 80 %) [profilehaircentre.in; Keene].
constexpr double kNativeFadeMm = 6, kNativeEdgeMm = 14, kNativeEdgeShare = 0.55;
constexpr double kNativeTemples = 0.7, kNativeSides = 0.9;

std::uint32_t share8(double share) {
  return static_cast<std::uint32_t>(std::clamp(std::floor(share * 255 + 0.5), 0.0, 255.0));
}
std::uint32_t fieldShare(double share) {
  return static_cast<std::uint32_t>(std::clamp(share * shared::kFieldShare + 0.5, 0.0, 65535.0));
}
constexpr std::uint32_t kMostHair = 0x7fff;  // that HairTexels hold
std::uint32_t densityUnits(double density_per_cm2) {
  constexpr double kMost = shared::kMostDensity;
  return static_cast<std::uint32_t>(
      std::clamp(density_per_cm2 * shared::kDensityUnitsPerCm2 + 0.5, 0.0, kMost));
}

double mean(const Zones& zones, const ZoneWeights& weights, float Zone::*value) {
  double sum = 0;
  for (std::size_t i = 0; i < kZoneCount; ++i) sum += weights[i] * static_cast<double>(zones.zone[i].*value);
  return sum;
}

/// What pigment is asked for, before it is compared with the hair that is there.
struct Asked {
  double ramp = 0;     // 0 at the outer end of the fade to 1 behind it
  double density = 0;  // share of the plan's
  double strays_per_cm2 = 0;
  double shade = 1;
  double dot_size = 1;
};

/// Inside the edge as its waves draw it, mm.
double depthAt(const Hairline& hairline, const FieldPlace& place) {
  return place.outline_mm + static_cast<double>(hairline.undulation_mm) * place.undulation +
         static_cast<double>(hairline.irregularity) * place.raggedness_mm;
}

Asked askedAt(const Plan& plan, const FieldPlace& place, const ZoneWeights& weights) {
  const Hairline& hairline = plan.hairline;
  const Zone& edge = plan.zones[ZoneId::hairline_edge];
  const double depth = depthAt(hairline, place);
  const double ramp = smoothstep(0, static_cast<double>(hairline.fade_mm), depth);
  const double inside = mean(plan.zones, weights, &Zone::density);
  const auto fromEdge = [&](float Zone::*value) {
    return std::lerp(static_cast<double>(edge.*value), mean(plan.zones, weights, value), ramp);
  };
  const double ahead = smoothstep(-static_cast<double>(hairline.stray_reach_mm), 0, depth);
  return {
      .ramp = ramp,
      .density = inside * ramp * std::lerp(static_cast<double>(edge.density), 1.0, ramp),
      .strays_per_cm2 = inside * ahead * (1 - ramp) * static_cast<double>(hairline.strays_per_cm2),
      .shade = fromEdge(&Zone::shade),
      .dot_size = fromEdge(&Zone::dot_size),
  };
}

/// Zones run into each other over some 30 mm: each texel belongs to one of them by chance, in proportion, so
/// that what differs between two kinds of skin shows no line.
ZoneId zonePicked(const ZoneWeights& weights, double ramp, double pick) {
  const double from = (1 - ramp) * (1 - weights[static_cast<std::size_t>(ZoneId::sides)] -
                                    weights[static_cast<std::size_t>(ZoneId::nape)]);
  if (pick < from) return ZoneId::hairline_edge;
  pick = (pick - from) / (1 - from);
  for (std::size_t zone = 0; zone + 1 < kZoneCount; ++zone)
    if ((pick -= weights[zone]) < 0) return static_cast<ZoneId>(zone);
  return ZoneId::nape;
}

ZoneId zoneCounted(const Hairline& hairline, const FieldPlace& place, const ZoneWeights& weights) {
  const auto zone = static_cast<ZoneId>(std::ranges::max_element(weights) - weights.begin());
  const bool in_fade = depthAt(hairline, place) < static_cast<double>(hairline.fade_mm);
  return in_fade && zone != ZoneId::sides && zone != ZoneId::nape ? ZoneId::hairline_edge : zone;
}

/// Share of the full native density before anything is painted.
double hairAt(const FieldPlace& place, const ZoneWeights& weights, double left) {
  const double edge = place.native_outline_mm + place.raggedness_mm;
  if (edge <= 0) return 0;
  const auto of = [&](ZoneId zone) { return weights[static_cast<std::size_t>(zone)]; };
  const double kind = 1 - (1 - kNativeTemples) * of(ZoneId::temples) -
                      (1 - kNativeSides) * (of(ZoneId::sides) + of(ZoneId::nape));
  return left * kind * smoothstep(0, kNativeFadeMm, edge) *
         std::lerp(kNativeEdgeShare, 1.0, smoothstep(0, kNativeEdgeMm, edge));
}

/// Nothing but what the fields are made of, so that two plans can be compared.
Plan fieldsPart(const Plan& plan) {
  Plan part;
  part.seed = plan.seed;
  part.hairline = plan.hairline;
  part.zones = plan.zones;
  part.native = plan.native;
  // How hair looks is not how much of it there is; and densities are multiplied in later.
  const NativeHair usual;
  part.native.density_per_cm2 = usual.density_per_cm2;
  part.native.length_mm = usual.length_mm;
  part.native.shaft_diameter_mm = usual.shaft_diameter_mm;
  part.native.shade = usual.shade;
  part.native.warmth = usual.warmth;
  for (Zone& zone : part.zones.zone) zone.skin = std::nullopt;
  return part;
}

/// The same without what only moves the outline.
Plan unmoved(Plan part) {
  const Hairline usual;
  part.hairline.points = usual.points;
  part.hairline.mid_frontal_height_mm = usual.mid_frontal_height_mm;
  part.hairline.recession_mm = usual.recession_mm;
  part.hairline.asymmetry_mm = usual.asymmetry_mm;
  return part;
}

double waves(const std::array<Wave, 2>& pair, const glm::dvec3& place, std::uint32_t seed) {
  return pair[0].height * valueNoise(place, kPitch * pair[0].length_mm, seed) +
         pair[1].height * valueNoise(place, kPitch * pair[1].length_mm, seed + 1);
}

}  // namespace

Densities densitiesOf(const Plan& plan) {
  return {densityUnits(static_cast<double>(plan.density_per_cm2)),
          densityUnits(static_cast<double>(plan.native.density_per_cm2))};
}

FieldTexel fieldAt(const Plan& plan, const BaldingPattern& pattern, const FieldPlace& place) {
  const Balding balding = pattern.at(place.pattern, place.fringe_mm);
  const ZoneWeights weights = zoneWeights(place.pattern, balding.cover);
  const Asked asked = askedAt(plan, place, weights);
  double density = asked.density, hair = hairAt(place, weights, balding.hair), uptake = 1;
  if (const Painted* painted = place.painted) {
    density = density * painted->density_keep + painted->density_add;
    hair = hair * painted->hair_keep + painted->hair_add;
    uptake = painted->uptake;
  }
  const auto zone = static_cast<std::uint32_t>(zonePicked(weights, asked.ramp, place.pick));
  const auto edge = static_cast<std::uint32_t>((1 - asked.ramp) * 31 + 0.5);
  return {{.pigment = fieldShare(density) | densityUnits(asked.strays_per_cm2) << 16,
           .look = share8(asked.shade) | share8(asked.dot_size) << 8 | share8(uptake) << 16 | zone << 24 |
                   edge << 27},
          static_cast<std::uint16_t>(std::min(fieldShare(hair), kMostHair)),
          zoneCounted(plan.hairline, place, weights)};
}

double edgeReach(const Hairline& hairline) {
  const double waves_mm = kHighestUndulation * static_cast<double>(hairline.undulation_mm) +
                          kHighestRaggednessMm * static_cast<double>(hairline.irregularity);
  const double reach_mm = waves_mm + static_cast<double>(std::max(hairline.fade_mm, hairline.stray_reach_mm));
  constexpr double kStepMm = 10;
  return std::ceil(reach_mm / kStepMm) * kStepMm;
}

FieldMap::FieldMap(const ChartMap& map, std::span<const std::uint8_t> read_at_sites,
                   const Outline& native_outline)
    : map_(map),
      wanted_(map.position.size()),
      native_distance_(map),
      distance_(map),
      strokes_(map),
      fields_(map.position.size()) {
  for (std::size_t texel = 0; texel < wanted_.size(); ++texel)
    wanted_[texel] = map.on_skin[texel] && (read_at_sites[texel] || map.region[texel] == Region::scalp);
  native_distance_.update(native_outline, kNativeEdgeMm + kHighestRaggednessMm);
}

FieldMap::Change FieldMap::update(const Plan& plan, const Outline& outline) {
  Plan part = fieldsPart(plan);
  ChartBox box = distance_.update(outline, edgeReach(plan.hairline));
  box = unionOf(box, strokes_.update(plan.strokes));
  if (!plan_ || plan_->seed != part.seed) makeNoise(part.seed);
  const bool same_elsewhere = plan_ && unmoved(*plan_) == unmoved(part);
  if (!same_elsewhere) box = kWholeChart;
  plan_ = std::move(part);
  if (box.empty()) return {box};

  const BaldingPattern pattern(plan.native);
  forEachTexel(box, [&](int x, int y, std::size_t texel) {
    if (wanted_[texel]) fields_[texel] = fieldAt(plan, pattern, placeAt(x, y, texel));
  });
  listAsking();
  return {box};
}

void FieldMap::listAsking() {
  asking_.clear();
  for (std::size_t texel = 0; texel < fields_.size(); ++texel) {
    const FieldTexel& field = fields_[texel];
    if (field.asksForPigment() && map_.region[texel] == Region::scalp)
      asking_.push_back(
          {field.pigment, field.hair, static_cast<std::uint16_t>(field.zone()), map_.area_mm2[texel]});
  }
}

FieldPlace FieldMap::placeAt(int x, int y, std::size_t texel) const {
  const Noise& noise = noise_[texel];
  return {.pattern = patternPlace(texelCentre(x, y)),
          .outline_mm = static_cast<double>(distance_[texel]),
          .native_outline_mm = static_cast<double>(native_distance_[texel]),
          .undulation = static_cast<double>(noise.undulation),
          .raggedness_mm = static_cast<double>(noise.raggedness_mm),
          .fringe_mm = static_cast<double>(noise.fringe_mm),
          .pick = hashOf(static_cast<std::uint32_t>(texel), 0) * 0x1p-32,
          .painted = strokes_.at(texel)};
}

void FieldMap::makeNoise(std::uint32_t seed) {
  noise_.resize(map_.position.size());
  forEachTexel(kWholeChart, [&](int, int, std::size_t texel) {
    if (!wanted_[texel]) return;
    const glm::dvec3 place(map_.position[texel]);
    noise_[texel] = {static_cast<float>(waves(kUndulation, place, seed)),
                     static_cast<float>(waves(kRaggednessMm, place, seed + 2)),
                     static_cast<float>(waves(kFringeMm, place, seed + 4))};
  });
}

}  // namespace stipple
