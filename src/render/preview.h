#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "plan/plan.h"
#include "render/frame.h"
#include "render/lights.h"
#include "render/look.h"
#include "scalp/scalp.h"

namespace stipple {

/// One head under one plan at a time: what window, stills and tests draw from. Notices by itself what changed
/// since the last frame, so that a moving slider costs what it changes and nothing more.
class Preview {
 public:
  /// Makes everything that belongs to the head: chart, sites (from the cache if they are there), soft
  /// shadows, device memory. `placing` and `lighting` are told how far sites and shadows are; null as soon as
  /// one of them says that the head is no longer wanted, and only then.
  static std::unique_ptr<Preview> make(gpu::Device& device, Head head, std::uint32_t seed,
                                       const SiteProgress& placing = {}, const BakeProgress& lighting = {});

  struct Shot {
    Plan plan;
    std::optional<float> day;  // none: bare
    Camera camera;
    float grains_from_px = 0;  // 0: the usual change-over from dots to grains
    bool count_dots = false;
    LightPreset light = LightPreset::studio;
    /// Albedo and ink alone, as a texture wants them: light from all sides alike, no shade and no gloss.
    bool unlit = false;
    bool operator==(const Shot&) const = default;
  };

  /// To be called before record() or prepare(), and not while commands are recorded: makes what the shot
  /// needs and no frame can make, the shadows of a light set that is new to this head.
  void ready(const Shot& shot);
  /// The part of ready() that takes long, once a head and light set. bake() may run on another thread, while
  /// frames are drawn; none: it was no longer wanted.
  bool isReadyFor(LightPreset light) const { return scene_.hasBaked(light); }
  std::optional<gpu::Buffer> bake(LightPreset light, const BakeProgress& progress) const {
    return scene_.bake(device_, light, lightingOf(light), progress);
  }
  void keepBaked(LightPreset light, gpu::Buffer baked) { scene_.keepBaked(light, std::move(baked)); }

  /// Records the whole frame, or the part of it that is new, into `frame`. `same_frame`: the last record()
  /// drew into this very frame, whose lit skin may then be kept.
  void record(gpu::Commands& commands, Frame& frame, const Shot& shot, bool same_frame,
              gpu::Timers* timers = nullptr);

  /// The first half of record(): the plan's demands go to the device, and what is left to do comes back.
  Frame::Input prepare(gpu::Commands& commands, const Shot& shot, bool same_frame);

  /// How many shots have been prepared. Unchanged since a frame was drawn: that frame was the last.
  std::uint64_t shotCount() const { return shot_count_; }

  Scalp& scalp() { return *scalp_; }
  const SiteSet& sites() const { return sites_; }
  const HeadScene& scene() const { return scene_; }
  Dots& dots() { return dots_; }

  /// Impressions of each session of a plan, counted on the CPU.
  ImpressionCounts impressions(const Plan& plan);

 private:
  Preview(gpu::Device& device, std::unique_ptr<Scalp> scalp, SiteSet sites, const BakeProgress& lighting);

  gpu::Device& device_;
  std::unique_ptr<Scalp> scalp_;
  SiteSet sites_;
  shared::Lighting lighting_;
  HeadScene scene_;
  Dots dots_;
  std::optional<Shot> last_;
  std::uint64_t fields_set_ = 0;  // version of the scalp's that the dots have
  std::uint64_t shot_count_ = 0;
};

}  // namespace stipple
