#include "studio/studio.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "plan/captions.h"

namespace stipple {
namespace {

constexpr double kLongestStepS = 0.25;

SkinAt skinOf(const Scalp& scalp) {
  return [&rays = scalp.rays()](const glm::vec3& origin,
                                const glm::vec3& direction) -> std::optional<glm::vec3> {
    const auto hit = rays.cast(origin, direction);
    if (!hit) return std::nullopt;
    return hit->position;
  };
}

}  // namespace

Studio::Studio(Document document, const Scalp& scalp, DeskPlaces places, std::function<void()> wake)
    : document_(std::move(document)),
      desk_(std::move(places), std::move(wake)),
      scalp_(&scalp),
      timeline_(document_.plan()),
      work_(usualWorkload(document_.plan(), kUsualTreatedCm2)),
      view_(standardView(0), skinOf(scalp)),
      hairline_(scalp),
      whorl_(scalp),
      brush_(scalp),
      head_facts_(factsOf(scalp.head())) {
  if (!document_.file().empty()) desk_.planIsOpen(document_.file());
}

void Studio::openHead(const Scalp& scalp, const std::filesystem::path& file) {
  desk_.headIsOpen(file);
  cancelDrag();
  scalp_ = &scalp;
  view_ = ViewControl(standardView(0), skinOf(scalp));
  client_view_.reset();
  hairline_.openHead(scalp);
  hairline_seen_ = {};
  whorl_ = WhorlTool(scalp);
  brush_.openHead(scalp);
  guides_.openHead();
  head_facts_ = factsOf(scalp.head());
}

Camera Studio::standardView(std::size_t index) const {
  const Result<Camera> camera = viewNamed(viewNames()[index], head().landmarks);
  assert(camera);
  return *camera;
}

PictureView Studio::pictureAt(glm::vec2 at) const {
  ImVec2 low = panes_.empty() ? layout_.picture.low : panes_.front().area.low;
  for (const ShownPane& pane : panes_)
    if (pane.area.contains({at.x, at.y})) low = pane.area.low;
  return {camera(), {low.x, low.y}, layout_.area.size};
}

bool Studio::isOnPicture(glm::vec2 at) const {
  const ImVec2 place{at.x, at.y};
  return layout_.picture.contains(place) &&
         std::ranges::none_of(covered_, [&](const Ui::Rect& rect) { return rect.contains(place); });
}

void Studio::pointer(const PointerEvent& event) {
  using Kind = PointerEvent::Kind;
  const bool on_divider = comparison_.isOnDivider(layout_.picture, event.at, handle_reach_);
  if (event.kind == Kind::press && on_divider && isOnPicture(event.at) && !pointing_.dragging())
    holds_divider_ = true;
  if (holds_divider_) {
    comparison_.moveDivider(layout_.picture, event.at.x);
    if (event.kind == Kind::release) holds_divider_ = false;
    return;
  }
  if (event.kind == Kind::press && isOnPicture(event.at)) {
    turntable_.stop();
    keys_.leave();
  }
  pointing_.handle(
      event, {document_, view_, hairline_, whorl_, brush_, layout_.area, pictureAt(event.at), handle_reach_,
              isOnPicture(event.at), hasHandles(), hasWhorl(), brush_.active && hasTools()});
}

void Studio::clientPointer(const PointerEvent& event) {
  if (event.kind == PointerEvent::Kind::press) turntable_.stop();
  ViewControl& view = client_view_ ? *client_view_ : view_;
  const PictureView picture(view.shown(client_layout_.area), {0, 0}, client_layout_.area.size);
  client_pointing_.handle(event, {document_, view, hairline_, whorl_, brush_, client_layout_.area, picture, 0,
                                  true, false, false, false});
}

void Studio::setClientWindow(bool open) {
  has_client_window_ = open;
  client_pointing_.cancel();
  if (!open) client_view_.reset();
}

void Studio::cancelDrag() {
  hairline_.cancel(document_);
  whorl_.cancel(document_);
  brush_.cancel(document_);
  pointing_.cancel();
  holds_divider_ = false;
}

void Studio::draw(const Theme& theme, glm::vec2 size) {
  // After a rest nothing leaps ahead.
  const float passed_s = static_cast<float>(std::clamp(now_s_ - drawn_s_, 0.0, kLongestStepS));
  drawn_s_ = now_s_;
  timeline_.follow(plan());
  timeline_.advance(passed_s);
  turntable_.advance(passed_s, view_);
  Ui ui{theme, now_s_};
  handle_reach_ = ui.px(kHandleReach);
  layout_ = presenting() ? layOutForClient(theme, size, comparison_) : layOut(theme, size);
  ImGui::PushFont(theme.body);
  if (hasTools()) drawOverlays(ui);  // of the preset that was pointed at in the last frame
  trial_ = {};
  const bool has_panels = !presenting();  // which a button in them may end
  if (has_panels) {
    keys_.beginFrame();
    ui.keys = &keys_;
    drawTools(ui, size);
  }
  panes_ = panesOf(layout_, comparison_, compareWith());  // of what the panels have just made of the plan
  if (presenting()) {
    drawPresentation(ui);
  } else {
    if (comparison_.active()) drawComparison(ui);
    drawScale(ui, layout_.free.high.y);
    if (!pointing_.dragging()) drawDesk(ui, size);
    ui.keys = nullptr;  // it takes them all
    if (const Parameter* found = search_.draw(ui, {{0, 0}, {size.x, size.y}})) goTo(*found);
  }
  if (has_panels) keys_.endFrame();
  ImGui::PopFont();
  covered_ = std::move(ui.covered);
}

Studio::ClientPicture Studio::drawClientWindow(const Theme& theme, glm::vec2 size) {
  client_layout_ = layOutForClient(theme, size, comparison_);
  ClientPicture picture{panesOf(client_layout_, comparison_, compareWith()),
                        client_view_.value_or(view_).shown(client_layout_.area)};
  ImGui::PushFont(theme.body);
  drawForClient({theme, now_s_}, client_layout_, picture.panes, clientView());
  ImGui::PopFont();
  return picture;
}

TimelineWords Studio::words() const {
  const Plan seen = planSeen(plan(), outlook_);
  const auto day = daySeen(plan(), outlook_, timeline_.day());
  return {outlook_.one_session ? captionForOneSession(seen, day) : captionFor(seen, day),
          detailFor(seen, day)};
}

ClientView Studio::clientView() const {
  return {comparison_, compareWith(), words(), head().is_built_in, pictureNote(), presentation_.black()};
}

std::optional<std::size_t> Studio::currentView() const {
  for (std::size_t i = 0; i < viewNames().size(); ++i)
    if (standardView(i) == view_.camera()) return i;
  return std::nullopt;
}

std::string Studio::stageName() const {
  const std::string stage = stageShown(plan(), timeline_.day()).name;
  const std::string tag = tagOf(outlook_);
  return tag.empty() ? stage : fmt::format("{} {}", stage, tag);
}

std::string Studio::comparisonName() const {
  switch (comparison_.layout()) {
    case Comparison::Layout::off:
      return {};
    case Comparison::Layout::wipe:
      return "wipe";
    case Comparison::Layout::side_by_side:
      return "pair";
    case Comparison::Layout::stages:
      return "stages";
    case Comparison::Layout::designs:
      return "designs";
  }
  return {};
}

std::string Studio::viewName() const {
  const auto index = currentView();
  return index ? std::string(viewNames()[*index]) : "view";
}

}  // namespace stipple
