// What a reader of a PDF gets to see, by poppler's tools.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

namespace stipple::testing {

/// A word as it stands on a page, in points from the upper left corner.
struct PrintedWord {
  int page;
  double left, top, right, bottom;
  std::string text;
};

inline bool isInstalled(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

/// What `command` prints, errors left out.
inline std::string outputOf(const std::string& command) {
  std::string output;
  if (FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r")) {
    char chunk[4096];
    while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, pipe)) output.append(chunk, count);
    ::pclose(pipe);
  }
  return output;
}

inline std::string textOf(const std::filesystem::path& pdf) {
  return outputOf("pdftotext -layout '" + pdf.string() + "' -");
}

inline std::vector<PrintedWord> wordsOf(const std::filesystem::path& pdf) {
  const std::string page_xml = outputOf("pdftotext -bbox '" + pdf.string() + "' -");
  static const std::regex kEntry(
      R"re(<page |<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>)re");
  std::vector<PrintedWord> words;
  int page = 0;
  for (std::sregex_iterator at(page_xml.begin(), page_xml.end(), kEntry), end; at != end; ++at) {
    if (!(*at)[1].matched) ++page;
    else words.push_back({page, std::stod((*at)[1]), std::stod((*at)[2]), std::stod((*at)[3]), std::stod((*at)[4]), (*at)[5]});
  }
  return words;
}

}  // namespace stipple::testing
