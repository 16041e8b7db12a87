#include "plan/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/units.h"
#include "plan/parameters.h"

namespace stipple {
namespace {

/// Brows end some 5 mm above the glabella; raised, they fold the skin up to here [assumed].
constexpr float kLowestHairlineMm = 45;
/// Knots nearer than this make a fold, not a line.
constexpr double kNearestKnotsMm = 3;

// ---- the outline on a head of average shape, flat: azimuthal about the crown, mm. Other heads differ by
// less than the margins here.

struct Flat {
  double x, y;  // to the left, forward
};
struct PlacedKnot {
  const OutlineKnot* knot;
  int side;
  Flat place;
};

PlacedKnot placed(const OutlineKnot& knot, const Hairline& hairline, int side) {
  const double raised_mm = static_cast<double>(hairline.mid_frontal_height_mm) - kNormHeightMm;
  const Angles norm = normOf(knot, hairline, kNormPolarDeg - degrees(raised_mm / kNormRadiusMm));
  const PointOffset offset = offsetOf(knot, hairline, side);
  const double azimuth = radians(norm.azimuth_deg);
  const double out_mm = kNormRadiusMm * radians(norm.polar_deg) - static_cast<double>(offset.up_mm);
  const double aside_mm = static_cast<double>(offset.aside_mm);
  return {&knot,
          side,
          {side * (out_mm * std::sin(azimuth) + aside_mm * std::cos(azimuth)),
           out_mm * std::cos(azimuth) - aside_mm * std::sin(azimuth)}};
}

std::vector<PlacedKnot> placedKnots(const Hairline& hairline) {
  const auto knots = outlineKnots();
  std::vector<PlacedKnot> all;
  for (const OutlineKnot& knot : knots) all.push_back(placed(knot, hairline, 1));
  for (std::size_t i = knots.size() - 2; i > 0; --i) all.push_back(placed(knots[i], hairline, -1));
  return all;
}

double turn(const Flat& a, const Flat& b, const Flat& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Flat& a, const Flat& b, const Flat& c, const Flat& d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

std::string nameOf(const PlacedKnot& knot) {
  const bool in_the_middle = knot.knot->azimuth_deg == 0 || knot.knot->azimuth_deg == 180;
  return fmt::format("{}{}", in_the_middle ? "" : knot.side > 0 ? "left " : "right ", knot.knot->name);
}

Result<Done> checkOutline(const Hairline& hairline) {
  const std::vector<PlacedKnot> knots = placedKnots(hairline);
  const std::size_t count = knots.size();
  const auto refused = [](const PlacedKnot& a, const PlacedKnot& b) {
    return Error{fmt::format("the hairline crosses itself at the {} and the {}; move their points apart",
                             nameOf(a), nameOf(b))};
  };
  for (std::size_t i = 0; i < count; ++i) {
    const PlacedKnot &a = knots[i], &b = knots[(i + 1) % count];
    if (std::hypot(a.place.x - b.place.x, a.place.y - b.place.y) < kNearestKnotsMm) return refused(a, b);
    for (std::size_t j = i + 2; j < count; ++j) {
      const PlacedKnot &c = knots[j], &d = knots[(j + 1) % count];
      if (&d != &a && cross(a.place, b.place, c.place, d.place)) return refused(b, c);
    }
  }
  return kDone;
}

Result<Done> checkHeight(const Hairline& hairline) {
  const float up_mm = hairline[HairlinePointId::mid_frontal].up_mm;
  const float height_mm = hairline.mid_frontal_height_mm + up_mm;
  if (height_mm >= kLowestHairlineMm) return kDone;
  return Error{fmt::format(
      "the mid-frontal point lies {:.3g} mm above the glabella, which is on the brow; raise "
      "hairline.mid_frontal_height_mm or points.mid_frontal_up_mm until they add up to {} or more",
      height_mm, kLowestHairlineMm)};
}

Result<Done> checkZones(const Zones& zones) {
  const bool treats = std::ranges::any_of(zones.zone.begin() + 1, zones.zone.end(),
                                          [](const Zone& zone) { return zone.density > 0; });
  if (treats) return kDone;
  return Error{
      "every zone has density 0, so nothing would be treated; raise one, such as zones.frontal_density"};
}

Result<Done> checkStroke(const Stroke& stroke) {
  const bool is_scar = stroke.kind == StrokeKind::scar_strip || stroke.kind == StrokeKind::scar_dots;
  const float least = is_scar ? 0 : -1;
  if (stroke.path.points().empty()) return Error{"it has no points; remove it"};
  if (!(stroke.radius_mm >= kThinnestStrokeMm && stroke.radius_mm <= kWidestStrokeMm))
    return Error{fmt::format("radius_mm is {}; it must be between {} and {}", stroke.radius_mm,
                             kThinnestStrokeMm, kWidestStrokeMm)};
  if (!(stroke.amount >= least && stroke.amount <= 1))
    return Error{fmt::format("amount is {}; it must be between {} and 1", stroke.amount, least)};
  for (const ChartPoint& point : stroke.path.points())
    if (!(std::hypot(point.x, point.y) < 1))
      return Error{
          fmt::format("the point {}, {} lies off the scalp chart; both numbers and their distance "
                      "from 0, 0 must be below 1",
                      point.x, point.y)};
  return kDone;
}

Result<Done> checkStrokes(const std::vector<Stroke>& strokes) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    if (auto good = checkStroke(strokes[i]); !good) return good.error().in(fmt::format("stroke {}", i + 1));
    points += strokes[i].path.points().size();
  }
  if (strokes.size() > kMostStrokes || points > kMostStrokePoints)
    return Error{fmt::format("there are {} strokes with {} points; a plan has at most {} with {}: clear some",
                             strokes.size(), points, kMostStrokes, kMostStrokePoints)};
  return kDone;
}

/// `share_before`: of the session before, 0 for the first.
Result<Done> checkSession(const Session& session, bool first, float share_before) {
  for (const SessionField& field : sessionFields()) {
    const float value = session.*field.field;
    if (first && field.field == &Session::interval_days) continue;
    if (value >= field.low && value <= field.high) continue;  // not so for NaN
    const bool hurries = field.field == &Session::interval_days && value < field.low;
    return Error{fmt::format("{} is {:.7g}; it must be between {} and {}{}", field.name, value, field.low,
                             field.high,
                             hurries ? fmt::format(", for skin needs {} days to heal", field.low) : "")};
  }
  if (session.share < share_before)
    return Error{fmt::format("share is {}; it must be at least {}, the share of the session before",
                             session.share, share_before)};
  if (session.zones.empty())
    return Error{fmt::format("it works no zone; name some of {}, or leave zones out for all",
                             fmt::join(kZoneNames, ", "))};
  if (session.notes.size() > kLongestNotes)
    return Error{fmt::format("notes have {} bytes; they may have {}: shorten them", session.notes.size(),
                             kLongestNotes)};
  return kDone;
}

Result<Done> checkSessions(const std::vector<Session>& sessions) {
  if (sessions.empty() || sessions.size() > kMaxSessions)
    return Error{
        fmt::format("there are {} sessions; a plan has between 1 and {}", sessions.size(), kMaxSessions)};
  float before = 0;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    if (auto good = checkSession(sessions[i], i == 0, before); !good)
      return good.error().in(fmt::format("session {}", i + 1));
    before = sessions[i].share;
  }
  return kDone;
}

}  // namespace

Result<Done> checkPlan(const Plan& plan) {
  for (const Parameter& parameter : parameters())
    if (const auto fitting = valueFor(parameter, static_cast<double>(parameter.read(plan))); !fitting)
      return fitting.error();
  if (auto good = checkHeight(plan.hairline); !good) return good;
  if (auto good = checkOutline(plan.hairline); !good) return good;
  if (auto good = checkZones(plan.zones); !good) return good;
  if (auto good = checkStrokes(plan.strokes); !good) return good;
  return checkSessions(plan.sessions);
}

}  // namespace stipple
