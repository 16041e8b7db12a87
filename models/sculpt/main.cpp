// stipple-sculpt: makes the built-in head. The same bytes every time.
#include <fmt/format.h>

#include <string_view>

#include "base/log.h"
#include "head/glb.h"
#include "sculpt/sculpt.h"

int main(int argument_count, char** arguments) {
  using namespace stipple;
  constexpr int kFailed = 1;
  constexpr int kBadArguments = 2;
  const bool is_valid = argument_count == 3 && std::string_view(arguments[1]) == "-o";
  if (!is_valid) {
    logLine("", "usage: stipple-sculpt -o HEAD.glb    makes the built-in head");
    return kBadArguments;
  }
  const auto written = writeHeadGlb(sculpt::makeHead(), arguments[2]);
  if (!written) {
    logLine("error: ", written.error().message);
    return kFailed;
  }
  return 0;
}
