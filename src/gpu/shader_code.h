#pragma once
#include <cstdint>
#include <span>

namespace stipple::gpu {

/// SPIR-V embedded by the build (cmake/StippleShaders.cmake).
struct ShaderCode {
  std::span<const std::uint32_t> spirv;
  const char* name = "";  // the shader's file name
};

}  // namespace stipple::gpu
