#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "export/control.h"
#include "export/recipe.h"
#include "export/stills.h"

namespace stipple {

/// What a client reads under a standard view: "Left, 45°". A camera in numbers reads "Chosen view".
std::string viewTitle(std::string_view view);

/// One view of bare skin and of a stage: same lens, distance and light, so that the treatment alone differs.
struct ViewPair {
  std::string view;  // "left45", or a camera in numbers (viewFrom)
  Picture before, after;
};

struct ViewSetOptions {
  std::vector<std::string> views;
  float day = 0;  // of the stage to show
  LightPreset light = LightPreset::studio;
  FrameSize size;
};
/// In the order of the views.
Result<std::vector<ViewPair>> drawViewPairs(Stills& stills, const Plan& plan, const Landmarks& landmarks,
                                            const ViewSetOptions& options, const ExportControl& control);

/// The set as files: each picture, and all of them on one contact sheet.
struct ViewFilesOptions {
  PictureRecipe recipe;  // of the stage; camera and day are each picture's own
  std::vector<std::string> views;
  std::string stage_caption, subject;  // words of the contact sheet
  std::filesystem::path folder;        // must be there
  std::string note{};                  // words in a corner of each picture (withNote)
  bool for_client = false;
  Older older = Older::keep;
  std::uint32_t tile = 0;  // Stills::Options::tile
};
/// Saves "left45.before.png", "left45.after.png", ... as each is drawn, then "contact-sheet.png"; gives back
/// their names in that order. An older file that differs and is to be kept is an error that names it; after
/// any error no file is left that was not there before.
Result<std::vector<std::string>> exportViewFiles(Stills& stills, const Landmarks& landmarks,
                                                 const ViewFilesOptions& options,
                                                 const ExportControl& control);

}  // namespace stipple
