// What a key or a button asks of the studio.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "plan/plan_file.h"
#include "studio/output_files.h"
#include "studio/studio.h"

namespace stipple {
namespace {

constexpr float kNudgeMm = 1, kFineNudgeMm = 0.1f;

}  // namespace

void Studio::key(std::string_view chord) {
  if (panel_.typing()) {
    if (chord == "Enter" || chord == "Esc") panel_.endTyping(chord == "Enter");
    return;
  }
  if (hairline_.dragging() || brush_.painting()) {
    if (chord == "Esc") cancelDrag();
    return;  // nothing else may change the plan meanwhile
  }
  if (nudge(chord)) return;
  if (const auto action = actionFor(chord)) return perform(*action);
  if (const auto view = viewIndexFor(chord)) showView(*view);
}

/// Arrow keys belong to the selected point, and step through the stages if there is none.
bool Studio::nudge(std::string_view chord) {
  if (!hasHandles() || !hairline_.selected()) return false;
  const bool fine = chord.starts_with("Shift+");
  if (fine) chord.remove_prefix(std::string_view("Shift+").size());
  constexpr std::array<std::pair<std::string_view, glm::vec2>, 4> kArrows{
      {{"Left", {-1, 0}}, {"Right", {1, 0}}, {"Up", {0, 1}}, {"Down", {0, -1}}}};
  const auto arrow = std::ranges::find(kArrows, chord, &std::pair<std::string_view, glm::vec2>::first);
  if (arrow == kArrows.end()) return false;
  hairline_.nudge(document_, picture(), arrow->second, fine ? kFineNudgeMm : kNudgeMm);
  if (!hairline_.refusal().empty()) warn(hairline_.refusal());
  return true;
}

void Studio::perform(Action action) {
  switch (action) {
    case Action::next_stage:
      return timeline_.step(+1);
    case Action::previous_stage:
      return timeline_.step(-1);
    case Action::next_day:
      return timeline_.stepDay(+1);
    case Action::previous_day:
      return timeline_.stepDay(-1);
    case Action::play:
      return timeline_.togglePlay();
    case Action::faster:
      return timeline_.changeSpeed(+1);
    case Action::slower:
      return timeline_.changeSpeed(-1);
    case Action::one_session:
      outlook_.one_session = !outlook_.one_session;
      return;
    case Action::next_outcome:
      outlook_.outcome =
          static_cast<Outcome>((static_cast<std::size_t>(outlook_.outcome) + 1) % kOutcomeNames.size());
      return;
    case Action::fit:
      return view_.fit();
    case Action::handles:
      show_handles_ = !show_handles_;
      return;
    case Action::guides:
      show_guides_ = !show_guides_;
      return;
    case Action::next_light:
      light_ = static_cast<LightPreset>((static_cast<std::size_t>(light_) + 1) % lightNames().size());
      return;
    case Action::brush:
      brush_.active = !brush_.active;
      return;
    case Action::next_point:
    case Action::previous_point:
      if (hasHandles()) hairline_.selectNext(action == Action::next_point ? 1 : -1);
      return;
    case Action::present:
      presenting_ = !presenting_;
      return;
    case Action::full_screen:
      wishes_.toggle_full_screen = true;
      return;
    case Action::screenshot:
      wishes_.screenshot = true;
      return;
    case Action::save:
      return save();
    case Action::undo:
      return document_.undo();
    case Action::redo:
      return document_.redo();
    case Action::shortcut_sheet:
      sheet_open_ = !sheet_open_;
      return;
    case Action::quit:
      wishes_.quit = true;
      return;
    case Action::leave:
      return leave();
  }
}

/// One thing at a time, the nearest first.
void Studio::leave() {
  if (sheet_open_)
    sheet_open_ = false;
  else if (outlook_ != Outlook())
    outlook_ = {};
  else if (presenting_)
    presenting_ = false;
  else if (brush_.active)
    brush_.active = false;
  else if (hairline_.selected())
    hairline_.select(std::nullopt);
  else
    wishes_.leave_full_screen = true;
}

void Studio::showView(std::size_t index) {
  view_.show(standardView(index));
}

void Studio::save() {
  const std::filesystem::path file =
      document_.file().empty() ? freeName(outputFolder(), "smp-plan", ".json") : document_.file();
  if (const auto written = writePlan(plan(), file); !written) return warn(written.error().message);
  document_.markSaved(file);
  say(fmt::format("Plan saved to {}", file.string()));
}

}  // namespace stipple
