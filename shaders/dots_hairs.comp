// Parts the sites within the plan's reach into those that bear a native hair, which always shows, and those that are left to
// pigment (dots_retarget.comp). Only when hair changes: another density of pigment, another session or day leaves both lists as they are.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "retarget.glsl"

void main() {
  uint index = threadIndex();
  if (index >= treatment.site_count) return;
  SiteKey site = keyAt(index);
  Around around = fieldsAround(site.chart);
  uint threshold = rankBelow(blend(around.native & 0xffffu, around.f) << 16);
  if (site.rank >= threshold) {
    hairless[atomicAdd(counts.hairless, 1u)] = index;
    return;
  }
  store(atomicAdd(counts.hairs, 1u), Mark(index | grown(site.rank, threshold) << 25, 0u));
  if (kCounting) addUp(0u, decided(site.rank, 0u, false, false, true, kGrainsPerDot));
}
