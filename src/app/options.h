// The program: command line, window, and the one place where errors turn into words and exit codes.
// Not here: anything that a test or another front end would want to call; that lives in export/, studio/ and
// below. Read next: commands.h for the commands, studio_app.h for the window.
#pragma once
#include <filesystem>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/replace_file.h"
#include "base/result.h"
#include "export/pdf.h"
#include "export/picture.h"
#include "gpu/device.h"
#include "head/head.h"
#include "plan/plan.h"
#include "plan/stage.h"
#include "render/lights.h"

namespace stipple {

/// What every command that draws understands.
struct CommonOptions {
  std::filesystem::path head;    // empty: the built-in head
  std::filesystem::path plan;    // empty: the default plan
  std::vector<std::string> set;  // "key=value" of single parameters
  std::string size = "1280x1280";
  std::string light = "studio";  // of commands that draw
  std::string device;
  std::optional<std::uint32_t> seed;
  bool match_skin = false;
  bool validate = false;
  bool quiet = false;
  bool json = false;
  bool force = false;
};

/// Bad arguments, as opposed to a world that does not play along: exit code 2 instead of 1.
struct BadArguments {
  std::string message;
};

/// "1920x1080"; throws BadArguments for anything that is not two numbers from 16 to kMostStillPixels.
glm::uvec2 parseSize(const std::string& text);

/// --light; throws BadArguments for a name that no light has.
LightPreset lightOf(const CommonOptions& options);

/// --paper; throws BadArguments for a name that no paper has.
Paper paperOf(const std::string& name);

/// Where a file that is named on the command line will lie.
std::filesystem::path folderOf(const std::filesystem::path& file);

/// The plan with what --set and --seed change; throws BadArguments where that is no good plan.
Plan withSettings(Plan plan, const CommonOptions& options);
Result<Plan> openPlan(const CommonOptions& options);
/// --match-skin: the plan gets the scan's skin, and on top of it what --set changes. Without that option
/// nothing happens.
Result<Done> matchSkin(Plan& plan, const Head& head, const CommonOptions& options);
Result<std::unique_ptr<gpu::Device>> openDevice(const CommonOptions& options);

/// Makes the folder if need be and finds out now, not after minutes of work, whether files can be put there.
Result<Done> prepareFolder(const std::filesystem::path& folder);

/// An older file that was kept, as an error that says how to replace it.
Result<Done> savedOr(const Result<Saved>& saved, const std::filesystem::path& file);
/// Writes a finished file; an older one that differs is kept unless `force`.
Result<Done> saveFile(std::string_view content, const std::filesystem::path& file, bool force);
/// Likewise of a picture.
Result<Done> savePicture(const Picture& picture, const std::filesystem::path& file, bool force);

/// The stage called so, the last one without a name; throws BadArguments for a name there is not, and for
/// bare skin, which stands beside it anyway.
Stage stageBesideBare(const Plan& plan, const std::string& name);

/// After the work: an error if the validation layers said anything.
Result<Done> checkValidation(const gpu::Device& device);

/// "not your head" for the built-in one, else the head's name.
std::string headNote(const Head& head);

/// What a client takes home says of the head: that the built-in one is not theirs, and of a scan nothing, not even
/// what its file was called.
std::string clientNote(const Head& head);

}  // namespace stipple
