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
# GCC 12 warns about missing designated initialisers that have a default.
target_compile_options(otedama_warnings INTERFACE -Wno-missing-field-initializers)

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
