#pragma once
#include <array>
#include <glm/vec3.hpp>
#include <optional>

#include "gpu/commands.h"
#include "gpu/timers.h"
#include "plan/plan.h"
#include "render/field_buffer.h"
#include "scalp/sites.h"
#include "scalp/treatment.h"
#include "shared/splat.h"
#include "shared/stub.h"
#include "shared/view.h"

namespace stipple {

class HeadScene;

/// What the splat adds to: one integer a pixel for redness, and one for absorptance on each plane of ink.
struct InkImages {
  InkImages(gpu::Device& device, glm::uvec2 largest_tile);
  gpu::Buffer ink;
  gpu::Buffer blood;
  // What holds nothing need not be cleared again, as long as the planes keep their places.
  glm::uvec2 tile{0, 0};
  std::array<bool, shared::kInkPlanes> ink_clean{};
  bool blood_clean = false;
};

/// Sites, the dots that a plan and a day make of them, and their splat.
class Dots {
 public:
  Dots(gpu::Device& device, const SiteSurface& surface, const SiteSet& sites, const HeadScene& head);

  /// Put the plan's demands and a day in place; the next retarget() makes dots of them. Fields stay until
  /// others are set: densities are the treatment's.
  void setFields(gpu::Commands& commands, const Fields& fields);
  void setTreatment(gpu::Commands& commands, const shared::Treatment& treatment);

  /// `count`: also fill DotCounts::hits and its decisions.
  void retarget(gpu::Commands& commands, bool count = false);

  /// Clears `images` and adds every dot that the view sees. `skin_depth`: how far along the view axis
  /// the head's skin lies at each pixel of the tile, mm; 0 where there is none. `stubs`: how hairs are lit.
  /// `tile`: its size, as in the view. `count`: also fill splatCounts().
  void splat(gpu::Commands& commands, const gpu::Buffer& view_block, const gpu::Buffer& skin_depth,
             const shared::StubLook& stubs, InkImages& images, glm::uvec2 tile, bool count);

  /// Counts of the last retarget, and of the last splat that counted; waits for the device.
  shared::DotCounts dotCounts();
  shared::SplatCounts splatCounts();

  /// For the benchmark and tests: takes the list of dots from elsewhere, of which the first `hairs` are
  /// hairs.
  void replaceDots(gpu::Buffer dots, std::uint32_t count, std::uint32_t hairs = 0);
  const gpu::Buffer& dotList() const { return dots_; }

 private:
  struct Splat {
    Splat(gpu::Device& device, bool counting, bool redness);
    gpu::Pipeline hairs, dots, wide, grains;
  };

  /// What the way in which hairs stand hangs on.
  struct Combing {
    std::uint32_t seed;
    glm::vec3 chart_centre, whorl;
    bool operator==(const Combing&) const = default;
  };
  /// What the looks of a listed hair hang on.
  struct HairLook {
    Combing combing;
    float diameter_mm, absorptance, deviation, length_mm;
    bool operator==(const HairLook&) const = default;
  };
  /// What bare sites were listed for, beside the fields of hair.
  struct Bare {
    std::uint32_t native_density, least_native_density;
    std::uint32_t sites;  // in storage order
  };
  /// What the sites that pigment is asked for were listed for, beside the fields and the bare sites.
  struct Asked {
    std::uint32_t seed, density, native_density;
  };

  /// Sites in storage order that hair or pigment of these densities can reach.
  std::uint32_t sitesInReach() const;
  /// Whether what is listed suffices and is not far too much.
  bool bareStillHold() const;
  bool askedStillHold() const;
  /// What follows from the lists so far: sizes of dispatches, and counts.
  void sizeLists(gpu::Commands& commands);

  gpu::Device& device_;
  gpu::Pipeline comb_, hairs_, hairs_and_bare_, hairs_and_bare_counting_, ask_, retarget_, retarget_counting_,
      lay_arguments_, lay_hairs_, lay_impressions_, arguments_;
  Splat plain_, reddening_, counting_;
  std::uint32_t site_count_;
  std::uint32_t session_count_ = 0;  // that are over on the day shown
  std::optional<Combing> combed_;    // how hairs stand; none before the first treatment
  HairLook hair_look_{};             // as it is to be
  std::uint32_t density_ = 0;        // of pigment
  std::uint32_t native_density_ = 0;
  std::uint32_t threshold_scale_ = 0;
  // What is listed and laid, as long as it holds.
  std::optional<Bare> bare_;
  std::optional<Asked> asked_;
  std::optional<std::uint32_t> hairs_density_;
  std::optional<HairLook> laid_;
  bool has_redness_ = false;                        // on the day shown
  std::array<bool, shared::kInkPlanes> has_{true};  // what the plan may show: by planes of ink
  gpu::Buffer keys_, spots_, treatment_;
  FieldBuffer fields_;
  gpu::Buffer bare_sites_, asked_sites_, marks_, lists_, lay_sizes_;
  gpu::Buffer dots_, counts_, splat_arguments_, splat_counts_, wide_, grained_;
};

}  // namespace stipple
