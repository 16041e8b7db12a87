// Decides, for the plan and the day, what every site asked for shows: which sessions hit it and whether the impression took.
// One thread a site, no neighbours, and nothing looked up but the site's own words: what the fields say lies in them. Few sites show
// anything, and software drivers carry all lanes through all code: so what shows is only listed here and laid by dots_lay.comp.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "retarget.glsl"

layout(scalar, binding = 7) buffer Lists { MarkList lists[kMarkLists]; };

// An impression is lost where its hash lies below this: poor skin keeps a share of what normal skin keeps, patches differ.
uint lostBelow(Healing healing, uint uptake, int blotch) {
  uint kept = 0xffffffffu - healing.lost, held, low;
  umulExtended(kept, uptake * 0x01010101u, held, low);
  return 0xffffffffu - scaled(uptake == 255u ? kept : held, uint(65536 + (int(healing.weak_blotch >> 17) * blotch >> 14)));
}

void list(Mark mark) {
  uint own = (gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x) % kMarkLists;
  uint slot = atomicAdd(lists[own].count, 1u);  // few threads at a time get here: TAKE_SLOT would cost more
  if (slot < treatment.list_capacity) store(treatment.site_count + own * treatment.list_capacity + slot, mark);
}

// The rank below which a session hits: densities of hair, and of hair and pigment, and how far out in the fade.
uint thresholdOf(Layer session, uint native, uint target, uint edge) {
  uint share = session.work & 0x1ffffu;
  share -= (share - session.edge_share) * edge >> 5;
  return rankBelow((native << 16) + (target - native) * share);
}

void main() {
  uint thread = threadIndex();
  if (thread >= counts.asked) return;
  AskedSite site = askedAt(thread);
  uint hair = site.ground & 0xffffu, native = nativeDensity(hair, treatment.native_density);
  uint target = targetDensity(site.pigment, hair, treatment.pigment_density, treatment.native_density);
  uint uptake = site.look >> 16 & 255u, zone = site.look >> 24 & 7u, edge = site.look >> 27;
  int blotch = int(site.ground) >> 16;

  // Sessions that reach the site, and those of all that also hit what is held badly, one bit each; bit 0 is native hair's.
  uint reaching = 0u, mending = 0u;
  for (uint layer = 1u; layer <= treatment.session_count; ++layer) {
    Layer session = treatment.layers[layer];
    bool reaches = site.rank < thresholdOf(session, native, target, edge) && (session.work >> 17 + zone & 1u) != 0u;
    reaching |= uint(reaches) << layer;
    mending |= (session.work >> 24 & 1u) << layer;
  }

  // Hair may have grown here since the site was listed.
  if (reaching == 0u || site.rank < rankBelow(native << 16)) return;

  // From one hit to the next, each lane in a session of its own. Most sites are hit once and leave one mark, and software drivers
  // pay for listing with each turn of a loop, whether a lane lists or not: so it has a loop around the other. Both test at their
  // end for the same reason.
  bool poorly = false;
  uint again = 0u, hits = 0u, decisions = site.rank;
  do {
    // Set under a condition, so that software drivers keep each lane's own: what a loop leaves behind without one, all lanes have
    // from its last turn.
    Mark mark = Mark(0u, 0u);
    bool shows = false;
    do {
      uint layer = uint(findLSB(reaching));
      uint threshold = thresholdOf(treatment.layers[layer], native, target, edge);
      Healing healing = treatment.healing[layer * kZones + zone];
      uint fate = pcgHash(site.chance + again), lost_below = lostBelow(healing, uptake, blotch);
      bool lost = fate < lost_below, weak = !lost && fate - lost_below < healing.weak_blotch << 16;
      uint course = pcgHash(site.chance + 16u + again);
      bool crusted = course >= healing.fallen;
      uint parts = (weak ? healing.grains >> 16 : healing.grains & 0xffffu) + course % kGrainParts;
      uint grains = crusted ? kGrainsPerDot : lost ? 0u : parts / kGrainParts;
      if (grains > 0u) {
        shows = true;
        mark = Mark(site.index | grown(site.rank, threshold) << 25, (site.look & 0xffffu) | layer << 16 | again << 20 | zone << 23 |
                                                                        uint(crusted) << 26 | kGrainsPerDot - grains << 27);
      }
      if (kCounting) {
        hits |= 1u << layer;
        decisions = decided(decisions, layer, lost, weak, crusted, grains);
      }
      ++again;
      // What is lost is hit again by the next session, what is held poorly by one that mends; a second dot makes good, unless it
      // is lost.
      bool well = !lost && (poorly || !weak);
      poorly = poorly || weak;
      reaching &= well ? 0u : poorly ? mending & reaching - 1u : reaching - 1u;
    } while (!shows && reaching != 0u);
    if (shows) list(mark);
  } while (reaching != 0u);
  if (kCounting) addUp(hits, decisions);
}
