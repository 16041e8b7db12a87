#pragma once
#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/replace_file.h"
#include "export/stills.h"

namespace stipple {

/// All that a picture follows from, so that the picture can be drawn again: as a still carries it with it. It
/// holds no name, path, date, price or note, and of the head no more than which one it was.
struct PictureRecipe {
  std::string program;    // version that drew it: another one may draw it differently
  std::string head_hash;  // hashOf(Head)
  bool is_built_in_head = false;
  Preview::Shot shot;
  FrameSize size;
  std::optional<Lens> lens{};  // none: sharp at every depth
};

/// One JSON object. Numbers read back bit for bit. Of the shot's plan the design alone is written
/// (plan/design.h).
std::string recipeText(const PictureRecipe& recipe);

/// The error says what is wrong with it: not a recipe, of a later version, a number out of range.
Result<PictureRecipe> recipeFrom(std::string_view text);

struct StillOptions {
  bool for_client = false;  // nothing in the file but the picture
  Older older = Older::keep;
  Stills::Options drawing{};  // its lens is the recipe's
};
struct SavedStill {
  Saved saved;
  std::string pixels_hash;
};
/// Draws one picture and saves it as PNG with its recipe.
Result<SavedStill> exportStill(Stills& stills, const PictureRecipe& recipe, const std::filesystem::path& file,
                               const StillOptions& options);

}  // namespace stipple
