#pragma once
#include <filesystem>
#include <memory>

#include "app/swapchain.h"
#include "app/ui_backend.h"
#include "app/window.h"
#include "base/result.h"
#include "render/preview.h"

namespace stipple {

/// The head that the studio opens with, while the window says how far it is. Null: the user closed it
/// meanwhile.
Result<std::unique_ptr<Preview>> prepareFirstHead(Window& window, Swapchain& swapchain, UiBackend& ui,
                                                  gpu::Device& device, const std::filesystem::path& file,
                                                  const Plan& plan);

}  // namespace stipple
