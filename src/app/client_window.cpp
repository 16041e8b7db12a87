#include "app/client_window.h"

#include <utility>

#include "app/pane_shots.h"

namespace stipple {
namespace {

// Where there is one screen alone; upright rather than wide, as a head is.
constexpr glm::uvec2 kSize{720, 800};
// Its name is read in the desktop's list of windows, perhaps by the client.
constexpr const char* kTitle = "Stipple preview";

}  // namespace

Result<std::unique_ptr<ClientWindow>> ClientWindow::open(gpu::Device& device, Preview& preview,
                                                         const Window& beside) {
  auto window = Window::openBeside(beside, kTitle, kSize);
  if (!window) return window.error();
  auto surface = Surface::create(device, (*window)->get());
  if (!surface) return surface.error();
  return std::unique_ptr<ClientWindow>(
      new ClientWindow(device, preview, std::move(*window), std::move(*surface)));
}

ClientWindow::ClientWindow(gpu::Device& device, Preview& preview, std::unique_ptr<Window> window,
                           std::unique_ptr<Surface> surface)
    : device_(device),
      window_(std::move(window)),
      surface_(std::move(surface)),
      swapchain_(device, surface_->get()),
      ui_(device, window_->get(), swapchain_.renderPass(), UiBackend::Input::watched),
      head_view_(device, preview),
      full_screen_(window_->isFullScreen()) {}

bool ClientWindow::handleEvents(Studio& studio) {
  for (const InputEvent& event : window_->takeEvents()) {
    if (const auto* pointer = std::get_if<PointerEvent>(&event)) studio.clientPointer(*pointer);
    if (const auto* key = std::get_if<KeyEvent>(&event); key && !key->chord.empty()) {
      if (key->chord == "F11")
        window_->setFullScreen(full_screen_ = !full_screen_);
      else
        studio.clientKey(key->chord);
    }
  }
  const bool unplugged = full_screen_ && !window_->isFullScreen();
  if (unplugged) studio.say("The client's screen is gone, and so is the window on it");
  return !window_->closing() && !unplugged;
}

void ClientWindow::drawFrame(Studio& studio, LightPreset light, double now_s) {
  if (window_->pixels() == glm::uvec2(0)) return;
  swapchain_.waitUntilDrawn();
  const Theme& theme = ui_.themeFor({window_->interfaceScale(), window_->pixelDensity()});
  ui_.beginFrame();
  const Studio::ClientPicture picture = studio.drawClientWindow(theme, window_->size());
  ui_.endFrame();
  const std::vector<PaneShot> panes =
      paneShots(picture.panes, picture.camera, light, window_->pixelDensity());
  want(head_view_, panes, studio.inMotion(), now_s);
  swapchain_.show(window_->pixels(),
                  {[&](gpu::Commands& commands) { return record(head_view_, commands, panes, now_s); },
                   [&](VkCommandBuffer commands) { ui_.record(commands); }});
}

}  // namespace stipple
