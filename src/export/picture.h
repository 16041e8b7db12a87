// What leaves the program: pictures, sheets, papers, the film, the stencil, the model. Pixels come finished from the
// frame; the same plan gives the same bytes.
//
// Not here: how pixels are made (render/), where files are chosen (studio/, app/).
//
// Read next: stills.h; then contact_sheet.h, pdf.h, film.h, stencil_pages.h, model.h, one for each kind.
#pragma once
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace stipple {

/// 8-bit sRGB, 3 bytes a pixel, rows from the top with nothing between them.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;

  static constexpr int kChannels = 3;

  std::size_t rowBytes() const { return static_cast<std::size_t>(width) * kChannels; }
  bool isWhole() const {
    return width > 0 && height > 0 && rgb.size() == rowBytes() * static_cast<std::size_t>(height);
  }

  std::uint8_t* at(int x, int y) { return rgb.data() + offset(x, y); }
  const std::uint8_t* at(int x, int y) const { return rgb.data() + offset(x, y); }

 private:
  std::size_t offset(int x, int y) const {
    assert(x >= 0 && x < width && y >= 0 && y < height);
    return static_cast<std::size_t>(y) * rowBytes() + static_cast<std::size_t>(x) * kChannels;
  }
};

}  // namespace stipple
