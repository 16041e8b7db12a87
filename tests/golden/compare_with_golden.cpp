// Draws a picture with the real program and compares it with one that was found good.
//   compare_with_golden STIPPLE GOLDEN.png FOLDER MAX_DIFFERENCE FAILING_SHARE ARGUMENTS-OF-RENDER...
// Passes when at most FAILING_SHARE of the pixels have a channel that is off by more than MAX_DIFFERENCE. Else the picture
// and the difference stay in FOLDER. With STIPPLE_BLESS=1 in the environment the picture becomes the golden one instead.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "export/compare.h"
#include "export/png.h"

namespace {

namespace fs = std::filesystem;
using namespace stipple;

constexpr int kPassed = 0, kFailed = 1;

int fail(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  return kFailed;
}

int compareWithGolden(const fs::path& golden_file, const fs::path& actual_file, int max_difference, double failing_share) {
  const auto actual = readPng(actual_file);
  if (!actual) return fail(actual.error().message);
  if (!fs::exists(golden_file))
    return fail(fmt::format("there is no golden picture {}; if {} is good, bless it", golden_file.string(), actual_file.string()));
  const auto golden = readPng(golden_file);
  if (!golden) return fail(golden.error().message);

  const Difference difference = compare(*golden, *actual, max_difference);
  const std::string figures = fmt::format("{}: largest difference {} of 255, mean {:.4f}, {:.5f} of the pixels off by more than {}",
                                          golden_file.filename().string(), difference.max_abs, difference.mean_abs,
                                          difference.failing_fraction, max_difference);
  if (difference.failing_fraction <= failing_share) {
    fmt::print("{}\n", figures);
    return kPassed;
  }
  const fs::path shown = fs::path(actual_file).replace_extension(".difference.png");
  if (const auto written = writePng(differencePicture(*golden, *actual), shown); !written) return fail(written.error().message);
  return fail(fmt::format("{}; allowed {}. Compare {} and {}", figures, failing_share, actual_file.string(), shown.string()));
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kOwnArguments = 6;
  if (argc < kOwnArguments) return fail("usage: compare_with_golden STIPPLE GOLDEN.png FOLDER MAX_DIFFERENCE FAILING_SHARE ...");
  const fs::path golden_file = argv[2], folder = argv[3];
  fs::create_directories(folder);
  const fs::path actual_file = folder / golden_file.filename();

  std::string command = fmt::format("'{}' render --quiet --validate --force -o '{}'", argv[1], actual_file.string());
  for (int i = kOwnArguments; i < argc; ++i) command += fmt::format(" '{}'", argv[i]);
  if (std::system(command.c_str()) != 0) return fail("this did not draw a picture: " + command);

  if (std::getenv("STIPPLE_BLESS")) {
    fs::copy_file(actual_file, golden_file, fs::copy_options::overwrite_existing);
    fmt::print("blessed {}\n", golden_file.string());
    return kPassed;
  }
  return compareWithGolden(golden_file, actual_file, std::stoi(argv[4]), std::stod(argv[5]));
}
