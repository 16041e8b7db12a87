#pragma once
#include <filesystem>
#include <optional>

namespace stipple {

/// The interface font's files, through fontconfig.
struct InterfaceFont {
  std::filesystem::path regular;
  std::filesystem::path strong;  // semi-bold or bold; the regular one where the family has neither
};

/// The best family of this machine for an interface, from a short list of well-made sans serifs; none: no
/// fonts at all.
std::optional<InterfaceFont> findInterfaceFont();

}  // namespace stipple
