#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "studio/widgets.h"

namespace stipple {

/// Buttons of which one is chosen, `in_a_row` beside each other and the row as wide as ImGui's item width;
/// gives back the one that was pressed. Labels must differ within `name`.
std::optional<std::size_t> choices(const Ui& ui, const char* name, std::span<const std::string_view> labels,
                                   std::size_t in_a_row, std::optional<std::size_t> chosen);

/// Likewise, each on or off; gives back the one to switch.
std::optional<std::size_t> switches(const Ui& ui, const char* name, std::span<const std::string_view> labels,
                                    std::size_t in_a_row, std::span<const bool> on);

}  // namespace stipple
