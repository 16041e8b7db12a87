// Between millimetres and pixels. Declares nothing: include where a View called `view` is bound.

// Distance along the view axis.
float viewDepth(vec3 place) { return dot(place - view.eye, view.forward); }

// Global pixels; `precise` so that every shader and every tile rounds alike.
vec2 projectToPicture(vec3 place, float depth) {
  vec3 d = place - view.eye;
  precise float x = view.centre.x + view.focal_px * dot(d, view.right) / depth;
  precise float y = view.centre.y - view.focal_px * dot(d, view.up) / depth;
  return vec2(x, y);
}

// The point that pixel position `px` (global) sees at depth w.
vec3 placeAt(vec2 px, float depth) {
  vec2 c = (px - view.centre) / view.focal_px;
  return view.eye + (view.forward + view.right * c.x - view.up * c.y) * depth;
}

// Clip position for this tile.
vec4 clipPosition(vec3 place) {
  vec3 d = place - view.eye;
  float w = dot(d, view.forward);
  vec2 centre = view.centre - vec2(view.tile_origin);
  float x = (centre.x * w + view.focal_px * dot(d, view.right)) * 2.0 / float(view.tile.x) - w;
  float y = (centre.y * w - view.focal_px * dot(d, view.up)) * 2.0 / float(view.tile.y) - w;
  return vec4(x, y, view.near_mm, w);
}
