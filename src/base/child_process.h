#pragma once
#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"

namespace stipple {

/// How a helper program ended, and what it said.
struct ChildOutcome {
  enum class End { exited, killed_by_signal, timed_out, said_too_much, stopped };
  End end;
  int code = 0;                   // exit status or signal
  std::vector<std::byte> output;  // its standard output
  std::string complaint;          // first line of its standard error
};

struct ChildLimits {
  double seconds;
  std::size_t output_bytes;
};

/// Runs `program` with `arguments` and without standard input, and waits; a fraction of a second at most once
/// `stop` is requested. Whatever happens, the child is gone on return. An Error only if it could not be
/// started.
Result<ChildOutcome> runChild(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                              const ChildLimits& limits, const std::stop_token& stop = {});

}  // namespace stipple
