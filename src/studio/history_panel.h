#pragma once
#include "studio/document.h"
#include "studio/widgets.h"

namespace stipple {

/// The steps of the document, the newest above, the current one marked and those that were undone faint. A
/// click goes to a step. `top_left` is the card's corner; false once it has been closed.
bool drawHistory(Ui& ui, ImVec2 top_left, float height, Document& document);

}  // namespace stipple
