#include "app/first_head.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/prepare_head.h"
#include "studio/wakefulness.h"
#include "studio/widgets.h"

namespace stipple {
namespace {

/// One frame of words alone.
void showMessage(const Window& window, Swapchain& swapchain, UiBackend& ui, std::string_view words) {
  swapchain.waitUntilDrawn();
  const Theme& theme = ui.themeFor({window.interfaceScale(), window.pixelDensity()});
  ui.beginFrame();
  drawMessage(theme, window.size(), words);
  ui.endFrame();
  swapchain.show(window.pixels(), {[](gpu::Commands&) { return std::vector<Swapchain::Piece>(); },
                                   [&](VkCommandBuffer c) { ui.record(c); }});
}

}  // namespace

Result<std::unique_ptr<Preview>> prepareFirstHead(Window& window, Swapchain& swapchain, UiBackend& ui,
                                                  gpu::Device& device, const std::filesystem::path& file,
                                                  const Plan& plan) {
  using Prepared = std::unique_ptr<Preview>;
  std::optional<Result<Prepared>> prepared;
  Jobs jobs(&Window::wake);
  jobs.add<Prepared>(
      "Preparing the head",
      [&](JobControl& control) { return prepareHead(device, file, {.plan = plan}, control); },
      [&](Result<Prepared> result) { prepared.emplace(std::move(result)); });
  while (const auto status = jobs.status()) {
    if (window.closing()) return Prepared();
    if (window.pixels() != glm::uvec2(0))
      showMessage(window, swapchain, ui, fmt::format("Preparing the head … {:.0f} %", status->share * 100));
    window.wait(Wakefulness::kWorkingS);
  }
  jobs.deliver();
  return std::move(*prepared);
}

}  // namespace stipple
