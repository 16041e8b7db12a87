// One-dimensional kernels: 128 threads a group. The size is declared here, before anything asks for it.
layout(local_size_x = 128) in;

// Number of this thread in a dispatch that may have more than one row of groups (Commands::dispatchThreads).
uint threadIndex() {
  return (gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x) * 128u + gl_LocalInvocationID.x;
}
