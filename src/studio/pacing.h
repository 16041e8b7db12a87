#pragma once
#include <array>
#include <optional>

namespace stipple {

/// How finely the head is drawn: half the picture's pixels a side, all of them, or four for each.
enum class Quality { draft, normal, fine };

/// Decides how fine the next picture of the head may be, so that what moves under the hand never lags and
/// what stands still becomes fine by itself. Learns from the time that pictures took.
class Pacing {
 public:
  static constexpr double kBudgetMs = 40;  // of a picture while something moves

  /// `slow`: nothing is known yet, but expect little (a software driver).
  explicit Pacing(bool slow) : slow_(slow) {}

  void took(Quality quality, double ms) { measured_ms_[index(quality)] = ms; }
  /// The picture has other dimensions now: what was measured no longer holds.
  void forget() { measured_ms_ = {}; }

  /// The finest quality that fits the budget; draft if none does.
  Quality whileMoving() const;

  struct Next {
    Quality quality;
    double in_s;  // from now; 0: at once
  };
  /// The better picture that should follow one of quality `shown`, when nothing has changed for `still_s`.
  std::optional<Next> refinement(Quality shown, double still_s) const;

 private:
  static constexpr std::size_t index(Quality quality) { return static_cast<std::size_t>(quality); }
  /// Measured, or guessed from a coarser one by the number of pixels.
  std::optional<double> expectedMs(Quality quality) const;

  bool slow_;
  std::array<std::optional<double>, 3> measured_ms_{};
};

}  // namespace stipple
