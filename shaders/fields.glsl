// Where a site's place on the chart lies between the fields' texels, and what they say together.

// The first of four texels, and the place between them in 1/256.
struct FieldPlace {
  uint texel;
  uvec2 f;
};

int fieldAxis(uint coordinate) {
  return clamp(int(coordinate * kFieldSize) - 32768, 0, int((kFieldSize - 1u) << 16) - 1);
}

FieldPlace fieldPlace(uint chart) {
  ivec2 at = ivec2(fieldAxis(chart & 0xffffu), fieldAxis(chart >> 16));
  return FieldPlace(uint(at.y >> 16) * kFieldSize + uint(at.x >> 16), uvec2(at & 0xffff) >> 8);
}

// Bilinear in whole numbers of at most 16 bits, the corners row by row.
uint blend(uvec4 corners, uvec2 f) {
  uint upper = corners.x * (256u - f.x) + corners.y * f.x, lower = corners.z * (256u - f.x) + corners.w * f.x;
  return (upper * (256u - f.y) + lower * f.y) >> 16;
}
