// Appending to lists that many threads fill at once. A subgroup takes the slots for all that its threads append together, with one
// addition, and they write side by side. With an addition each, the cores of a software driver wait for each other's cache lines longer
// than they compute.
#extension GL_KHR_shader_subgroup_ballot : require

// Declares `slots`: where this thread may write, in the list of which `count` are taken, each entry whose place in `takes` is true. Both
// are arrays of constant length.
#define TAKE_SLOTS(slots, takes, count)                                  \
  uint slots[takes.length()];                                            \
  uint slots##_taken = 0u, slots##_first = 0u;                           \
  for (int k = 0; k < takes.length(); ++k) {                             \
    uvec4 takers = subgroupBallot(takes[k]);                             \
    slots[k] = slots##_taken + subgroupBallotExclusiveBitCount(takers);  \
    slots##_taken += subgroupBallotBitCount(takers);                     \
  }                                                                      \
  if (subgroupElect()) slots##_first = atomicAdd(count, slots##_taken);  \
  slots##_first = subgroupBroadcastFirst(slots##_first);                 \
  for (int k = 0; k < takes.length(); ++k) slots[k] += slots##_first;
