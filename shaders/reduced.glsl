// From pixels of a tile to texels of an image of the whole picture. Include where a View called `view` is bound and
// `reduced` is a Reduced. A tile's core begins at a whole texel (Tiling), so no texel is shared by two tiles.

// Texel of this thread; outside the core: none.
bool texelOfCore(uvec2 thread, out uvec2 texel, out uvec2 first, out uvec2 last) {
  texel = (view.core_origin >> reduced.level) + thread;
  uvec2 end = view.core_origin + view.core;
  first = texel << reduced.level;
  last = min(first + (1u << reduced.level), end);
  bool inside = all(lessThan(first, end));
  first -= view.tile_origin;
  last -= view.tile_origin;
  return inside;
}
