#include "plan/session.h"

#include <array>

namespace stipple {
namespace {

constexpr std::array kFields{
    SessionField{"share", "Done by then", "", 0.01f, 1,
                 "Share of the final density once this session is done.", &Session::share},
    SessionField{"interval_days", "After", "days", kShortestIntervalDays, kLongestIntervalDays,
                 "Days since the session before: 10 to 14 is usual, skin needs 7 to heal.",
                 &Session::interval_days},
    SessionField{"needle_mm", "Needle", "mm", 0.18f, 0.30f,
                 "Width of one needle: 0.20 (0603) for fine work and hairlines, 0.25 (0803) for density.",
                 &Session::needle_mm},
    SessionField{"dot_size", "Dot size", "", 0.6f, 1.3f,
                 "Diameter of this session's dots as a share of the pigment's.", &Session::dot_size},
    SessionField{"deeper_mm", "Deeper by", "mm", -0.1f, 0.3f,
                 "How much deeper than the plan's depth this session sets pigment.", &Session::deeper_mm},
    SessionField{
        "pressure", "Pressure", "", -1, 1,
        "The hand, from -1, light, to 1, heavy: heavier makes larger, deeper dots and tires the skin.",
        &Session::pressure},
    SessionField{"shade", "Shade", "", 0.3f, 1.5f,
                 "Darkness of this session's pigment as a share of the plan's.", &Session::shade},
    SessionField{"dilution", "Dilution", "parts of water", 10, 60,
                 "Parts of water to one part of pigment: 20 to 30 is usual, more is paler.",
                 &Session::dilution},
};

}  // namespace

std::span<const SessionField> sessionFields() {
  return kFields;
}

}  // namespace stipple
