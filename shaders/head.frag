#version 460

layout(binding = 3) uniform sampler2D colour_map;
layout(location = 0) in vec3 normal;
layout(location = 1) in vec4 lights;
layout(location = 2) in vec4 sky_scalp_uv;
layout(location = 0) out vec4 out_normal_sky;
layout(location = 1) out vec4 out_lights;
layout(location = 2) out vec4 out_map_scalp;  // the scan's own colour, and where scalp colour replaces it

void main() {
  out_normal_sky = vec4(normalize(normal), sky_scalp_uv.x);
  out_lights = lights;
  out_map_scalp = vec4(texture(colour_map, sky_scalp_uv.zw).rgb, sky_scalp_uv.y);
}
