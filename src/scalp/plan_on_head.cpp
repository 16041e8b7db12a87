#include "scalp/plan_on_head.h"
namespace stipple { Result<Done> checkPlanOnHead(const Plan&, const Scalp&) { return kDone; } }
