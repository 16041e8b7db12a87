// Size of an indirect dispatch of one thread each, in groups of kSplatGroup; as Commands::dispatchThreads.
#include "shared/splat.h"

uvec3 groupsFor(uint threads) {
  uint groups = (threads + kSplatGroup - 1u) / kSplatGroup;
  return uvec3(min(groups, 32768u), (groups + 32767u) / 32768u, 1u);
}
