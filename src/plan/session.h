// One sitting as the practitioner plans and records it. What it comes to: sitting.h. What it leaves:
// healing.h.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "plan/zones.h"

namespace stipple {

inline constexpr int kMaxSessions = 8;

/// The zones that a session works, one bit each.
class ZoneSet {
 public:
  constexpr ZoneSet() = default;  // all
  static constexpr ZoneSet none() { return ZoneSet(0); }
  constexpr bool has(ZoneId zone) const { return (bits_ >> static_cast<int>(zone) & 1) != 0; }
  constexpr bool all() const { return bits_ == kAll; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr ZoneSet& set(ZoneId zone, bool worked = true) {
    const auto bit = static_cast<std::uint8_t>(1 << static_cast<int>(zone));
    bits_ = static_cast<std::uint8_t>(worked ? bits_ | bit : bits_ & ~bit);
    return *this;
  }
  /// Bit ZoneId of it, for shaders.
  constexpr std::uint8_t bits() const { return bits_; }
  constexpr bool operator==(const ZoneSet&) const = default;

 private:
  static constexpr std::uint8_t kAll = (1 << kZoneCount) - 1;
  constexpr explicit ZoneSet(std::uint8_t bits) : bits_(bits) {}
  std::uint8_t bits_ = kAll;
};

/// One sitting. Everything but `share` and `interval_days` is neutral by default: the plan's own pigment, as
/// it is.
struct Session {
  /// Of the final density once this sitting is done, counted from bare skin: 0.3, 0.7, 1 in Liu et al. 2025
  /// (J Cosmet Dermatol 24(9):e70375).
  float share = 1;
  float interval_days = 10;  // since the session before; 7 to 30 in practice; nothing for the first

  float needle_mm =
      0.20f;            // of one needle: 0.18 to 0.30, usual 0603 (0.20) and 0803 (0.25) [robjamessmp.com]
  float dot_size = 1;   // share of the pigment's fresh diameter
  float deeper_mm = 0;  // than Pigment::depth_mm
  float pressure =
      0;            // -1 light to 1 heavy; for a dot's size it matters more than the needle [teammicro.com]
  float shade = 1;  // multiplies the pigment's optical depth
  float dilution = 25;  // parts of water to one of pigment, 20 to 30 in one practice [r/SMPchat 2024]
  ZoneSet zones;
  std::string notes;  // the practitioner's, UTF-8; in no picture
  bool operator==(const Session&) const = default;
};

/// One number of a session, described once for the plan file, the check, the command line and the panels.
struct SessionField {
  std::string_view name;  // "needle_mm": as in the plan file
  std::string_view label;
  std::string_view unit;
  float low;
  float high;
  std::string_view help;
  float Session::*field;
};
/// In the order of the plan file. `interval_days` has no meaning for the first session.
std::span<const SessionField> sessionFields();

inline constexpr float kShortestIntervalDays = 7;  // 7 to 14 [elegantsmp.com], 7 [vincihairclinic.com]
inline constexpr float kLongestIntervalDays = 365;
inline constexpr std::size_t kLongestNotes = 2000;  // bytes

}  // namespace stipple
