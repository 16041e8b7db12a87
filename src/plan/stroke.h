// What was painted on the scalp by hand. How strokes meet the skin: scalp/stroke_field.h.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace stipple {

enum class StrokeKind : std::uint8_t { density, native_hair, scar_strip, scar_dots };
/// As in the plan file.
inline constexpr std::array<std::string_view, 4> kStrokeKindNames{"density", "native_hair", "scar_strip",
                                                                  "scar_dots"};

/// A place on the scalp chart (scalp/chart.h), -1 to 1: it carries from head to head.
struct ChartPoint {
  float x = 0;
  float y = 0;
  bool operator==(const ChartPoint&) const = default;
};

/// Where a brush went. Never changed once made and shared by its copies: every step of an editor's history
/// holds every stroke of its plan.
class StrokePath {
 public:
  StrokePath() = default;
  StrokePath(std::initializer_list<ChartPoint> points) : StrokePath(std::vector(points)) {}
  explicit StrokePath(std::vector<ChartPoint> points)
      : points_(std::make_shared<const std::vector<ChartPoint>>(std::move(points))) {}

  const std::vector<ChartPoint>& points() const {
    static const std::vector<ChartPoint> kNone;
    return points_ ? *points_ : kNone;
  }
  bool operator==(const StrokePath& other) const {
    return points_ == other.points_ || points() == other.points();
  }

 private:
  std::shared_ptr<const std::vector<ChartPoint>> points_;
};

/// One stroke of a round brush. It never adds to itself where it crosses itself; later strokes act on what
/// earlier ones left.
struct Stroke {
  StrokeKind kind = StrokeKind::density;
  float radius_mm = 10;
  /// Density and native hair: -1 takes all, 1 adds the plan's full density. Scars: uptake, the share of
  /// impressions that the scar holds beside normal skin; 0.6 [assumed].
  float amount = 1;
  StrokePath path;
  bool operator==(const Stroke&) const = default;
};

inline constexpr std::size_t kMostStrokes = 1000;
inline constexpr std::size_t kMostStrokePoints = 20000;  // of all strokes of a plan
inline constexpr float kThinnestStrokeMm = 0.5f, kWidestStrokeMm = 60;

}  // namespace stipple
