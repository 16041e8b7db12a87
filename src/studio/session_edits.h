#pragma once
#include <cstddef>

#include "plan/plan.h"

namespace stipple {

// What a practitioner does to the sessions of a plan. Pure; `session` is an index that the plan has
// (asserted). Whatever is done to one session, those before it stay as they are.

/// A session more after the last one: its needle and pigment, for what has healed away and for touching up.
/// Only if the plan has fewer than kMaxSessions (asserted).
void addSession(Plan& plan);
/// Only if another one is left (asserted). What is aimed at stays: if the last one goes, the one before works
/// to its share.
void removeSession(Plan& plan, std::size_t session);
/// Never less than the session before, nor more than the one after it.
void setShare(Plan& plan, std::size_t session, float share);
/// Whether a zone is worked; the only one that is stays.
void setWorked(Plan& plan, std::size_t session, ZoneId zone, bool worked);

/// The value to which a number of this session is set back.
float usualValue(const SessionField& field, std::size_t session);

}  // namespace stipple
