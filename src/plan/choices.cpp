// What is chosen by name: the table that parameters.h promises.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "plan/parameters.h"

namespace stipple {
namespace {

using enum ZoneId;

/// A zone's own skin: the same as the rest, or a type.
constexpr std::array kZoneSkinNames = [] {
  std::array<std::string_view, kSkinTypeCount + 1> names{"same"};
  std::ranges::copy(kSkinTypeNames, names.begin() + 1);
  return names;
}();
constexpr std::array<std::string_view, 2> kPriceBasisNames{"result", "session"};

template <ZoneId zone>
constexpr Choice zoneSkin(std::string_view key, std::string_view label) {
  return {key,
          label,
          kZoneSkinNames,
          "Skin of this zone where it differs from the rest.",
          [](const Plan& plan) -> std::size_t {
            const auto& skin = plan.zones[zone].skin;
            return skin ? static_cast<std::size_t>(*skin) + 1 : 0;
          },
          [](Plan& plan, std::size_t index) {
            plan.zones[zone].skin =
                index > 0 ? std::optional(static_cast<SkinType>(index - 1)) : std::optional<SkinType>();
          }};
}

constexpr std::array kChoices{
    Choice{"skin.type", "Skin", kSkinTypeNames,
           "How the skin takes and holds pigment; each type changes retention, softness, redness and fading.",
           [](const Plan& plan) { return static_cast<std::size_t>(plan.skin.type); },
           [](Plan& plan, std::size_t index) { plan.skin.type = static_cast<SkinType>(index); }},
    zoneSkin<hairline_edge>("zones.hairline_edge_skin", "Hairline edge, skin"),
    zoneSkin<frontal>("zones.frontal_skin", "Frontal, skin"),
    zoneSkin<mid_scalp>("zones.mid_scalp_skin", "Mid-scalp, skin"),
    zoneSkin<crown>("zones.crown_skin", "Crown, skin"),
    zoneSkin<temples>("zones.temples_skin", "Temples, skin"),
    zoneSkin<sides>("zones.sides_skin", "Sides, skin"),
    zoneSkin<nape>("zones.nape_skin", "Nape, skin"),
    Choice{
        "price.basis", "Price is for", kPriceBasisNames,
        "Whether the price is for the finished result, however many sessions it takes, or for each session.",
        [](const Plan& plan) { return static_cast<std::size_t>(plan.price.per_session); },
        [](Plan& plan, std::size_t index) { plan.price.per_session = index == 1; }},
};

}  // namespace

std::span<const Choice> choices() {
  return kChoices;
}

const Choice* findChoice(std::string_view key) {
  const auto found = std::ranges::find(choices(), key, &Choice::key);
  return found == choices().end() ? nullptr : &*found;
}

Result<std::size_t> indexFor(const Choice& choice, std::string_view name) {
  const auto found = std::ranges::find(choice.names, name);
  if (found != choice.names.end()) return static_cast<std::size_t>(found - choice.names.begin());
  return Error{
      fmt::format("{} is '{}'; it must be one of {}", choice.key, name, fmt::join(choice.names, ", "))};
}

}  // namespace stipple
