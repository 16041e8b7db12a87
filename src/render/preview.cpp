#include "render/preview.h"

#include <cassert>
#include <utility>

#include "plan/stage.h"
#include "render/site_builder.h"
#include "render/stubs.h"

namespace stipple {

Preview::Preview(gpu::Device& device, std::unique_ptr<Scalp> scalp, SiteSet sites,
                 const BakeProgress& lighting)
    : device_(device),
      scalp_(std::move(scalp)),
      sites_(std::move(sites)),
      lighting_(studioLighting()),
      scene_(device, scalp_->head(), lighting_, lighting),
      dots_(device, scalp_->surface(), sites_, scene_) {}

std::unique_ptr<Preview> Preview::make(gpu::Device& device, Head head, std::uint32_t seed,
                                       const SiteProgress& placing, const BakeProgress& lighting) {
  bool wanted = true;
  const auto place = [&](double share) { return wanted = !placing || placing(share); };
  auto scalp = std::make_unique<Scalp>(std::move(head));
  if (!place(0)) return nullptr;
  SiteSet sites = sitesFor(device, scalp->surface(), seed, place);
  if (!wanted) return nullptr;
  const auto baking = [&](double share) { return wanted = !lighting || lighting(share); };
  std::unique_ptr<Preview> made(new Preview(device, std::move(scalp), std::move(sites), baking));
  return wanted ? std::move(made) : nullptr;
}

void Preview::ready(const Shot& shot) {
  if (shot.unlit)
    scene_.lightEvenly(device_);
  else
    scene_.lightBy(device_, shot.light, lightingOf(shot.light, shot.camera));
}

Frame::Input Preview::prepare(gpu::Commands& commands, const Shot& shot, bool same_frame) {
  assert(shot.unlit ? scene_.evenlyLit() : scene_.litBy() == shot.light);  // or ready() was not called
  const bool new_plan = !last_ || last_->plan != shot.plan;
  const bool new_dots = new_plan || last_->day != shot.day;
  const bool new_light = !same_frame || !last_ || last_->camera != shot.camera ||
                         last_->plan.skin != shot.plan.skin || last_->light != shot.light ||
                         last_->unlit != shot.unlit;
  if (new_plan) {
    const Fields& fields = scalp_->fieldsFor(shot.plan);
    if (fields_set_ != scalp_->fieldsVersion()) dots_.setFields(commands, fields);
    fields_set_ = scalp_->fieldsVersion();
  }
  if (new_dots) dots_.setTreatment(commands, treatmentAt(shot.plan, sites_, shot.day, scalp_->workload()));
  lighting_ = shot.unlit ? evenLighting() : lightingOf(shot.light, shot.camera);
  last_ = shot;
  ++shot_count_;
  shared::SkinLook skin = skinLook(shot.plan, scene_.colour(), shot.day);
  if (shot.unlit) skin.specular = 0;
  return {
      scene_,   dots_,     shot.camera,     lighting_,          skin, stubLook(shot.plan, lighting_, skin),
      new_dots, new_light, shot.count_dots, shot.grains_from_px};
}

void Preview::record(gpu::Commands& commands, Frame& frame, const Shot& shot, bool same_frame,
                     gpu::Timers* timers) {
  frame.record(commands, prepare(commands, shot, same_frame), timers);
}

ImpressionCounts Preview::impressions(const Plan& plan) {
  const float last_day = sessionDays(plan).back();
  const Fields& fields = scalp_->fieldsFor(plan);
  return countImpressions(sites_, fields, treatmentAt(plan, sites_, last_day, scalp_->workload()));
}

}  // namespace stipple
