#pragma once
#include <filesystem>
#include <optional>

namespace stipple {

/// The interface font's files, through fontconfig.
struct InterfaceFont {
  std::filesystem::path regular;
  std::filesystem::path strong;  // semi-bold or bold; the regular one where the family has neither
};

/// The font that icons are taken from: FontAwesome 4, whose code points icons.cpp knows; none where it is not
/// installed.
std::optional<std::filesystem::path> findIconFont();

/// The best family of this machine for an interface, from a short list of well-made sans serifs; none: no
/// fonts at all.
std::optional<InterfaceFont> findInterfaceFont();

}  // namespace stipple
