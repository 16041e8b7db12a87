#version 460
layout(location = 0) in vec2 offset;
layout(location = 1) flat in float peak;
layout(location = 0) out vec4 colour;

void main() { colour = vec4(0.0, 0.0, 0.0, peak * exp(-3.125 * dot(offset, offset))); }
