#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/jobs.h"
#include "export/stills.h"
#include "gpu/device.h"
#include "head/head.h"
#include "studio/export_panel.h"

namespace stipple {

/// What an export draws with: a device and a preview of its own. The window shares nothing with them, neither
/// a queue that a long picture would block nor a head that its frames change.
struct ExportPlace {
  std::unique_ptr<gpu::Device> device;
  std::unique_ptr<Preview> preview;
  std::shared_ptr<const Head> head;  // that preview is of
  std::uint32_t seed = 0;            // of its sites
};

/// The work of an export: draws, writes, and gives back what it has made, or an empty path for the clipboard.
/// Nothing is left behind where it fails or is cancelled. A new kind of export is one more such function.
using ExportWork = std::function<Result<std::filesystem::path>(ExportPlace&, JobControl&)>;
ExportWork workOf(ExportOrder order);

/// Exports, one after another, beside the interface.
class Exports {
 public:
  Exports(gpu::DeviceOptions device, std::function<void()> wake)
      : device_options_(std::move(device)), jobs_(std::move(wake)) {}

  /// `then` is told the file, once jobs().deliver() is called.
  void add(std::string title, std::shared_ptr<const Head> head, std::uint32_t seed, ExportWork work,
           std::function<void(Result<std::filesystem::path>)> then);
  Jobs& jobs() { return jobs_; }
  const Jobs& jobs() const { return jobs_; }

 private:
  Result<Done> open(std::shared_ptr<const Head> head, std::uint32_t seed, JobControl& control);

  gpu::DeviceOptions device_options_;
  ExportPlace place_;  // opened by the first job, and used by the jobs' thread alone
  Jobs jobs_;          // last: it works on the above
};

}  // namespace stipple
