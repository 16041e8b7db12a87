// Peer one: an instanced quad a dot.
#version 460
#extension GL_GOOGLE_include_directive : require
#include "bench_peer.glsl"

layout(location = 0) out vec2 offset;
layout(location = 1) flat out float peak;

void main() {
  Sprite s = spriteOf(dots[gl_InstanceIndex]);
  offset = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1) * 2.0 - 1.0;
  peak = s.peak;
  gl_Position = s.clip;
  gl_Position.xy += offset * s.radius_px * 2.0 / vec2(view.tile) * s.clip.w;
}
