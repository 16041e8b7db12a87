#pragma once
#include <filesystem>
#include <memory>

#include "base/jobs.h"
#include "render/preview.h"

namespace stipple {

/// Everything that a head costs before it can be shown, as the work of a job: reads the file (none: the
/// built-in head), builds or loads its sites, bakes its shadows in the light of `shot`, lays out that plan.
/// Only recording a frame is left to do.
Result<std::unique_ptr<Preview>> prepareHead(gpu::Device& device, const std::filesystem::path& file,
                                             const Preview::Shot& shot, JobControl& control);

}  // namespace stipple
