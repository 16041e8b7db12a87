#version 460
layout(location = 0) in vec2 offset;
layout(location = 1) flat in float peak;
layout(location = 0) out vec4 colour;

void main() {
  vec2 profile = max(1.0 - offset * offset, 0.0);  // as shared/splat.h
  colour = vec4(0.0, 0.0, 0.0, peak * profile.x * profile.x * profile.y * profile.y);
}
