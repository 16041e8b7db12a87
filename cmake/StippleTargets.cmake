# stipple_options: an INTERFACE target with the warnings and floating-point rules that all our code is built with.
add_library(stipple_options INTERFACE)
target_compile_options(stipple_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wno-missing-field-initializers
  # The same plan must give the same dots on every machine: no fused multiply-add behind our back.
  -ffp-contract=off)
if(STIPPLE_WERROR)
  target_compile_options(stipple_options INTERFACE -Werror)
endif()
if(STIPPLE_SANITIZE)
  target_compile_options(stipple_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(stipple_options INTERFACE -fsanitize=address,undefined)
endif()

# stipple_library(name SOURCES ... LINKS ...): one folder of src/ as a static library.
function(stipple_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(stipple_${name} STATIC ${ARG_SOURCES})
  target_include_directories(stipple_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(stipple_${name} PUBLIC ${ARG_LINKS} PRIVATE stipple_options)
endfunction()
