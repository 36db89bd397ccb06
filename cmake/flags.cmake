# Copyright (c) 2026 The Otedama developers
# SPDX-License-Identifier: Apache-2.0

# Flags live in interface targets, never in CMAKE_CXX_FLAGS.
add_library(otedama_warnings INTERFACE)
target_compile_options(otedama_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast)
if(OTEDAMA_DEVELOPER)
  target_compile_options(otedama_warnings INTERFACE -Werror)
endif()
# Designated initialisers may leave out members that have defaults.
target_compile_options(otedama_warnings INTERFACE -Wno-missing-field-initializers)
# With optimisation GCC 12 warns of its own standard library (GCC bugs 105329, 105562, 105651);
# clang and the sanitizers look for the real ones.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(otedama_warnings INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized)
endif()

add_library(otedama_sanitizers INTERFACE)
if(OTEDAMA_SANITIZE)
  list(JOIN OTEDAMA_SANITIZE "," sanitizers)
  target_compile_options(otedama_sanitizers INTERFACE
    -fsanitize=${sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(otedama_sanitizers INTERFACE -fsanitize=${sanitizers})
endif()
if(OTEDAMA_WITH_FUZZERS)
  target_compile_options(otedama_sanitizers INTERFACE -fsanitize=fuzzer-no-link)
endif()
