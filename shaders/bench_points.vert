// Peer two: a point sprite a dot.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "bench_peer.glsl"

layout(location = 0) flat out float peak;
out gl_PerVertex { vec4 gl_Position; float gl_PointSize; };

void main() {
  Sprite s = spriteOf(dots[gl_VertexIndex]);
  peak = s.peak;
  gl_Position = s.clip;
  gl_PointSize = 2.0 * s.radius_px;
}
