// What a key or a button asks of the studio.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <utility>

#include "render/close_up.h"
#include "studio/studio.h"

namespace stipple {
namespace {

constexpr float kNudgeMm = 1, kFineNudgeMm = 0.1f;
constexpr int kDividerSteps = 2;

}  // namespace

void Studio::key(std::string_view chord) {
  if (desk_.isModal()) return desk_.key(chord);
  if (search_.isOpen()) return search_.key(chord);
  if (panel_.typing()) {
    if (chord == "Enter" || chord == "Esc") panel_.endTyping(chord == "Enter");
    return;
  }
  if (presentation_.black()) return presentation_.uncover();
  if (hairline_.dragging() || whorl_.dragging() || brush_.painting()) {
    if (chord == "Esc") cancelDrag();
    return;  // nothing else may change the plan meanwhile
  }
  if (const auto page = panelPageFor(chord); page && !presenting()) return panel_.show(*page);
  if ((!presenting() && keys_.key(chord)) || nudge(chord)) return;
  if (const auto action = actionFor(chord, presenting())) {
    perform(*action);
    if (*action == Action::appearance && appearance_open_) keys_.lend();
    return;
  }
  if (const auto design = designKeyFor(chord); design && !presenting()) return takeDesign(*design);
  if (const auto view = viewIndexFor(chord)) showView(*view);
}

void Studio::clientKey(std::string_view chord) {
  if (presentation_.black()) return presentation_.uncover();
  const auto action = actionFor(chord, true);
  if (action && *action != Action::leave && *action != Action::full_screen && *action != Action::macro)
    perform(*action);
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
    case Action::appearance:
      appearance_open_ = !appearance_open_;
      return;
    case Action::larger:
    case Action::smaller:
      desk_.settings().scale_percent =
          nextScalePercent(settings().scale_percent, action == Action::larger ? +1 : -1);
      return;
    case Action::find_setting:
      return search_.open();
    case Action::panel_keys:
      return keys_.enter();
    case Action::brush:
      brush_.active = !brush_.active;
      return;
    case Action::next_point:
    case Action::previous_point:
      if (hasHandles()) hairline_.selectNext(action == Action::next_point ? 1 : -1);
      return;
    case Action::compare:
      return comparison_.toggle();
    case Action::next_layout:
      return comparison_.next();
    case Action::compare_with_next:
    case Action::compare_with_previous:
      return comparison_.stepLeft(action == Action::compare_with_next ? 1 : -1, compareWith());
    case Action::divider_left:
      return comparison_.stepDivider(-kDividerSteps);
    case Action::divider_right:
      return comparison_.stepDivider(+kDividerSteps);
    case Action::swap_sides:
      return comparison_.swapSides();
    case Action::macro:
      return lookClosely(pointing_.cursor());
    case Action::turntable:
      return turntable_.toggle();
    case Action::client_window:
      wishes_.toggle_client_window = true;
      return;
    case Action::client_camera:
      if (client_view_)
        client_view_.reset();
      else if (has_client_window_)
        client_view_ = view_;
      return;
    case Action::present:
      sheet_open_ = false;
      presentation_.begin();
      wishes_.begin_presentation = true;
      return;
    case Action::black:
      return presentation_.toggleBlack();
    case Action::full_screen:
      wishes_.toggle_full_screen = true;
      return;
    case Action::screenshot:
      wishes_.screenshot = true;
      return;
    case Action::copy_picture:
      wishes_.copy_picture = true;
      return;
    case Action::new_plan:
      return desk_.request({FileRequest::What::new_plan});
    case Action::open_plan:
      return desk_.request({FileRequest::What::open_plan});
    case Action::open_head:
      return desk_.request({FileRequest::What::open_head});
    case Action::save:
      return desk_.request({FileRequest::What::save});
    case Action::save_as:
      return desk_.request({FileRequest::What::save_as});
    case Action::exports:
      return panel_.show(PanelPage::exporting);
    case Action::history:
      show_history_ = !show_history_;
      return;
    case Action::undo:
      return document_.undo();
    case Action::redo:
      return document_.redo();
    case Action::performance:
      show_performance_ = !show_performance_;
      return;
    case Action::shortcut_sheet:
      sheet_open_ = !sheet_open_;
      return;
    case Action::quit:
      return desk_.request({FileRequest::What::quit});
    case Action::leave:
      return leave();
  }
}

/// One thing at a time, the nearest first.
void Studio::leave() {
  if (presenting())
    wishes_.end_presentation = presentation_.leave(now_s_);
  else if (sheet_open_)
    sheet_open_ = false;
  else if (appearance_open_)
    appearance_open_ = false;
  else if (comparison_.active())
    comparison_.show(Comparison::Layout::off);
  else if (outlook_ != Outlook())
    outlook_ = {};
  else if (brush_.active)
    brush_.active = false;
  else if (hairline_.selected())
    hairline_.select(std::nullopt);
  else
    wishes_.leave_full_screen = true;
}

/// The keyboard goes to where a number is set. Those of a point show while the point is selected.
void Studio::goTo(const Parameter& parameter) {
  panel_.show(pageOf(parameter));
  for (std::size_t i = 0; i < kHairlinePointCount; ++i) {
    const auto point = static_cast<HairlinePointId>(i);
    for (const char* axis : {"up", "aside"})
      if (parameter.key == fmt::format("points.{}_{}_mm", nameOf(point), axis)) hairline_.select(point);
  }
  keys_.seek(parameter.key);
}

/// A kept design comes back as a step of the document; an empty letter takes in what is there.
void Studio::takeDesign(const DesignKey& key) {
  const char letter = Designs::letterOf(key.index);
  const Plan* kept = document_.designs().at(key.index);
  if (kept && !key.keep) {
    document_.changeAtOnce(Plan(*kept), fmt::format("Design {}", letter));
  } else {
    document_.keepDesign(key.index);
    say(fmt::format("This plan is kept as design {}", letter));
  }
}

void Studio::keepArrangement(std::uint32_t seed) {
  Plan plan = document_.plan();
  if (plan.seed == seed) return;
  plan.seed = seed;
  document_.changeAtOnce(plan, "Arrangement of dots");
  warn("The plan now has the arrangement of dots that is shown; undo to give it its own");
}

/// At the skin under `at`; at the middle of the hairline where that is none. Once more: back.
void Studio::lookClosely(glm::vec2 at) {
  turntable_.stop();
  if (view_.isClose()) return view_.stepBack();
  const PictureView view = pictureAt(at);
  auto hit = isOnPicture(at) ? scalp_->rays().cast(view.axes().eye, view.rayThrough(at)) : std::nullopt;
  if (!hit) hit = middleOfHairline(hairline_.laid(plan().hairline).outline, scalp_->rays());
  if (hit) view_.lookClosely(hit->position, normalAt(*hit, head().mesh));
}

void Studio::showView(std::size_t index) {
  turntable_.stop();
  view_.show(standardView(index));
}

}  // namespace stipple
