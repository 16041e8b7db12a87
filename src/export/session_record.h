#pragma once
#include <string>

#include "export/form.h"
#include "scalp/plan_measures.h"

namespace stipple {

/// What the practitioner has at hand in the chair and files afterwards, a page a session: what is planned,
/// beside it what was done, to be filled in; impressions zone by zone; the lots of needle and pigment; the
/// plan's notes. The practice's own paper: the client's holds no notes.
struct SessionRecord {
  Letterhead letterhead;
  Plan plan;
  PlanMeasures measures;  // of this plan on the client's head
};
Result<std::string> sessionRecordPdf(const SessionRecord& record);

}  // namespace stipple
