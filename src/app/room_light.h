#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "base/jobs.h"
#include "render/preview.h"

namespace stipple {

/// The light in which windows show the head. The soft shadows of a room that is new to a head take a software
/// driver seconds: they are worked out beside the interface, and until then the light stays as it was.
class RoomLight {
 public:
  RoomLight(std::shared_ptr<Preview> preview, std::function<void()> wake);

  void replaceHead(std::shared_ptr<Preview> preview);
  /// What can be shown where `wanted` is asked for. Whatever was asked for before is given up.
  LightPreset shownFor(LightPreset wanted);
  LightPreset shown() const { return shown_; }

  /// Takes over what is ready.
  void deliver();
  Jobs& jobs() { return jobs_; }

 private:
  void begin(LightPreset light);

  std::shared_ptr<Preview> preview_;
  LightPreset shown_ = LightPreset::studio;  // every head has that from the start
  std::optional<LightPreset> at_work_;
  Jobs jobs_;  // last: it works on the above
};

}  // namespace stipple
