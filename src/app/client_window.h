#pragma once
#include <memory>
#include <optional>

#include "app/head_view.h"
#include "app/surface.h"
#include "app/swapchain.h"
#include "app/ui_backend.h"
#include "app/window.h"

namespace stipple {

/// The window that a client watches while the practitioner works in the other: the same moment and plan,
/// drawn in its own size. Full screen on another screen, or a plain window that can be moved there.
class ClientWindow {
 public:
  /// `preview` must outlive this or the next replaceHead().
  static Result<std::unique_ptr<ClientWindow>> open(gpu::Device& device, Preview& preview,
                                                    const Window& beside);

  // What the last frame reads goes with this object.
  ~ClientWindow() { device_.waitIdle(); }

  /// Passes on what was done in the window. False once it has been closed, or its screen has been unplugged.
  bool handleEvents(Studio& studio);
  /// Since the last call something happened after which it should be drawn.
  bool takeDisturbed() { return window_->takeDisturbed(); }

  /// After the studio has been drawn in its own window.
  void drawFrame(Studio& studio, LightPreset light, double now_s);
  /// As HeadView's.
  std::optional<double> refinesInSeconds(double now_s) const { return head_view_.refinesInSeconds(now_s); }

  /// Everything drawn before must be done.
  void replaceHead(Preview& preview) { head_view_.replaceHead(preview); }

 private:
  ClientWindow(gpu::Device& device, Preview& preview, std::unique_ptr<Window> window,
               std::unique_ptr<Surface> surface);

  gpu::Device& device_;
  std::unique_ptr<Window> window_;
  std::unique_ptr<Surface> surface_;
  Swapchain swapchain_;
  UiBackend ui_;
  HeadView head_view_;
  bool full_screen_;  // as it was told to be
};

}  // namespace stipple
