#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "studio/widgets.h"

namespace stipple {

struct Chosen {
  std::optional<std::size_t> pressed;
  std::optional<std::size_t> pointed;  // looked at, not taken: what it would do may be shown
};

/// Buttons of which one is chosen, `in_a_row` beside each other and the row as wide as ImGui's item width.
/// `key`: of what they set (setting_table.h). Labels must differ within it. `hints`: none, or one a label.
struct Choices {
  std::string_view key;
  std::span<const std::string_view> labels;
  std::size_t in_a_row;
  std::span<const std::string_view> hints{};
};
Chosen choices(const Ui& ui, const Choices& of, std::optional<std::size_t> chosen);

/// Likewise, each on or off; gives back the one to switch.
std::optional<std::size_t> switches(const Ui& ui, const Choices& of, std::span<const bool> on);

}  // namespace stipple
