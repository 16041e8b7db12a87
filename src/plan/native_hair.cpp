#include "plan/native_hair.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <charconv>
#include <string>

namespace stipple {
namespace {

/// 1 to 7 from a Roman or an Arabic number; 0 for anything else.
float stageNumber(std::string_view text) {
  constexpr std::array<std::string_view, 7> kRoman{"i", "ii", "iii", "iv", "v", "vi", "vii"};
  for (std::size_t i = 0; i < kRoman.size(); ++i)
    if (text == kRoman[i]) return static_cast<float>(i + 1);
  float number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_stage =
      failure == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= 7;
  return is_stage ? number : 0;
}

bool takeEnding(std::string& text, std::string_view ending) {
  if (text.size() <= ending.size() || !text.ends_with(ending)) return false;
  text.resize(text.size() - ending.size());
  return true;
}

}  // namespace

Result<Done> setNorwood(NativeHair& hair, std::string_view stage) {
  std::string text;
  for (const char letter : stage)
    if (text.empty() || (letter != ' ' && letter != '-'))
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));

  float number = stageNumber(text);  // first, for "v" alone is a stage and no variant
  const bool vertex = number == 0 && (takeEnding(text, "vertex") || takeEnding(text, "v"));
  const bool type_a = number == 0 && !vertex && takeEnding(text, "a");
  if (number == 0) number = stageNumber(text);
  const bool has_variant = (!vertex || number == 3) && (!type_a || (number >= 2 && number <= 5));
  if (number == 0 || !has_variant) {
    return Error{fmt::format(
        "there is no Norwood stage '{}'; the stages are I to VII or 1 to 7, IIa to Va, and III-vertex",
        stage.substr(0, 40))};
  }
  hair.norwood_stage = number;
  hair.type_a = type_a;
  hair.vertex = vertex;
  return kDone;
}

}  // namespace stipple
