#include "plan/healing_figures.h"

#include <array>

#include "plan/plan.h"

namespace stipple {
namespace {

template <float HealingFigures::*field>
float& figure(Plan& plan) {
  return plan.healing.*field;
}

using enum BetterEnd;
using F = HealingFigures;

// Days that must not cross (shed_from, shed_until, settled) have limits that do not overlap, so any setting
// of any slider is a plan that heals.
constexpr std::array kFigures{
    Figure{"healing.lost_share", "Lost impressions", "", 0, 0.5f, 0.02f, 0.10f, low, true,
           "no figure found; practitioners speak of a few in a hundred",
           "Share of impressions that come away with the scab on normal skin.", figure<&F::lost_share>},
    Figure{"healing.weak_share", "Weak impressions", "", 0, 0.4f, 0.05f, 0.20f, low, true, "no figure found",
           "Share of impressions that take badly and heal paler; the last session touches them up.",
           figure<&F::weak_share>},
    Figure{"healing.weak_tone", "Ink of weak ones", "", 0.2f, 1, 0.5f, 0.8f, high, true, "no figure found",
           "How much of its pigment an impression that took badly keeps beside a good one.",
           figure<&F::weak_tone>},
    Figure{"healing.contrast_kept", "Contrast kept", "", 0.6f, 1.3f, 0.9f, 1.2f, high, true,
           "with the shrinking of the dot 40 % less ink in all, 15 to 55; no measure found, elkasmp.com.au: "
           "two or three "
           "shades on some, none on others",
           "Darkness of a dot's middle, settled over fresh; the loss of tone comes from the shrinking.",
           figure<&F::contrast_kept>},
    Figure{"healing.shallow_loss", "Lost when shallow", "", 0, 0.8f, 0.1f, 0.5f, low, true,
           "doctorstudio.co 2.4: what is set too high is lost in 2 to 4 weeks; the share is assumed",
           "Share of impressions lost on top when pigment is set 0.1 mm above the right depth.",
           figure<&F::shallow_loss>},
    Figure{"healing.swelling", "Swelling", "", 0, 0.2f, 0, 0.12f, neither, true,
           "ink2scalp.com: blood darkens fresh dots; the share is assumed",
           "How much darker than their ink dots look just after, from swelling and blood.",
           figure<&F::swelling>},
    Figure{"healing.swelling_gone_day", "Swelling gone by", "days", 0.5f, 4, 1, 3, neither, false,
           "doctorstudio.co 2.3: inflammation lasts 0 to 3 days",
           "Day after a session on which swelling is gone.", figure<&F::swelling_gone_day>},
    Figure{"healing.shed_from_day", "Scabs lift from", "days", 1, 5, 2, 4, neither, false,
           "hishairclinic.com; scalpnation.co.uk: most lightening in days 3 to 10",
           "Day after a session on which scabs begin to lift.", figure<&F::shed_from_day>},
    Figure{"healing.shed_until_day", "Scabs gone by", "days", 6, 14, 7, 10, neither, false,
           "hishairclinic.com; scalpnation.co.uk: shed by day 7 to 10",
           "Day after a session on which the last scabs are gone.", figure<&F::shed_until_day>},
    Figure{"healing.settled_day", "Settled by", "days", 21, 60, 28, 42, neither, false,
           "hishairclinic.com; doctorstudio.co: 28; scalpstyles.co.uk: 4 to 6 weeks",
           "Day after a session from which the dots no longer change but for slow fading.",
           figure<&F::settled_day>},
    Figure{"healing.dip", "Phantom fade", "", 0, 0.2f, 0, 0.2f, neither, true,
           "hairdoctornyc.com: days 7 to 14 look light and patchy; the depth is assumed",
           "How much new, cloudy skin hides for a while once the scabs are gone.", figure<&F::dip>},
    Figure{
        "healing.late_clearing", "Clears late", "", 0, 0.2f, 0, 0.1f, neither, true,
        "hishairclinic.com: slower fading until settled; the share is assumed",
        "Share of the settled pigment that still clears between the scab's fall and the day it is settled.",
        figure<&F::late_clearing>},
    Figure{"healing.redness_half_life_days", "Redness halves in", "days", 0.3f, 6, 0.55f, 1.37f, low, false,
           "hishairclinic.com; scalpdirectory.com: gone by day 2 to 5",
           "Days in which the redness after a session halves.", figure<&F::redness_half_life_days>},
    Figure{"healing.redness_unseen", "Redness unseen below", "", 0.02f, 0.3f, 0.04f, 0.15f, neither, true,
           "no figure found", "Share of the usual redness below which nobody sees any.",
           figure<&F::redness_unseen>},
    Figure{"healing.fading_per_year", "Fading a year", "", 0, 0.4f, 0.10f, 0.16f, low, false,
           "derived from touch-ups at 4 to 5 years (ultrascalp-ink; doctorstudio.co 3.2) at 50 to 60 % left",
           "Share of the settled pigment that fades each year; sun and oily skin speed it up.",
           figure<&F::fading_per_year>},
    Figure{"healing.spread_per_year", "Spread a year", "", 0, 0.15f, 0.03f, 0.06f, low, true,
           "r/SMPchat practitioners: dots expand slightly; no figure found",
           "By what share dots widen each year.", figure<&F::spread_per_year>},
    Figure{"healing.cool_shift", "Cool shift", "", 0, 1, 0, 0.6f, low, true,
           "baldingblog.com (Rassman): slightly blue under skin; trade pages deny it for carbon black",
           "How far pigment set at the usual depth turns to blue over many years; deeper turns further.",
           figure<&F::cool_shift>},
    Figure{"healing.trauma_per_cm2", "Too dense a sitting", "per cm²", 60, 400, 100, 150, high, true,
           "elegantsmp.com; fullscalp.com: all at once bleeds and blotches; the count is assumed",
           "Impressions per square centimetre in one sitting that clearly overwork the skin.",
           figure<&F::trauma_per_cm2>},
    Figure{"healing.trauma_minutes", "Too long a sitting", "minutes", 120, 1200, 330, 480, high, true,
           "chapmansmp, chivalrymen: sessions of 2 to 6 hours; what more does is assumed",
           "Minutes in the chair that clearly overwork the skin.", figure<&F::trauma_minutes>},
    Figure{"healing.trauma_loss", "Lost when overworked", "", 0, 0.5f, 0.02f, 0.15f, low, true,
           "elegantsmp.com: pigment takes unevenly; the share is assumed",
           "Share of impressions lost on top where the skin is clearly overworked.", figure<&F::trauma_loss>},
    Figure{"healing.trauma_weak", "Weak when overworked", "", 0, 3, 0.2f, 1.5f, low, true,
           "elegantsmp.com: pigment takes unevenly; the share is assumed",
           "How many more impressions take badly where the skin is clearly overworked.",
           figure<&F::trauma_weak>},
    Figure{"healing.trauma_widening", "Wider when overworked", "", 0, 1, 0.1f, 0.5f, low, true,
           "fullscalp.com: oversized impressions; the share is assumed",
           "By what share dots widen and soften where the skin is clearly overworked.",
           figure<&F::trauma_widening>},
    Figure{"healing.trauma_redness", "Redder when overworked", "", 0, 3, 0.3f, 1.5f, low, true,
           "elegantsmp.com; inkreasesmp.com: stays red longer; the share is assumed",
           "By what share overworked skin stays red for longer; it is redder by the root of that.",
           figure<&F::trauma_redness>},
    Figure{"healing.trauma_blotch", "Blotch when overworked", "", 0, 0.8f, 0.15f, 0.6f, low, true,
           "elegantsmp.com: blotchy; the share is assumed",
           "How far patches of overworked skin differ in the pigment that they keep.",
           figure<&F::trauma_blotch>},
};

}  // namespace

std::span<const Figure> healingFigures() {
  return kFigures;
}

}  // namespace stipple
