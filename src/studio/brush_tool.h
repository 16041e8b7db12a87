#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "scalp/scalp.h"
#include "studio/document.h"
#include "studio/picture_view.h"

namespace stipple {

/// What a brush does, as a practitioner chooses it.
struct BrushKind {
  std::string_view label;
  StrokeKind kind;
  float sign;       // of the amount
  float radius_mm;  // to begin with
  float strength;   // likewise; of a scar: its uptake
};
std::span<const BrushKind> brushKinds();

/// Paints strokes on the head: one from press to release, one step of the document.
class BrushTool {
 public:
  explicit BrushTool(const Scalp& scalp) : scalp_(&scalp) {}
  void openHead(const Scalp& scalp) { *this = BrushTool(scalp); }

  bool active = false;  // drags over the head paint
  static constexpr float kLeastRadiusMm = 0.5f, kMostRadiusMm = 40;
  float radius_mm = brushKinds().front().radius_mm;
  float strength = brushKinds().front().strength;  // or the uptake of a scar

  std::size_t kind() const { return kind_; }
  /// With its own usual radius and strength.
  void choose(std::size_t kind);

  /// Wider by a tenth for each step of the wheel, narrower below 0.
  void widen(float steps);

  bool painting() const { return !path_.empty(); }
  /// Begins a stroke if there is skin at `at`.
  bool press(Document& document, const PictureView& view, glm::vec2 at);
  void drag(Document& document, const PictureView& view, glm::vec2 at);
  void release(Document& document);
  void cancel(Document& document);

 private:
  void paint(Document& document);

  const Scalp* scalp_;
  std::size_t kind_ = 0;
  std::vector<ChartPoint> path_;  // of the stroke being painted
  glm::vec3 last_{0};             // its end on the skin
  Plan before_;
};

}  // namespace stipple
