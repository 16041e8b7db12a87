#include "studio/pacing.h"

#include <algorithm>

namespace stipple {
namespace {

constexpr double kPixelRatio = 4;  // from one quality to the next
// A hand that pauses is not yet a hand that has stopped; the longer a picture blocks the window, the surer
// one has to be.
constexpr double kLeastRestS = 0.12, kMostRestS = 2, kRestShare = 0.5;
constexpr double kUnknownMs = 500;
constexpr double kMostBlockingMs =
    2500;  // a finer picture is not worth a window that answers nobody for longer

}  // namespace

std::optional<double> Pacing::expectedMs(Quality quality) const {
  if (const auto measured = measured_ms_[index(quality)]) return measured;
  if (quality == Quality::draft) return std::nullopt;
  const auto coarser = expectedMs(static_cast<Quality>(index(quality) - 1));
  if (!coarser) return std::nullopt;
  return *coarser * kPixelRatio;
}

Quality Pacing::whileMoving() const {
  for (const Quality quality : {Quality::fine, Quality::normal})
    if (const auto ms = expectedMs(quality); ms && *ms <= kBudgetMs) return quality;
  const bool unknown = !expectedMs(Quality::fine);
  return unknown && !slow_ ? Quality::normal : Quality::draft;
}

std::optional<Pacing::Next> Pacing::refinement(Quality shown, double still_s) const {
  if (shown == Quality::fine) return std::nullopt;
  const auto next = static_cast<Quality>(index(shown) + 1);
  if (next == Quality::fine && expectedMs(next).value_or(0) > kMostBlockingMs) return std::nullopt;
  const double expected_s = expectedMs(next).value_or(kUnknownMs) / 1000;
  const double rest_s = std::clamp(expected_s * kRestShare, kLeastRestS, kMostRestS);
  return Next{next, std::max(0.0, rest_s - still_s)};
}

}  // namespace stipple
