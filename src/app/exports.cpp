#include "app/exports.h"

#include <fmt/format.h>

#include <utility>

namespace stipple {

/// Device and head stay for the next export.
Result<Done> Exports::open(std::shared_ptr<const Head> head, std::uint32_t seed, JobControl& control) {
  if (place_.preview && place_.head == head && place_.seed == seed) return kDone;
  control.say("Preparing the head");
  if (!place_.device) {
    auto device = gpu::Device::create(device_options_);
    if (!device) return device.error();
    place_.device = std::move(*device);
  }
  place_.preview.reset();  // before the new one, so that two never need room at once
  const auto wanted = [&](double) { return !control.cancelled(); };
  place_.preview = Preview::make(*place_.device, *head, seed, wanted, wanted);
  if (!place_.preview) return Error{"cancelled"};
  place_.head = std::move(head);
  place_.seed = seed;
  return kDone;
}

void Exports::add(std::string title, std::shared_ptr<const Head> head, std::uint32_t seed, ExportWork work,
                  std::function<void(Result<std::filesystem::path>)> then) {
  using Made = Result<std::filesystem::path>;
  jobs_.add<std::filesystem::path>(
      std::move(title),
      [this, head = std::move(head), seed, work = std::move(work)](JobControl& control) -> Made {
        if (const auto opened = open(head, seed, control); !opened) return opened.error();
        if (control.cancelled()) return Error{"cancelled"};
        control.say("Drawing");  // until the work says more
        auto made = work(place_, control);
        const auto messages = place_.device->validationMessages();
        if (!messages.empty()) return Error{fmt::format("validation: {}", messages.front())};
        return made;
      },
      std::move(then));
}

}  // namespace stipple
