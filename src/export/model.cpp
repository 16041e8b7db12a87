#include "export/model.h"

#include <nlohmann/json.hpp>

#include "head/glb_writer.h"

namespace stipple {

Result<std::string> makeModel(Stills& stills, const Scalp& scalp, const TextureBake& bake,
                              const ExportControl& control) {
  const Atlas atlas = makeAtlas(scalp.head(), bake.side_px);
  const auto texture = bakeTexture(stills, scalp.rays(), atlas, bake, control);
  if (!texture) return texture.error();
  return makeGlb({atlas.mesh, *texture}, nullptr);
}

}  // namespace stipple
