// Lets one file be read by C++ and by GLSL. Structs here use scalar block layout: the layout C++ gives to
// members of 4-byte numbers without padding, so both languages agree; sizes and offsets are asserted on the
// C++ side.
#ifndef STIPPLE_SHARED_LANGUAGE_H
#define STIPPLE_SHARED_LANGUAGE_H

#ifdef __cplusplus
#include <cstddef>
#include <cstdint>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

namespace stipple::shared {
using uint = std::uint32_t;
using glm::ivec2;
using glm::ivec3;
using glm::mat4;
using glm::uvec2;
using glm::uvec3;
using glm::uvec4;
using glm::vec2;
using glm::vec3;
using glm::vec4;
}  // namespace stipple::shared

#define SHARED_BEGIN namespace stipple::shared {
#define SHARED_END }
#define SHARED_CONST inline constexpr
#define SHARED_FUNCTION constexpr
#define STATIC_SIZE(Type, bytes) static_assert(sizeof(Type) == (bytes))
#define STATIC_OFFSET(Type, member, bytes) static_assert(offsetof(Type, member) == (bytes))
#else
#define SHARED_BEGIN
#define SHARED_END
#define SHARED_CONST const
#define SHARED_FUNCTION
#define STATIC_SIZE(Type, bytes)
#define STATIC_OFFSET(Type, member, bytes)
#endif

#endif
