#include "plan/skin.h"

namespace stipple {
namespace {

// Directions are sourced, sizes assumed where no measure is named. With the usual figures of healing every
// row heals 15 to 55 % lighter than fresh and fades 10 to 16 % a year: the ranges that sources give for all
// clients (domain.md 2.6, 2.7). Scars: visual density fell from 8.7 by 1.6 in six months where others fell by
// 0.9 [Liu 2025]: they keep nine tenths of what normal skin keeps, half a year of quicker fading included.
constexpr std::array<SkinTraits, kSkinTypeCount> kTraits{
    SkinTraits{.source = "the figures of healing as they stand"},
    SkinTraits{.retention = 0.94f,
               .blotch = 1.1f,
               .edge_softness = 1.3f,
               .fading = 1.25f,
               .source = "sebum expels pigment, which fades sooner (doctorstudio 2.5; daysgetbrighter); blur "
                         "and sizes assumed"},
    SkinTraits{
        .retention = 0.97f,
        .blotch = 1.2f,
        .edge_softness = 0.9f,
        .source =
            "flaky skin may need a fourth session (smphaircreations); better defined dots and sizes assumed"},
    SkinTraits{.retention = 0.98f,
               .edge_softness = 1.1f,
               .depth_shift_mm = -0.03f,
               .source = "needs more pressure and time (smphaircreations); sizes assumed"},
    SkinTraits{.blotch = 1.1f,
               .edge_softness = 1.1f,
               .fading = 0.95f,
               .depth_shift_mm = 0.06f,
               .source = "the same needle goes deeper and may blow out (hairdoctornyc: scalp thins from "
                         "crown to hairline); sizes assumed"},
    SkinTraits{.retention = 0.98f,
               .blotch = 1.1f,
               .redness = 1.6f,
               .source = "more redness, extra time (smphaircreations); sizes assumed"},
    SkinTraits{.retention = 0.92f,
               .blotch = 1.4f,
               .edge_softness = 1.15f,
               .fading = 1.3f,
               .source = "takes pigment poorly and fades more (dermmicro; Liu 2025: -1.6 of 10 against -0.9 "
                         "in six months); blur and blotch assumed"},
};

}  // namespace

const SkinTraits& traitsOf(SkinType type) {
  return kTraits[static_cast<std::size_t>(type)];
}

}  // namespace stipple
