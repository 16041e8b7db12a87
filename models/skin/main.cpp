// stipple-skin: computes the table of skin's albedo that plan/skin_table.h declares, as C++, and how light
// and the shade of dots spread, as text. The same numbers every time.
#include <fmt/format.h>

#include <fstream>
#include <string_view>

#include "base/log.h"
#include "skin/albedo.h"
#include "skin/spread.h"

namespace stipple::skin {
namespace {

constexpr std::uint32_t kTablePhotons = 200'000, kSpreadPhotons = 400'000;  // at each wavelength

void writeTable(std::ostream& file) {
  file << "// Made by stipple-skin (models/skin): shares of melanin down, of blood across. Do not edit.\n"
          "#include \"plan/skin_table.h\"\n\nnamespace stipple {\n\n// clang-format off\n"
          "constinit const SkinTable kSkinTable{{\n";
  int column = 0;
  for (const glm::dvec3& rgb : tableAlbedos(kTablePhotons)) {
    constexpr int kAcross = 4;
    file << fmt::format("{{{:.5f}f, {:.5f}f, {:.5f}f}},", rgb.x, rgb.y, rgb.z)
         << (++column % kAcross == 0 ? "\n" : " ");
  }
  file << "}};\n// clang-format on\n\n}  // namespace stipple\n";
}

void writeSpreads(std::ostream& file) {
  std::vector<Radial> spreads{lightSpread(kFittedSkin, kSpreadPhotons)};
  for (Radial& each : dotSpread({0.2, 0.4, 0.6}, kFittedSkin, kSpreadPhotons))
    spreads.push_back(std::move(each));
  file << "# r in mm; red, green, blue of light, of a dot at 0.2, 0.4, 0.6 mm; 1/mm^2\n";
  for (std::size_t ring = 0; ring < kRings; ++ring) {
    file << fmt::format("{:.2f}", spreads.front().middleMm(ring));
    for (const Radial& each : spreads)
      for (int channel = 0; channel < 3; ++channel)
        file << fmt::format(" {:.5g}", each.density[ring][channel]);
    file << "\n";
  }
}

}  // namespace
}  // namespace stipple::skin

int main(int argument_count, char** arguments) {
  using namespace stipple;
  constexpr int kFailed = 1;
  constexpr int kBadArguments = 2;
  const std::string_view what = argument_count == 3 ? arguments[1] : "";
  if (what != "table" && what != "spreads") {
    logLine("",
            "usage: stipple-skin table skin_table.cpp    the albedo of skin by melanin and blood (src/plan)\n"
            "       stipple-skin spreads spreads.txt     how far light and the shade of dots spread");
    return kBadArguments;
  }
  std::ofstream file(arguments[2]);
  if (what == "table")
    skin::writeTable(file);
  else
    skin::writeSpreads(file);
  if (!file.flush()) {
    logLine("error: ",
            fmt::format("\"{}\" cannot be written; choose a file in a folder that you may write to",
                        arguments[2]));
    return kFailed;
  }
  return 0;
}
