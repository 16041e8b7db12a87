# stipple_shaders(target FILES ... [INT64 ...]): compiles each GLSL file with glslc and embeds the SPIR-V in a static library.
# `#include "embedded_shaders.h"` gives one gpu::ShaderCode a file: dots_splat.comp is shaders::dots_splat_comp. Files under
# INT64 are compiled a second time with that macro, for devices that can: dots_splat.comp is also shaders::dots_splat_comp_int64.
function(stipple_shaders target)
  cmake_parse_arguments(ARG "" "" "FILES;INT64" ${ARGN})
  list(TRANSFORM ARG_INT64 APPEND ":INT64" OUTPUT_VARIABLE int64_variants)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/spirv)
  file(MAKE_DIRECTORY ${out})
  set(declarations "")
  set(definitions "")
  set(products "")
  foreach(entry IN LISTS ARG_FILES ARG_INT64 int64_variants)
    string(REPLACE ":INT64" "" file ${entry})
    string(REPLACE ":INT64" ".int64" variant ${entry})
    set(define "")
    if(NOT entry STREQUAL file)
      set(define -DINT64)
    endif()
    string(MAKE_C_IDENTIFIER ${variant} name)
    set(numbers ${out}/${variant}.inc)
    add_custom_command(
      OUTPUT ${numbers}
      COMMAND ${Vulkan_GLSLC_EXECUTABLE} --target-env=vulkan1.3 -O -Werror -mfmt=num ${define} -I ${PROJECT_SOURCE_DIR}/shaders
              -MD -MF ${numbers}.d -o ${numbers} ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      DEPFILE ${numbers}.d
      COMMENT "Shader ${variant}"
      VERBATIM)
    list(APPEND products ${numbers})
    string(APPEND declarations "extern const gpu::ShaderCode ${name};\n")
    string(APPEND definitions
      "constexpr std::uint32_t k_${name}[] = {\n#include \"${variant}.inc\"\n};\n"
      "constinit const gpu::ShaderCode ${name}{k_${name}, \"${variant}\"};\n")
  endforeach()
  file(CONFIGURE OUTPUT ${out}/embedded_shaders.h @ONLY CONTENT
    "#pragma once\n#include \"gpu/shader_code.h\"\nnamespace stipple::shaders {\n${declarations}}  // namespace stipple::shaders\n")
  file(CONFIGURE OUTPUT ${out}/embedded_shaders.cpp @ONLY CONTENT
    "#include \"embedded_shaders.h\"\nnamespace stipple::shaders {\n${definitions}}  // namespace stipple::shaders\n")
  add_library(${target} STATIC ${out}/embedded_shaders.cpp)
  set_source_files_properties(${out}/embedded_shaders.cpp PROPERTIES OBJECT_DEPENDS "${products}")
  target_include_directories(${target} PUBLIC ${out} ${PROJECT_SOURCE_DIR}/src PRIVATE ${out})
endfunction()
