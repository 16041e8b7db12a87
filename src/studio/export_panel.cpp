#include "studio/export_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "studio/output_files.h"
#include "studio/page.h"

namespace stipple {
namespace {

struct NamedSize {
  const char* name;
  glm::uvec2 size;
};
constexpr std::array kPictureSizes{NamedSize{"Full HD", {1920, 1080}}, NamedSize{"4K", {3840, 2160}},
                                   NamedSize{"Square", {2400, 2400}}, NamedSize{"Portrait", {2400, 3200}},
                                   NamedSize{"8K", {7680, 4320}}};
constexpr std::array kViewSizes{NamedSize{"For the screen", {1200, 1200}},
                                NamedSize{"For print", {2400, 2400}}};

constexpr std::array kFilmSizes{NamedSize{"For a phone", {1280, 720}}, NamedSize{"Full HD", {1920, 1080}}};
constexpr std::array kTextureSizes{NamedSize{"For a phone", {2048, 2048}},
                                   NamedSize{"For a large screen", {4096, 4096}}};

struct Kind {
  const char* title;
  const char* words;
  std::span<const NamedSize> sizes;  // none: given by the paper
  const char* extension;             // none: a folder
  const char* type_name;
  bool names_client;
};
constexpr std::array<Kind, kExportKinds> kKinds{
    {{"Picture", "The view and the moment that are shown, without tools.", kPictureSizes, ".png", "Pictures",
      false},
     {"All views", "The standard views before and at the moment that is shown, a picture each, and a sheet of them all.",
      kViewSizes, nullptr, nullptr, false},
     {"Approval sheet",
      "Two pages for the client to sign: pictures beside bare skin, figures, what to expect.",
      {},
      ".pdf",
      "Documents",
      true},
     {"Session record",
      "The practitioner's own paper: what is planned for each session, with room for what was done.",
      {},
      ".pdf",
      "Documents",
      true},
     {"Film", "The build-up from bare skin to the healed result, half a minute, the head turning.",
      kFilmSizes, ".mp4", "Films", false},
     {"Stencil",
      "The hairline at its own size on paper, to be cut out and laid on the skin. Print at 100 %.",
      {},
      ".pdf",
      "Documents",
      false},
     {"3D model",
      "The head with the moment that is shown painted on it, to be turned on a phone or a web page.",
      kTextureSizes, ".glb", "3D models", false}}};

const Kind& kindOf(ExportKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

/// A line to type in; true once it has been changed and left.
bool drawLine(const Ui& ui, const char* words, const char* id, std::span<char> text) {
  quietText(ui, words);
  ImGui::SetNextItemWidth(ImGui::CalcItemWidth());
  ImGui::InputText(id, text.data(), text.size());
  const bool changed = ImGui::IsItemDeactivatedAfterEdit();
  if (ui.control(ImGui::GetID(id)).pressed) ImGui::SetKeyboardFocusHere(-1);
  return changed;
}

/// Its name at the left, what it is in pixels at the right.
bool drawSize(const Ui& ui, const NamedSize& size, bool chosen) {
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const float width = ImGui::CalcItemWidth(), inset = ui.px(12);
  const bool pressed = button(ui, size.name, {.lit = chosen, .width = width, .face = false});
  const std::string pixels = fmt::format("{} × {}", size.size.x, size.size.y);
  const float y = std::floor(low.y + (ImGui::GetFrameHeight() - ImGui::GetFontSize()) / 2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddText({low.x + inset, y}, chosen ? ui.palette().accent : ui.palette().text, size.name);
  list.AddText({std::floor(low.x + width - inset - ImGui::CalcTextSize(pixels.c_str()).x), y},
               ui.palette().quiet, pixels.c_str());
  return pressed;
}

/// Of `text` as much as fits, and the zero that ends it.
void fill(std::span<char> line, const std::string& text) {
  line[text.copy(line.data(), line.size() - 1)] = '\0';
}

void drawLetterhead(const Ui& ui, ExportChoices& choices, Settings& settings) {
  if (!choices.letterhead) {
    choices.letterhead.emplace();
    fill(choices.letterhead->studio, settings.studio_name);
    fill(choices.letterhead->logo, settings.studio_logo.string());
  }
  ui.sets("studio_name");
  if (drawLine(ui, "Your studio, at the top of papers", "##studio", choices.letterhead->studio))
    settings.studio_name = choices.letterhead->studio.data();
  ui.sets("studio_logo");
  if (drawLine(ui, "Its logo: the path of a PNG", "##logo", choices.letterhead->logo))
    settings.studio_logo = choices.letterhead->logo.data();
}

}  // namespace

const char* exportTitle(ExportKind kind) {
  return kindOf(kind).title;
}

glm::uvec2 exportSize(const ExportChoices& choices) {
  const auto sizes = kindOf(choices.kind).sizes;
  return sizes.empty() ? glm::uvec2(0) : sizes[std::min(choices.size, sizes.size() - 1)].size;
}

FileQuestion exportQuestion(ExportKind kind, const std::filesystem::path& folder, const std::string& stem) {
  const Kind& what = kindOf(kind);
  const std::string title = fmt::format("Export: {}", what.title);
  if (!what.extension) return {.kind = FileQuestion::Kind::folder, .title = title, .start = folder};
  return {.kind = FileQuestion::Kind::save,
          .title = title,
          .start = freeName(folder, stem, what.extension),
          .type_name = what.type_name,
          .extensions = {what.extension}};
}

bool drawExportPanel(const Ui& ui, ExportChoices& choices, Settings& settings) {
  const float width = ImGui::CalcItemWidth();
  const float half = (width - ImGui::GetStyle().ItemSpacing.x) / 2;
  for (std::size_t i = 0; i < kExportKinds; ++i) {
    if (i % 2 == 1) ImGui::SameLine();
    const auto kind = static_cast<ExportKind>(i);
    const bool alone = i % 2 == 0 && i + 1 == kExportKinds;
    if (button(ui, kKinds[i].title, {.chosen = kind == choices.kind, .width = alone ? width : half})) {
      choices.kind = kind;
      choices.size = 0;
    }
  }
  const Kind& what = kindOf(choices.kind);
  space(ui, 2);
  wrappedText(ui, what.words);
  space(ui, 2);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(4), ui.px(4)});
  for (std::size_t i = 0; i < what.sizes.size(); ++i)
    if (drawSize(ui, what.sizes[i], i == choices.size)) choices.size = i;
  ImGui::PopStyleVar();
  if (what.names_client) {
    drawLine(ui, "Client, as it shall be printed; may stay empty", "##client", choices.client);
    drawLetterhead(ui, choices, settings);
  }
  space(ui, 6);
  return button(ui, "Export …",
                {.chosen = true,
                 .icon = Icon::exporting,
                 .width = width,
                 .hint = "Goes on beside the work; it can be cancelled"});
}

}  // namespace stipple
