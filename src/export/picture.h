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

/// sRGB, three channels a pixel, rows from the top with nothing between them.
template <typename Channel>
struct PictureOf {
  int width = 0;
  int height = 0;
  std::vector<Channel> rgb;

  static constexpr int kChannels = 3;

  std::size_t rowLength() const { return static_cast<std::size_t>(width) * kChannels; }
  std::size_t rowBytes() const { return rowLength() * sizeof(Channel); }
  bool isWhole() const {
    return width > 0 && height > 0 && rgb.size() == rowLength() * static_cast<std::size_t>(height);
  }

  Channel* at(int x, int y) { return rgb.data() + offset(x, y); }
  const Channel* at(int x, int y) const { return rgb.data() + offset(x, y); }

 private:
  std::size_t offset(int x, int y) const {
    assert(x >= 0 && x < width && y >= 0 && y < height);
    return static_cast<std::size_t>(y) * rowLength() + static_cast<std::size_t>(x) * kChannels;
  }
};

/// What screens show, and nearly everything that leaves the program.
using Picture = PictureOf<std::uint8_t>;
/// 16 bits a channel, for those who go on editing.
using DeepPicture = PictureOf<std::uint16_t>;

}  // namespace stipple
