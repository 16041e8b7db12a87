#version 460
layout(location = 0) flat in float peak;
layout(location = 0) out vec4 colour;

void main() {
  vec2 offset = gl_PointCoord * 2.0 - 1.0;
  colour = vec4(0.0, 0.0, 0.0, peak * exp(-3.125 * dot(offset, offset)));
}
