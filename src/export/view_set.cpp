#include "export/view_set.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace stipple {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTitles{{{"front", "Front"},
                                                                                 {"left45", "Left, 45°"},
                                                                                 {"right45", "Right, 45°"},
                                                                                 {"left90", "Left"},
                                                                                 {"right90", "Right"},
                                                                                 {"top", "From above"},
                                                                                 {"back", "Back"},
                                                                                 {"crown", "Crown"},
                                                                                 {"chin-down", "Chin down"},
                                                                                 {"hairline", "Hairline"}}};

}  // namespace

std::string viewTitle(std::string_view view) {
  const auto found = std::ranges::find(kTitles, view, &std::pair<std::string_view, std::string_view>::first);
  return found == kTitles.end() ? "Chosen view" : std::string(found->second);
}

Result<std::vector<ViewPair>> drawViewPairs(Stills& stills, const Plan& plan, const Landmarks& landmarks,
                                            const ViewSetOptions& options, const ExportControl& control) {
  std::vector<ViewPair> pairs;
  const double pictures = 2.0 * static_cast<double>(options.views.size());
  double drawn = 0;
  // All of bare skin first would save the device's lists of dots no work: a still makes them anew either way.
  for (const std::string& view : options.views) {
    const auto camera = viewFrom(view, landmarks);
    if (!camera) return camera.error();
    ViewPair pair{view, {}, {}};
    for (const bool bare : {true, false}) {
      if (control.stop.stop_requested()) return Error{std::string(kStopped)};
      const std::optional<float> day = bare ? std::nullopt : std::optional(options.day);
      auto picture = stills.draw({plan, day, *camera, 0, false, options.light}, options.size);
      if (!picture) return picture.error();
      (bare ? pair.before : pair.after) = std::move(*picture);
      if (control.progress) control.progress(++drawn / pictures);
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace stipple
