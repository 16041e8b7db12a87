#include "studio/pages.h"

namespace stipple {

bool drawExportPage(const Page& page) {
  const Ui& ui = page.ui;
  wrappedText(ui, "What is shown, as a PNG without any personal data.");
  return button(ui, "Save a picture",
                {.icon = Icon::camera, .width = ImGui::CalcItemWidth(), .hint = "Of what is shown now (S)"});
}

}  // namespace stipple
