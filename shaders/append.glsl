// Appending to lists that many threads fill at once. A subgroup takes its slots together: one addition serves all its threads, which
// then write side by side. With an addition each, the cores of a software driver wait for each other's cache lines longer than they
// compute.
#extension GL_KHR_shader_subgroup_ballot : require

// Declares `slot`: where this thread may write, among those that are here, in the list of which `count` are taken.
#define TAKE_SLOT(slot, count)                                                        \
  const uvec4 slot##_takers = subgroupBallot(true);                                   \
  uint slot = 0u;                                                                     \
  if (subgroupElect()) slot = atomicAdd(count, subgroupBallotBitCount(slot##_takers)); \
  slot = subgroupBroadcastFirst(slot) + subgroupBallotExclusiveBitCount(slot##_takers);
