// Decides, for the plan and the day, what every site without a hair shows: which sessions hit it and whether the impression took.
// One thread a site, no neighbours. Few sites show anything, and software drivers carry all lanes through all code: so what
// shows is only listed here and laid by dots_lay.comp.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "retarget.glsl"

struct Asked {
  uint target;  // density of hair and pigment, 1/64 per cm^2
  uint native;  // of hair alone
  uint uptake;  // 0 to 255
  uint look;    // tone and diameter, 8 bits each
  uint zone;
  uint edge;    // 0 to 31: how far out in the fade
};

Asked askedAt(uint chart) {
  Around around = fieldsAround(chart);
  uvec4 target = around.target, native = around.native;
  uvec2 f = around.f;
  // Tone and diameter need not be exact to the last bit: both at once, 16 bits apart.
  uvec4 looks = (target >> 16 & 255u) | (target >> 8 & 0xff0000u);
  uint above = (looks.x * (256u - f.x) + looks.y * f.x) >> 8 & 0xff00ffu, below = (looks.z * (256u - f.x) + looks.w * f.x) >> 8 & 0xff00ffu;
  uint look = (above * (256u - f.y) + below * f.y) >> 8 & 0xff00ffu;
  uint nearest = f.y < 128u ? (f.x < 128u ? native.x : native.y) : (f.x < 128u ? native.z : native.w);
  return Asked(blend(target & 0xffffu, f), blend(native & 0xffffu, f), blend(native >> 16 & 255u, f), (look | look >> 8) & 0xffffu,
               nearest >> 24 & 7u, nearest >> 27);
}

// Value noise over the chart, twice as strong, -32768 to 32767: patches that keep more or less of what they are given.
int blotchAt(uint chart) {
  uvec2 place = uvec2(chart & 0xffffu, chart >> 16), cell = place >> kBlotchPitchBits;
  uvec2 t = place >> (kBlotchPitchBits - 8u) & 255u;
  t = t * t * (768u - 2u * t) >> 16;
  uvec4 corners = uvec4(pcgHash((cell.y << 16 | cell.x) ^ treatment.seed), pcgHash((cell.y << 16 | cell.x + 1u) ^ treatment.seed),
                        pcgHash((cell.y + 1u << 16 | cell.x) ^ treatment.seed),
                        pcgHash((cell.y + 1u << 16 | cell.x + 1u) ^ treatment.seed));
  return clamp(2 * (int(blend(corners >> 16, t)) - 32768), -32768, 32767);
}

// An impression is lost where its hash lies below this: poor skin keeps a share of what normal skin keeps, patches differ.
uint lostBelow(Healing healing, uint uptake, int blotch) {
  uint kept = 0xffffffffu - healing.lost, held, low;
  umulExtended(kept, uptake * 0x01010101u, held, low);
  return 0xffffffffu - scaled(uptake == 255u ? kept : held, uint(65536 + (int(healing.weak_blotch >> 17) * blotch >> 14)));
}

void list(Mark mark) {
  uint slot = atomicAdd(counts.impressions, 1u);
  if (slot < treatment.mark_capacity) store(treatment.site_count + slot, mark);
}

// What a site holds.
const uint kNothing = 0u, kPoorly = 1u, kWell = 2u;

void main() {
  uint thread = threadIndex();
  if (thread >= counts.hairless) return;
  uint index = hairless[thread];
  SiteKey site = keyAt(index);
  Asked asked = askedAt(site.chart);
  uint chance = pcgHash(site.rank ^ treatment.seed), holds = kNothing, again = 0u;
  int blotch = blotchAt(site.chart);
  uint hits = 0u, decisions = site.rank, layer = 1u;  // layer 0 is native hair
  if (site.rank >= rankBelow(asked.target << 16)) return;
  // From one mark to the next: most sites leave one at most, and software drivers pay for listing with each turn of the loop,
  // whether a lane lists or not. Both loops test at their end for the same reason.
  do {
    Mark mark;
    bool shows = false;
    do {
      Layer session = treatment.layers[layer];
      uint share = session.work & 0x1ffffu;
      share -= (share - session.edge_share) * asked.edge >> 5;
      uint threshold = rankBelow((asked.native << 16) + (asked.target - asked.native) * share);
      bool wanted = holds == kNothing || (session.work >> 24) != 0u;
      if (site.rank < threshold && (session.work >> 17 + asked.zone & 1u) != 0u && wanted) {
        Healing healing = treatment.healing[layer * kZones + asked.zone];
        uint fate = pcgHash(chance + again), lost_below = lostBelow(healing, asked.uptake, blotch);
        bool lost = fate < lost_below, weak = !lost && fate - lost_below < healing.weak_blotch << 16;
        // A second dot makes good what the first one holds poorly, unless it is lost.
        if (!lost) holds = weak && holds == kNothing ? kPoorly : kWell;
        uint course = pcgHash(chance + 16u + again);
        bool crusted = course >= healing.fallen;
        uint parts = (weak ? healing.grains >> 16 : healing.grains & 0xffffu) + course % kGrainParts;
        uint grains = crusted ? kGrainsPerDot : lost ? 0u : parts / kGrainParts;
        shows = grains > 0u;
        mark = Mark(index | grown(site.rank, threshold) << 25, asked.look | layer << 16 | again << 20 | asked.zone << 23 |
                                                                   uint(crusted) << 26 | kGrainsPerDot - grains << 27);
        if (kCounting) {
          hits |= 1u << layer;
          decisions = decided(decisions, layer, lost, weak, crusted, grains);
        }
        ++again;
      }
      ++layer;
    } while (!shows && holds != kWell && layer <= treatment.session_count);
    if (shows) list(mark);
  } while (holds != kWell && layer <= treatment.session_count);
  if (kCounting && hits != 0u) addUp(hits, decisions);
}
