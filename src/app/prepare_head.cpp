#include "app/prepare_head.h"

#include <utility>

#include "head/import.h"

namespace stipple {
namespace {

// Shares of the whole, of a scan whose sites are not known yet.
constexpr double kRead = 0.35, kPlaced = 0.7, kLit = 0.95;

}  // namespace

Result<std::unique_ptr<Preview>> prepareHead(gpu::Device& device, const std::filesystem::path& file,
                                             const Preview::Shot& shot, JobControl& control) {
  const Error cancelled{"cancelled"};
  control.say("Reading the head");
  auto head = loadHead(file, control.stop());
  if (!head) return head.error();
  if (control.cancelled()) return cancelled;

  control.say("Placing its sites");
  control.progress(kRead);
  const auto placed = [&](double share) {
    control.progress(kRead + share * (kPlaced - kRead));
    return !control.cancelled();
  };
  const auto lit = [&](double share) {
    control.say("Lighting it");
    control.progress(kPlaced + share * (kLit - kPlaced));
    return !control.cancelled();
  };
  auto preview = Preview::make(device, std::move(*head), shot.plan.seed, placed, lit);
  if (!preview) return cancelled;
  if (!preview->isReadyFor(shot.light))
    if (auto baked = preview->bake(shot.light, lit)) preview->keepBaked(shot.light, std::move(*baked));
  if (control.cancelled()) return cancelled;
  (void)preview->scalp().fieldsFor(shot.plan);  // it keeps them
  if (control.cancelled()) return cancelled;
  return preview;
}

}  // namespace stipple
