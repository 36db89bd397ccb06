# Copyright (c) 2026 The Otedama developers
# SPDX-License-Identifier: Apache-2.0

# otedama_library(NAME SOURCES file... [LINKS target...] [PRIVATE_LINKS target...])
#
# One room of the house: the static library otedama_NAME with the alias otedama::NAME. LINKS are
# the rooms it may see (and what its headers expose), PRIVATE_LINKS what only its .cpp files use.
# When tests are built, every tests/unit/NAME/*_test.cpp listed by otedama_unit_test() joins it.
function(otedama_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(otedama_${name} STATIC ${ARG_SOURCES})
  add_library(otedama::${name} ALIAS otedama_${name})
  target_include_directories(otedama_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(otedama_${name}
    PUBLIC ${ARG_LINKS}
    PRIVATE otedama_warnings otedama_sanitizers ${ARG_PRIVATE_LINKS})
endfunction()

# otedama_program(NAME SOURCES file... LINKS target...)
#
# A program in <build>/bin.
function(otedama_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} otedama_warnings otedama_sanitizers)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()

# otedama_unit_test(ROOM SOURCES file... [LINKS target...])
#
# The tests of one room, mirrored under tests/unit/ROOM: one binary, one CTest entry per case,
# label "unit". SOURCES are relative to tests/unit/ROOM.
function(otedama_unit_test room)
  if(NOT OTEDAMA_WITH_TESTS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  list(TRANSFORM ARG_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/tests/unit/${room}/)
  add_executable(otedama_${room}_test ${ARG_SOURCES})
  target_link_libraries(otedama_${room}_test
    PRIVATE otedama::${room} ${ARG_LINKS} GTest::gmock GTest::gtest_main otedama_warnings
      otedama_sanitizers)
  # Tests themselves are compiled lightly, so that a clean build stays short; what they test is not.
  target_compile_options(otedama_${room}_test PRIVATE $<$<CONFIG:Release>:-O1>)
  target_compile_definitions(otedama_${room}_test
    PRIVATE OTEDAMA_VECTORS="${PROJECT_SOURCE_DIR}/tests/vectors")
  gtest_discover_tests(otedama_${room}_test
    TEST_PREFIX ${room}. PROPERTIES LABELS unit TIMEOUT 120 DISCOVERY_TIMEOUT 60)
endfunction()

# otedama_fuzz_target(NAME SOURCE LINKS target...)
#
# A libFuzzer target (preset "fuzz", clang). The seed corpus is tests/fuzz/corpus/NAME.
function(otedama_fuzz_target name)
  if(NOT OTEDAMA_WITH_FUZZERS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "SOURCE" "LINKS" ${ARGN})
  add_executable(fuzz_${name} ${ARG_SOURCE})
  target_link_libraries(fuzz_${name}
    PRIVATE ${ARG_LINKS} otedama_warnings otedama_sanitizers)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/fuzz)
endfunction()
