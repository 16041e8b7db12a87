#include "studio/file_question.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace stipple {
namespace {

namespace fs = std::filesystem;
using Kind = FileQuestion::Kind;

std::string lowerCase(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return text;
}

std::optional<fs::path> findProgram(std::string_view name, std::string_view search_path) {
  while (!search_path.empty()) {
    const std::size_t end = std::min(search_path.find(':'), search_path.size());
    const fs::path program = fs::path(search_path.substr(0, end)) / name;
    std::error_code ignored;
    if (program.is_absolute() && fs::is_regular_file(program, ignored) &&
        ::access(program.c_str(), X_OK) == 0)
      return program;
    search_path.remove_prefix(std::min(end + 1, search_path.size()));
  }
  return std::nullopt;
}

/// Both dialogs match as a shell does, and scanners write "HEAD.OBJ".
std::string patterns(const FileQuestion& question) {
  std::vector<std::string> all;
  for (const std::string& extension : question.extensions) {
    std::string either_case;
    for (const char letter : extension) {
      const auto byte = static_cast<unsigned char>(letter);
      either_case += std::isalpha(byte) ? fmt::format("[{}{}]", letter, static_cast<char>(std::toupper(byte)))
                                        : std::string(1, letter);
    }
    all.push_back("*" + either_case);
  }
  return fmt::format("{}", fmt::join(all, " "));
}

std::string beginsAt(const FileQuestion& question) {
  // With a slash at the end a folder is entered instead of being proposed.
  return question.kind == Kind::save ? question.start.string() : (question.folder() / "").string();
}

// https://help.gnome.org/users/zenity/stable/file-selection.html
std::vector<std::string> zenityArguments(const FileQuestion& question) {
  std::vector<std::string> arguments{"--file-selection", "--title=" + question.title,
                                     "--filename=" + beginsAt(question)};
  if (question.kind == Kind::save) {
    arguments.push_back("--save");
    arguments.push_back("--confirm-overwrite");
  }
  if (question.kind == Kind::folder) arguments.push_back("--directory");
  if (question.kind != Kind::folder && !question.extensions.empty()) {
    arguments.push_back(fmt::format("--file-filter={} | {}", question.type_name, patterns(question)));
    arguments.push_back("--file-filter=All files | *");
  }
  return arguments;
}

// https://develop.kde.org/docs/administration/kdialog
std::vector<std::string> kdialogArguments(const FileQuestion& question) {
  std::vector<std::string> arguments{"--title", question.title};
  switch (question.kind) {
    case Kind::open:
      arguments.emplace_back("--getopenfilename");
      break;
    case Kind::save:
      arguments.emplace_back("--getsavefilename");
      break;
    case Kind::folder:
      arguments.emplace_back("--getexistingdirectory");
      break;
  }
  arguments.push_back(beginsAt(question));
  if (question.kind != Kind::folder && !question.extensions.empty())
    arguments.push_back(fmt::format("{} ({})", question.type_name, patterns(question)));
  return arguments;
}

struct Dialog {
  const char* program;
  std::vector<std::string> (*arguments)(const FileQuestion&);
};
constexpr Dialog kZenity{"zenity", zenityArguments}, kKdialog{"kdialog", kdialogArguments};

}  // namespace

bool FileQuestion::accepts(const fs::path& file) const {
  return extensions.empty() || std::ranges::find(extensions, lowerCase(file.extension())) != extensions.end();
}

fs::path FileQuestion::folder() const {
  std::error_code failed;
  fs::path folder = fs::absolute(start.empty() ? "." : start, failed).lexically_normal();
  if (failed) return "/";
  while (folder.has_relative_path() && !fs::is_directory(folder, failed)) folder = folder.parent_path();
  return folder;
}

fs::path FileQuestion::complete(fs::path file) const {
  if (kind == Kind::save && !accepts(file)) file += extensions.front();
  return file;
}

std::optional<DialogCommand> dialogCommand(const FileQuestion& question, std::string_view search_path,
                                           std::string_view desktop) {
  const bool kde = desktop.find("KDE") != std::string_view::npos;
  for (const Dialog& dialog : {kde ? kKdialog : kZenity, kde ? kZenity : kKdialog})
    if (auto program = findProgram(dialog.program, search_path))
      return DialogCommand{std::move(*program), dialog.arguments(question)};
  return std::nullopt;
}

}  // namespace stipple
