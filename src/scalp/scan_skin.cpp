#include "scalp/scan_skin.h"

#include "head/forehead.h"
#include "plan/skin_colour.h"

namespace stipple {

std::optional<glm::vec3> foreheadColour(const Head& head) {
  const auto forehead = photographedForehead(head);
  if (!forehead) return std::nullopt;
  return *forehead * photographExposure(*forehead);
}

float mapExposure(const Head& head) {
  const auto forehead = photographedForehead(head);
  return forehead ? photographExposure(*forehead) : 1.0f;
}

Result<Skin> skinOfScan(const Skin& skin, const Head& head) {
  const auto forehead = foreheadColour(head);
  if (!forehead)
    return Error{
        head.is_built_in
            ? "the built-in head has no skin of its own to match; load a scan that has colours"
            : "this scan has no colours to match; choose skin.fitzpatrick and skin.blood_percent by hand"};
  return matched(skin, *forehead);
}

}  // namespace stipple
