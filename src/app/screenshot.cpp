#include "app/screenshot.h"

#include <algorithm>
#include <glm/common.hpp>

#include "base/clipboard.h"
#include "export/canvas.h"
#include "export/png.h"
#include "studio/output_files.h"

namespace stipple {
namespace {

constexpr std::uint32_t kSamples = 2;
constexpr Color kGround{28, 29, 31}, kInk{235, 232, 227};

/// The rows and columns of `picture` from `low` to before `high`.
Picture cut(const Picture& picture, glm::ivec2 low, glm::ivec2 high) {
  Picture part{high.x - low.x, high.y - low.y, {}};
  part.rgb.resize(part.rowBytes() * static_cast<std::size_t>(part.height));
  for (int y = 0; y < part.height; ++y)
    std::copy_n(picture.at(low.x, low.y + y), part.rowBytes(), part.at(0, y));
  return part;
}

}  // namespace

Result<Picture> drawScreenshot(Stills& stills, std::span<const PaneShot> panes, glm::uvec2 size,
                               const std::string& badge) {
  const glm::ivec2 whole(size);
  const double text_px = std::max(11.0, whole.y * 0.02);
  Canvas canvas(whole.x, whole.y, kGround);
  for (const PaneShot& shown : panes) {
    const glm::ivec2 low = glm::max(shown.seen_low, shown.low);
    const glm::ivec2 high = glm::min(glm::min(shown.seen_high, shown.high), whole);
    if (low.x >= high.x || low.y >= high.y) continue;
    if (shown.shot) {
      const auto drawn = stills.draw(*shown.shot, {glm::uvec2(shown.high - shown.low), kSamples});
      if (!drawn) return drawn.error();
      canvas.put(cut(*drawn, low - shown.low, high - shown.low), low.x, low.y);
    }
    if (panes.size() > 1)
      canvas.text(shown.caption, low.x + text_px, low.y + 2 * text_px, high.x - low.x - 2 * text_px,
                  {.size_px = text_px, .color = kInk});
  }
  return withNote(canvas.picture(), badge);
}

Result<std::filesystem::path> saveScreenshot(const Picture& picture, const std::string& stem) {
  const std::filesystem::path file = freeName(outputFolder(), stem, ".png");
  if (const auto written = writePng(picture, file); !written) return written.error();
  return file;
}

Result<Done> copyScreenshot(const Picture& picture, const std::stop_token& stop) {
  const auto bytes = encodePng(picture);
  if (!bytes) return bytes.error();
  return copyToClipboard(*bytes, "image/png", stop);
}

}  // namespace stipple
