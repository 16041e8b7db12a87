#include "studio/panel_keys.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace stipple {
namespace {

constexpr int kLargeStep = 10;  // with Shift, in steps

void scrollToItem(float margin) {
  const float window = ImGui::GetWindowPos().y, height = ImGui::GetWindowHeight();
  const float top = ImGui::GetItemRectMin().y - window, bottom = ImGui::GetItemRectMax().y - window;
  if (top < margin)
    ImGui::SetScrollY(ImGui::GetScrollY() + top - margin);
  else if (bottom > height - margin)
    ImGui::SetScrollY(ImGui::GetScrollY() + bottom - height + margin);
}

}  // namespace

void PanelKeys::enter() {
  active_ = moved_ = used_last_ = true;
  const auto& ring = reachable();
  const std::size_t start = popup_ring_.empty() ? start_ : 0;
  if (std::ranges::find(ring, held_) == ring.end())
    held_ = start < ring.size() ? ring[start] : ring.empty() ? 0 : ring.front();
}

void PanelKeys::leave() {
  active_ = lent_ = false;
  pending_ = {};
}

void PanelKeys::lend() {
  if (active_) return;
  enter();
  lent_ = true;
}

/// In the first frame of a page nothing can be scrolled to.
void PanelKeys::sets(std::string_view key) {
  reached_ = !sought_.empty() && key == sought_ && !ImGui::IsWindowAppearing();
}

bool PanelKeys::key(std::string_view chord) {
  if (!popup_ring_.empty()) lend();  // the mouse may have opened it
  if (!active_) return false;
  used_last_ = true;
  const bool large = chord.starts_with("Shift+");
  if (large) chord.remove_prefix(std::string_view("Shift+").size());
  if (chord == "Tab") {
    move(large ? -1 : +1);
  } else if (chord == "F6") {
    moveToArea(large ? -1 : +1);
  } else if (chord == "Down" || chord == "Up") {
    move(chord == "Down" ? +1 : -1);
  } else if (chord == "Right" || chord == "Left") {
    const int direction = chord == "Right" ? +1 : -1;
    if (held_is_number_)
      pending_.steps += direction * (large ? kLargeStep : 1);
    else
      move(direction);
  } else if (chord == "Enter" || chord == "Space") {
    pending_.pressed = true;
  } else if (chord == "Esc") {
    if (popup_ring_.empty())
      leave();
    else
      closing_ = true;
  } else {
    return false;
  }
  return true;
}

void PanelKeys::move(int direction) {
  const auto& ring = reachable();
  if (ring.empty()) return;
  const auto at = std::ranges::find(ring, held_);
  const auto count = static_cast<std::ptrdiff_t>(ring.size());
  const std::ptrdiff_t next = at == ring.end() ? 0 : (at - ring.begin() + direction + count) % count;
  hold(ring[static_cast<std::size_t>(next)]);
}

/// A popup is one area.
void PanelKeys::moveToArea(int direction) {
  if (!popup_ring_.empty() || ring_.empty()) return;
  const auto at = std::ranges::find(ring_, held_) - ring_.begin();
  // Where the areas that have controls begin, in their order; the last once more before the first.
  std::vector<std::size_t> starts(areas_);
  const auto beyond =
      std::ranges::remove_if(starts, [&](std::size_t start) { return start >= ring_.size(); });
  starts.erase(beyond.begin(), beyond.end());
  starts.erase(std::ranges::unique(starts).begin(), starts.end());
  if (starts.empty()) return;
  const auto after = std::ranges::upper_bound(starts, static_cast<std::size_t>(at)) - starts.begin();
  const auto count = static_cast<std::ptrdiff_t>(starts.size());
  const std::ptrdiff_t here = after - 1;
  hold(ring_[starts[static_cast<std::size_t>((here + direction + count) % count)]]);
}

void PanelKeys::hold(ImGuiID item) {
  held_ = item;
  held_is_number_ = false;  // until it has been drawn
  moved_ = true;
  pending_ = {};
}

void PanelKeys::beginFrame() {
  ring_.clear();
  popup_ring_.clear();
  areas_.clear();
  start_ = 0;
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (moved.x != 0 || moved.y != 0) used_last_ = false;
}

void PanelKeys::endFrame() {
  closing_ = false;
  if (!active_) return;
  const auto& ring = reachable();
  if (std::ranges::find(ring, held_) != ring.end()) return;
  // A popup has opened, or closed, or the page is another.
  if (!popup_ring_.empty()) opener_ = held_;
  held_ = popup_ring_.empty() ? opener_ : popup_ring_.front();
  if (popup_ring_.empty()) opener_ = 0;
  if (popup_ring_.empty() && lent_) return leave();
  moved_ = true;
  if (std::ranges::find(ring, held_) == ring.end()) enter();
}

bool PanelKeys::takeClosing() {
  return std::exchange(closing_, false);
}

PanelKeys::Told PanelKeys::control(ImGuiID item, Kind kind, ImU32 ring_shade, float unit) {
  (in_popup_ ? popup_ring_ : ring_).push_back(item);
  if (ImGui::IsItemClicked()) held_ = item;
  if (std::exchange(reached_, false)) {
    sought_.clear();
    active_ = used_last_ = true;
    lent_ = false;
    hold(item);
  }
  if (!active_ || item != held_) return {};
  held_is_number_ = kind == Kind::number;
  if (std::exchange(moved_, false)) scrollToItem(24 * unit);
  const float gap = 2 * unit;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  // The window's margin, which it keeps free of what is in it, may hold the ring.
  const ImVec2 window = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  list.PushClipRect(window, {window.x + size.x, window.y + size.y}, false);
  list.AddRect({low.x - gap, low.y - gap}, {high.x + gap, high.y + gap}, ring_shade,
               ImGui::GetStyle().FrameRounding + gap, ImDrawFlags_None, 2 * unit);
  list.PopClipRect();
  Told told = std::exchange(pending_, {});
  told.pointed = used_last_;
  return told;
}

}  // namespace stipple
