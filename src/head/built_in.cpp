#include "head/built_in.h"

#include "base/paths.h"
#include "head/glb.h"

namespace stipple {

Result<Head> builtInHead() {
  auto head = readHeadGlb(programFolder() / ".." / "share" / "stipple" / "head.glb");
  if (!head) return head.error().in("the built-in head is missing or damaged, install Stipple again");
  head->is_built_in = true;
  head->name = "built-in head";
  return head;
}

}  // namespace stipple
