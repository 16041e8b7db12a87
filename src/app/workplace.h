#pragma once
#include <memory>

#include "app/options.h"
#include "render/preview.h"

namespace stipple {

/// Samples a side of a pixel in pictures that are kept.
inline constexpr std::uint32_t kSamples = 2;

/// Plan, device and head of a command that draws, in the order in which a user would want to hear what is
/// wrong.
struct Workplace {
  Plan plan;
  std::unique_ptr<gpu::Device> device;
  std::unique_ptr<Preview> preview;
};
Result<Workplace> openWorkplace(const CommonOptions& options);
/// The same with a plan that is there already.
Result<Workplace> openWorkplace(const CommonOptions& options, Plan plan);

/// --view on that head: a standard view, "macro" for the middle of the plan's hairline, or a camera in numbers; throws
/// BadArguments for anything else.
Camera cameraOf(const Workplace& place, std::string_view view);

}  // namespace stipple
