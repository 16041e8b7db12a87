#include "studio/fonts.h"

#include <fontconfig/fontconfig.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace stipple {
namespace {

// Drawn for screens, with figures of one width or close to it; the last is on nearly every Linux desktop.
constexpr std::array kFamilies{"Inter",     "IBM Plex Sans", "Source Sans 3", "Noto Sans",  "Open Sans",
                               "Cantarell", "Ubuntu",        "Roboto",        "DejaVu Sans"};

struct PatternDeleter {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

struct ConfigDeleter {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using Config = std::unique_ptr<FcConfig, ConfigDeleter>;

/// The nearest font to a family and weight; an empty family takes whatever the desktop prefers.
Pattern match(FcConfig* config, const char* family, int weight) {
  const Pattern wanted(FcPatternCreate());
  if (*family != '\0') FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddInteger(wanted.get(), FC_WIDTH, FC_WIDTH_NORMAL);
  FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(config, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  return Pattern(FcFontMatch(config, wanted.get(), &result));
}

std::string_view textOf(const FcPattern* pattern, const char* property) {
  FcChar8* text = nullptr;
  if (!pattern || FcPatternGetString(pattern, property, 0, &text) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(text);
}

/// Variable fonts hold all weights in one file, of which the interface could only ever show the default.
bool isVariable(const FcPattern* pattern) {
  FcBool variable = FcFalse;
  return FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable) == FcResultMatch && variable == FcTrue;
}

/// Fontconfig always answers with something: an answer of another family means that this one is not
/// installed.
std::optional<std::filesystem::path> fileOf(FcConfig* config, const char* family, int weight) {
  const Pattern found = match(config, family, weight);
  if (!found || isVariable(found.get())) return std::nullopt;
  if (*family != '\0' && textOf(found.get(), FC_FAMILY) != family) return std::nullopt;
  const std::string_view file = textOf(found.get(), FC_FILE);
  if (file.empty()) return std::nullopt;
  return std::filesystem::path(file);
}

}  // namespace

std::optional<InterfaceFont> findInterfaceFont() {
  const Config config(FcInitLoadConfigAndFonts());
  if (!config) return std::nullopt;
  const auto pairOf = [&](const char* family) -> std::optional<InterfaceFont> {
    const auto regular = fileOf(config.get(), family, FC_WEIGHT_REGULAR);
    if (!regular) return std::nullopt;
    return InterfaceFont{*regular, fileOf(config.get(), family, FC_WEIGHT_DEMIBOLD).value_or(*regular)};
  };
  for (const char* family : kFamilies)
    if (auto found = pairOf(family)) return found;
  return pairOf("");
}

std::optional<std::filesystem::path> findIconFont() {
  const Config config(FcInitLoadConfigAndFonts());
  if (!config) return std::nullopt;
  return fileOf(config.get(), "FontAwesome", FC_WEIGHT_REGULAR);
}

}  // namespace stipple
