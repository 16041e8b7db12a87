# stipple_shaders(target FILES ...): compiles each GLSL file with glslc and embeds the SPIR-V in a static library.
# `#include "embedded_shaders.h"` gives one gpu::ShaderCode a file: dots_splat.comp is shaders::dots_splat_comp.
function(stipple_shaders target)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/spirv)
  file(MAKE_DIRECTORY ${out})
  set(declarations "")
  set(definitions "")
  set(products "")
  foreach(file IN LISTS ARG_FILES)
    string(MAKE_C_IDENTIFIER ${file} name)
    set(numbers ${out}/${file}.inc)
    add_custom_command(
      OUTPUT ${numbers}
      COMMAND ${Vulkan_GLSLC_EXECUTABLE} --target-env=vulkan1.3 -O -Werror -mfmt=num -I ${PROJECT_SOURCE_DIR}/shaders
              -MD -MF ${numbers}.d -o ${numbers} ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      DEPFILE ${numbers}.d
      COMMENT "Shader ${file}"
      VERBATIM)
    list(APPEND products ${numbers})
    string(APPEND declarations "extern const gpu::ShaderCode ${name};\n")
    string(APPEND definitions
      "constexpr std::uint32_t k_${name}[] = {\n#include \"${file}.inc\"\n};\n"
      "constinit const gpu::ShaderCode ${name}{k_${name}, \"${file}\"};\n")
  endforeach()
  file(CONFIGURE OUTPUT ${out}/embedded_shaders.h @ONLY CONTENT
    "#pragma once\n#include \"gpu/shader_code.h\"\nnamespace stipple::shaders {\n${declarations}}  // namespace stipple::shaders\n")
  file(CONFIGURE OUTPUT ${out}/embedded_shaders.cpp @ONLY CONTENT
    "#include \"embedded_shaders.h\"\nnamespace stipple::shaders {\n${definitions}}  // namespace stipple::shaders\n")
  add_library(${target} STATIC ${out}/embedded_shaders.cpp)
  set_source_files_properties(${out}/embedded_shaders.cpp PROPERTIES OBJECT_DEPENDS "${products}")
  target_include_directories(${target} PUBLIC ${out} ${PROJECT_SOURCE_DIR}/src PRIVATE ${out})
endfunction()
