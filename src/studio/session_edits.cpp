#include "studio/session_edits.h"

#include <algorithm>
#include <cassert>

namespace stipple {

void addSession(Plan& plan) {
  assert(plan.sessions.size() < kMaxSessions);
  Session more = plan.sessions.back();
  more.interval_days = Session().interval_days;
  more.zones = {};
  more.notes.clear();
  plan.sessions.push_back(std::move(more));
}

void removeSession(Plan& plan, std::size_t session) {
  assert(plan.sessions.size() > 1 && session < plan.sessions.size());
  const float aimed_at = plan.sessions.back().share;
  plan.sessions.erase(plan.sessions.begin() + static_cast<std::ptrdiff_t>(session));
  plan.sessions.back().share = aimed_at;
  plan.sessions.front().interval_days = 0;
}

void setShare(Plan& plan, std::size_t session, float share) {
  assert(session < plan.sessions.size());
  const float least = session > 0 ? plan.sessions[session - 1].share : 0;
  const float most = session + 1 < plan.sessions.size() ? plan.sessions[session + 1].share : 1;
  plan.sessions[session].share = std::clamp(share, least, most);
}

void setWorked(Plan& plan, std::size_t session, ZoneId zone, bool worked) {
  assert(session < plan.sessions.size());
  ZoneSet zones = plan.sessions[session].zones;
  zones.set(zone, worked);
  if (!zones.empty()) plan.sessions[session].zones = zones;
}

float usualValue(const SessionField& field, std::size_t session) {
  const std::vector<Session> usual = Plan().sessions;
  return (session < usual.size() ? usual[session] : usual.back()).*field.field;
}

}  // namespace stipple
