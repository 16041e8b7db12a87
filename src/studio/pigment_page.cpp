#include <fmt/format.h>

#include <array>

#include "plan/pigment_shades.h"
#include "studio/pages.h"

namespace stipple {

void drawPigmentPage(const Page& page) {
  static constexpr std::array<std::string_view, kPigmentShadeNames.size()> kLabels{"Light", "Medium", "Dark",
                                                                                   "Black"};
  static constexpr std::array<std::string_view, kPigmentShadeNames.size()> kHints{
      "Strongly diluted: for fair skin and blond or grey hair", "The usual grey of shaved brown hair",
      "For dark hair", "Hardly diluted: for black hair and dark skin; on fair skin it looks drawn"};
  quietText(page.ui, "Shade: shaved hair of nearly every colour looks grey");
  drawPresets(
      page, {{"pigment", kLabels, 4, kHints},
             [](Plan& plan, std::size_t shade) { applyPigmentShade(plan, static_cast<PigmentShade>(shade)); },
             [](std::size_t shade) { return fmt::format("Pigment: {}", kLabels[shade]); }});
  space(page.ui, 4);
  drawSliders(page, "pigment.");
}

}  // namespace stipple
