#include "export/view_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "export/canvas.h"
#include "export/contact_sheet.h"
#include "export/png.h"
#include "export/resize.h"

namespace stipple {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTitles{{{"front", "Front"},
                                                                                 {"left45", "Left, 45°"},
                                                                                 {"right45", "Right, 45°"},
                                                                                 {"left90", "Left"},
                                                                                 {"right90", "Right"},
                                                                                 {"top", "From above"},
                                                                                 {"back", "Back"},
                                                                                 {"crown", "Crown"},
                                                                                 {"chin-down", "Chin down"},
                                                                                 {"hairline", "Hairline"}}};

/// Half the size each: what a contact sheet shows of them.
Picture sideBySide(const Picture& left, const Picture& right) {
  const int width = std::max(1, left.width / 2), height = std::max(1, left.height / 2);
  constexpr Color kBetween{246, 246, 246};
  const int gap = std::max(1, width / 100);
  Canvas canvas(2 * width + gap, height, kBetween);
  canvas.put(resized(left, width, height), 0, 0);
  canvas.put(resized(right, width, height), width + gap, 0);
  return canvas.picture();
}

/// Pictures that are saved together: those that stand where no file stood before go again with an export that
/// comes to no end.
class SavedTogether {
 public:
  SavedTogether(std::filesystem::path folder, Older older) : folder_(std::move(folder)), older_(older) {}
  SavedTogether(const SavedTogether&) = delete;
  SavedTogether& operator=(const SavedTogether&) = delete;
  ~SavedTogether() {
    std::error_code ignored;
    for (const std::filesystem::path& file : new_) std::filesystem::remove(file, ignored);
  }

  Result<Done> save(const Picture& picture, std::string name, std::string_view description) {
    const auto file = folder_ / name;
    if (!std::filesystem::exists(file)) new_.push_back(file);
    const auto saved = savePng(picture, file, {description, older_});
    if (!saved) return saved.error();
    if (*saved == Saved::kept)
      return Error{
          fmt::format("\"{}\" is there already and differs; choose another folder, or replace it (--force)",
                      file.string())};
    names_.push_back(std::move(name));
    return kDone;
  }

  std::size_t count() const { return names_.size(); }
  /// All are there and stay.
  std::vector<std::string> finish() {
    new_.clear();
    return std::move(names_);
  }

 private:
  std::filesystem::path folder_;
  Older older_;
  std::vector<std::string> names_;
  std::vector<std::filesystem::path> new_;
};

}  // namespace

std::string viewTitle(std::string_view view) {
  const auto found = std::ranges::find(kTitles, view, &std::pair<std::string_view, std::string_view>::first);
  return found == kTitles.end() ? "Chosen view" : std::string(found->second);
}

Result<std::vector<ViewPair>> drawViewPairs(Stills& stills, const Plan& plan, const Landmarks& landmarks,
                                            const ViewSetOptions& options, const ExportControl& control) {
  std::vector<ViewPair> pairs;
  const double pictures = 2.0 * static_cast<double>(options.views.size());
  double drawn = 0;
  for (const std::string& view : options.views) {
    const auto camera = viewFrom(view, landmarks);
    if (!camera) return camera.error();
    ViewPair pair{view, {}, {}};
    for (const bool bare : {true, false}) {
      const std::optional<float> day = bare ? std::nullopt : std::optional(options.day);
      auto picture =
          stills.draw({plan, day, *camera, 0, false, options.light}, options.size, {.stop = control.stop});
      if (!picture) return picture.error();
      (bare ? pair.before : pair.after) = std::move(*picture);
      if (control.progress) control.progress(++drawn / pictures);
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Result<std::vector<std::string>> exportViewFiles(Stills& stills, const Landmarks& landmarks,
                                                 const ViewFilesOptions& options,
                                                 const ExportControl& control) {
  SavedTogether files(options.folder, options.older);
  std::vector<LabelledPicture> sheet;
  for (const std::string& view : options.views) {
    const auto camera = viewFrom(view, landmarks);
    if (!camera) return camera.error();
    std::array<Picture, 2> pair;
    for (const bool bare : {true, false}) {
      PictureRecipe recipe = options.recipe;
      recipe.shot.camera = *camera;
      if (bare) recipe.shot.day.reset();
      const auto drawn = stills.draw(recipe.shot, recipe.size, {.tile = options.tile, .stop = control.stop});
      if (!drawn) return drawn.error();
      Picture picture = withNote(*drawn, options.note);
      const std::string description = options.for_client ? std::string() : recipeText(recipe);
      if (const auto saved =
              files.save(picture, fmt::format("{}.{}.png", view, bare ? "before" : "after"), description);
          !saved)
        return saved.error();
      pair[bare ? 0 : 1] = std::move(picture);
      if (control.progress)
        control.progress(static_cast<double>(files.count()) /
                         static_cast<double>(2 * options.views.size() + 1));
    }
    sheet.push_back({sideBySide(pair[0], pair[1]), viewTitle(view), {}});
  }
  const Picture contact_sheet =
      contactSheet(sheet, {.title = "Before, and " + options.stage_caption,
                           .subtitle = "Same lens, distance and light in both pictures of a pair.",
                           .subject = options.subject,
                           .arrangement = SheetArrangement::rows});
  if (const auto saved = files.save(contact_sheet, "contact-sheet.png", {}); !saved) return saved.error();
  return files.finish();
}

}  // namespace stipple
