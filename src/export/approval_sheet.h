#pragma once
#include <string>
#include <vector>

#include "export/form.h"
#include "export/view_set.h"
#include "scalp/plan_measures.h"

namespace stipple {

/// What a client signs before the first session: pictures of the agreed stage beside bare skin, each to be
/// initialled; what the plan measures on this head, with the very figures of `plan info`; sessions; what to
/// expect; and that all of this is an illustration.
struct ApprovalSheet {
  Letterhead letterhead;
  std::string stage_caption;    // "after session 3, healed"
  std::vector<ViewPair> pairs;  // one to kMostSheetViews, pictures square (asserted)
  Plan plan;
  PlanMeasures measures;  // of this plan on the head of the pictures
};
inline constexpr std::size_t kMostSheetViews = 3;

/// Two pages. The same sheet gives the same bytes.
Result<std::string> approvalSheetPdf(const ApprovalSheet& sheet);

/// Side of the sheet's pictures for so many dots an inch.
std::uint32_t sheetPicturePixels(const Paper& paper, int dots_per_inch);

}  // namespace stipple
