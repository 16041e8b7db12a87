#include "app/screenshot.h"

#include <algorithm>

#include "export/canvas.h"
#include "export/png.h"
#include "studio/output_files.h"

namespace stipple {
namespace {

constexpr std::uint32_t kSamples = 2;

Picture withBadge(const Picture& picture, const std::string& badge) {
  const double size_px = std::max(11.0, picture.height * 0.02);
  Canvas canvas(picture.width, picture.height, {0, 0, 0});
  canvas.put(picture, 0, 0);
  canvas.text(badge, size_px, picture.height - size_px, picture.width - 2 * size_px,
              {.size_px = size_px, .color = {235, 232, 227}});
  return canvas.picture();
}

}  // namespace

Result<std::filesystem::path> saveScreenshot(Stills& stills, const Preview::Shot& shot, glm::uvec2 size,
                                             const std::string& stem, const std::string& badge) {
  const auto drawn = stills.draw(shot, {size, kSamples});
  if (!drawn) return drawn.error();
  const std::filesystem::path file = freeName(outputFolder(), stem, ".png");
  if (const auto written = writePng(badge.empty() ? *drawn : withBadge(*drawn, badge), file); !written)
    return written.error();
  return file;
}

}  // namespace stipple
