#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "plan/skin_colour.h"
#include "studio/pages.h"

namespace stipple {
namespace {

constexpr double kDoubtfulFit = 0.5;  // below it a person should check the landmarks (head/head.h)

void drawFacts(const Ui& ui, const HeadFacts& head) {
  ImGui::TextUnformatted(head.is_built_in ? "Built-in head" : head.name.c_str());
  if (head.is_built_in)
    wrappedText(ui, "Not your head: open a scan, or drop it on the window, to see your own.",
                &Palette::accent);
  quietText(ui, fmt::format("{:.0f} mm long, {:.0f} mm broad", head.length_mm, head.breadth_mm));
  if (!head.fit) return;
  const ScanFit& fit = *head.fit;
  if (fit.units == "unknown")
    wrappedText(ui, fmt::format("Its units are not known: made as long as a usual head, {:.4g} mm a unit.",
                                fit.mm_per_unit));
  else
    quietText(ui, fmt::format("Scanned in {}, {:.4g} mm a unit", fit.units, fit.mm_per_unit));
  const bool doubtful = fit.confidence < kDoubtfulFit;
  wrappedText(ui,
              fmt::format("Face and ears found, {:.0f} % sure{}", fit.confidence * 100,
                          doubtful ? ": compare the views with the client before you measure." : "."),
              doubtful ? &Palette::warning : &Palette::quiet);
  for (const std::string& note : fit.notes) wrappedText(ui, note);
}

void drawMatch(const Page& page, const HeadFacts& head) {
  constexpr const char* kHint =
      "Sets skin type and blood to those that come nearest to the colour of the scan's forehead";
  const ButtonTold told = buttonTold(page.ui, "Match the skin of this scan",
                                     {.enabled = head.skin.has_value(),
                                      .icon = Icon::match,
                                      .width = ImGui::CalcItemWidth(),
                                      .hint = head.skin ? kHint : "This head brings no colours of its own"});
  if (!head.skin || !(told.pressed || told.pointed)) return;
  Plan plan = page.plan();
  plan.skin = matched(plan.skin, *head.skin);
  if (told.pressed)
    take(page, plan, "Match the scan's skin");
  else
    page.trial.plan = plan;
}

struct HairStage {
  std::string_view label, help;
};
constexpr std::array kNorwood{
    HairStage{"I", "Hardly any loss"},
    HairStage{"II", "The corners begin to go back"},
    HairStage{"III", "Deep corners, the first stage that counts as baldness"},
    HairStage{"IV", "Deep corners and a thin crown, a bridge of hair between them"},
    HairStage{"V", "Front and crown are large, the bridge is thin"},
    HairStage{"VI", "Front and crown have met"},
    HairStage{"VII", "A horseshoe round the back and sides is left"},
    HairStage{"IIa", "The front goes back as a whole, a little"},
    HairStage{"IIIa", "The front goes back as a whole, to the mid-scalp; the crown stays"},
    HairStage{"IVa", "The front is gone beyond the mid-scalp; the crown stays"},
    HairStage{"Va", "The front is gone up to the crown"},
    HairStage{"III-vertex", "A thin crown before the front goes back"}};

/// "III" on a button is the name that setNorwood() reads.
void drawNorwood(const Page& page) {
  static constexpr auto kLabels = [] {
    std::array<std::string_view, kNorwood.size()> labels;
    std::ranges::transform(kNorwood, labels.begin(), &HairStage::label);
    return labels;
  }();
  static constexpr auto kHints = [] {
    std::array<std::string_view, kNorwood.size()> hints;
    std::ranges::transform(kNorwood, hints.begin(), &HairStage::help);
    return hints;
  }();
  quietText(page.ui, "Norwood stage: loss at front and crown");
  drawPresets(page, {{"norwood", kLabels, 7, kHints},
                     [](Plan& plan, std::size_t stage) {
                       const bool known = static_cast<bool>(setNorwood(plan.native, kLabels[stage]));
                       assert(known);
                       (void)known;
                     },
                     [](std::size_t stage) { return fmt::format("Norwood {}", kLabels[stage]); }});
}

void drawLudwig(const Page& page) {
  static constexpr std::array<std::string_view, 4> kLabels{"None", "I", "II", "III"};
  static constexpr std::array<std::string_view, 4> kHints{"No thinning behind the hairline",
                                                          "Slight thinning on top", "A wide part",
                                                          "Skin shows all over the top"};
  quietText(page.ui, "Ludwig grade: thinning behind a hairline that stays");
  drawPresets(page,
              {{"ludwig", kLabels, 4, kHints},
               [](Plan& plan, std::size_t grade) { plan.native.ludwig_grade = static_cast<float>(grade); },
               [](std::size_t grade) { return fmt::format("Ludwig {}", kLabels[grade]); }});
}

}  // namespace

bool drawHeadPage(const Page& page, const HeadFacts& head) {
  drawFacts(page.ui, head);
  space(page.ui, 2);
  const bool opens = button(page.ui, "Open a scan …",
                            {.icon = Icon::open,
                             .width = ImGui::CalcItemWidth(),
                             .hint = "OBJ, GLB, PLY, STL or FBX, in any units (Ctrl+Shift+O)"});
  drawMatch(page, head);
  space(page.ui, 8);
  section(page.ui, "The client's own hair");
  drawNorwood(page);
  space(page.ui, 2);
  drawLudwig(page);
  space(page.ui, 4);
  drawSliders(page, "native.");
  return opens;
}

}  // namespace stipple
