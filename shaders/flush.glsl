// What is left of skin's albedo when it turns red by `blood`, 0 to 1, each channel: a fit to the table of skin colours for this
// skin (render/look). Include where a SkinLook called `skin` is bound.
vec3 flushDepth(float blood) { return (skin.flush + skin.flush_bend * blood) * blood; }
vec3 flushed(float blood) { return exp(-flushDepth(blood)); }
