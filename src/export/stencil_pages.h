#pragma once
#include <string>

#include "base/result.h"
#include "export/pdf.h"
#include "scalp/stencil.h"

namespace stipple {

struct StencilPagesOptions {
  Paper paper = kPapers[0];
  std::string design;   // hash of the plan's design, so that a stencil can be told from that of another plan
  std::string subject;  // whose head this is, or that it is not the client's; may be empty
};

struct StencilPages {
  std::string pdf;
  int pages = 0;
};

/// The stencil at its own size over as few pages as it needs, upright or lying: marks to cut at, an overlap
/// to glue, a bar to measure the print with. The printed side goes outwards.
Result<StencilPages> printStencil(const Stencil& stencil, const StencilPagesOptions& options);

/// Measured on the print, this bar tells whether the printer kept the size.
inline constexpr double kCheckBarMm = 50;

}  // namespace stipple
