#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <glm/vec2.hpp>
#include <optional>
#include <string>

#include "plan/plan.h"
#include "render/camera.h"
#include "render/lights.h"
#include "studio/file_question.h"
#include "studio/settings.h"
#include "studio/widgets.h"

namespace stipple {

/// What can leave the studio as files. One more takes a line in the panel's table and one in app/exports.
enum class ExportKind : std::uint8_t { picture, views, approval_sheet, session_record, film, stencil, model };
inline constexpr std::size_t kExportKinds = 7;

/// What is to be exported, complete: the plan may be edited meanwhile.
struct ExportOrder {
  ExportKind kind = ExportKind::picture;
  std::filesystem::path target;  // a file; with ExportKind::views a folder that is to be made
  Plan plan;
  std::optional<float> day;  // none: bare
  Camera camera;
  LightPreset light = LightPreset::studio;
  glm::uvec2 size{0, 0};
  std::string note;    // what must be known of the picture, in a corner of it; mostly empty
  std::string client;  // printed on papers; empty: a line to fill in
  std::string studio_name;
  std::filesystem::path studio_logo;
};

/// What the panel is set to, as long as the studio is open. No name outlives its plan.
struct ExportChoices {
  ExportKind kind = ExportKind::picture;
  std::size_t size = 0;            // in the kind's list
  std::array<char, 128> client{};  // ends with a zero
  // What is typed for the head of papers, until it goes into the settings; none before it has been drawn
  // once.
  struct Letterhead {
    std::array<char, 128> studio{};
    std::array<char, 512> logo{};
  };
  std::optional<Letterhead> letterhead{};
};

/// The choices, and a button that orders; true when it was pressed. As wide as ImGui's item width. Name and
/// logo of the studio, which papers carry, are kept in the settings.
bool drawExportPanel(const Ui& ui, ExportChoices& choices, Settings& settings);

glm::uvec2 exportSize(const ExportChoices& choices);

/// Where to, asked before the work begins. `stem` is a name for the file without its extension.
FileQuestion exportQuestion(ExportKind kind, const std::filesystem::path& folder, const std::string& stem);

/// "Approval sheet", as buttons and progress say it.
const char* exportTitle(ExportKind kind);

}  // namespace stipple
