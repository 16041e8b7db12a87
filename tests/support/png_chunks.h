// What lies in a PNG besides its pixels (ISO/IEC 15948, 5.3: length, name, data, checksum).
#pragma once
#include <cstdint>
#include <set>
#include <string>

namespace stipple::testing {

inline std::uint32_t bigEndianAt(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

inline std::set<std::string> chunksOf(const std::string& png) {
  constexpr std::size_t kSignature = 8, kAroundData = 12;
  std::set<std::string> names;
  for (std::size_t at = kSignature; at + kAroundData <= png.size(); at += kAroundData + bigEndianAt(png, at))
    names.insert(png.substr(at + 4, 4));
  return names;
}

inline const std::set<std::string> kPictureAlone{"IHDR", "sRGB", "gAMA", "cHRM", "IDAT", "IEND"};

}  // namespace stipple::testing
