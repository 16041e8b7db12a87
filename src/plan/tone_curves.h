// The course of a plan in numbers: tone and redness over days and years on every type of skin, beside the
// same density in one sitting. For plots and tables; `stipple timeline` writes them.
#pragma once
#include <array>
#include <vector>

#include "plan/outcome.h"

namespace stipple {

struct ToneSample {
  float day;  // since the first session
  float tone;
  float redness;
};

/// What sources say something about, read off a course.
struct CourseFigures {
  float fresh_to_healed;   // change in tone of the last session's impressions, day 0 to day 28; below 0
  float redness_gone_day;  // after the first session
  float fading_per_year;   // of the whole, once settled
  double settled_tone;     // 42 days after the last session
  double held_share;       // heldShare
  float most_trauma;       // of its sessions
};

struct ToneCourse {
  std::vector<ToneSample> samples;
  CourseFigures figures;
};

/// On one type of skin, whatever the plan's is; zones keep their own.
struct SkinCourse {
  SkinType skin;
  ToneCourse plan;
  ToneCourse one;  // oneSession(plan)
};

struct ToneStudy {
  std::vector<float> session_days;
  std::array<SkinCourse, kSkinTypeCount> skins;     // by SkinType
  SkinType own;                                     // the plan's
  std::array<std::vector<ToneSample>, 3> outcomes;  // by Outcome, of the plan on its own skin
};
ToneStudy studyTone(const Plan& plan, const Workload& work);

/// Quarter days to day kStudyDays, then weeks to year kLastYear. Each session's day comes twice, before and
/// after it.
std::vector<float> studyDays(const Plan& plan);
inline constexpr float kStudyDays = 60;

/// What sources give for all clients, as shares (domain.md 2.6, 2.7).
struct SourcedRange {
  float low, high;
};
inline constexpr SourcedRange kFreshToHealed{-0.55f, -0.15f};  // by day 28 to 42
inline constexpr SourcedRange kRednessGoneDay{2, 5};
inline constexpr SourcedRange kFadingPerYear{0.10f, 0.16f};
inline constexpr SourcedRange kSettledDay{28, 42};

}  // namespace stipple
