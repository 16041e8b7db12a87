#pragma once
#include <filesystem>
#include <glm/vec2.hpp>
#include <string>

#include "base/result.h"

namespace stipple {

struct StudioOptions {
  std::filesystem::path head;  // empty: the built-in head
  std::filesystem::path plan;  // empty: the default plan
  std::string device;
  bool validate = false;
  glm::uvec2 size{1280, 800};
};

/// Opens the window; returns when it has been closed. No display, no Vulkan, a bad head or plan are errors in
/// words, and so is any message of the validation layers under `validate`.
Result<Done> runStudio(const StudioOptions& options);

}  // namespace stipple
