#include "app/room_light.h"

#include <utility>

namespace stipple {

RoomLight::RoomLight(std::shared_ptr<Preview> preview, std::function<void()> wake)
    : preview_(std::move(preview)), jobs_(std::move(wake)) {}

void RoomLight::replaceHead(std::shared_ptr<Preview> preview) {
  jobs_.cancel();
  preview_ = std::move(preview);
  shown_ = LightPreset::studio;
}

LightPreset RoomLight::shownFor(LightPreset wanted) {
  if (preview_->isReadyFor(wanted)) shown_ = wanted;
  if (at_work_ && *at_work_ != wanted) jobs_.cancel();
  if (!at_work_ && shown_ != wanted) begin(wanted);
  return shown_;
}

void RoomLight::begin(LightPreset light) {
  at_work_ = light;
  // The head is kept alive until the job is over, though another may be shown by then.
  jobs_.add<gpu::Buffer>(
      "Lighting the room",
      [light, preview = preview_](JobControl& control) -> Result<gpu::Buffer> {
        auto baked = preview->bake(light, [&](double share) {
          control.progress(share);
          return !control.cancelled();
        });
        if (!baked) return Error{"cancelled"};
        return std::move(*baked);
      },
      [this, light, preview = preview_](Result<gpu::Buffer> baked) {
        at_work_.reset();
        if (preview != preview_) return;
        if (baked)
          preview_->keepBaked(light, std::move(*baked));
        else
          preview_->ready(
              {.plan = {}, .light = light});  // here and now: what is wrong is heard as everywhere else
      });
}

void RoomLight::deliver() {
  if (!jobs_.deliver().empty()) at_work_.reset();
}

}  // namespace stipple
