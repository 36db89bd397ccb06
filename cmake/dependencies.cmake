# Copyright (c) 2026 The Otedama developers
# SPDX-License-Identifier: Apache-2.0

# Debian 12 packages only; scripts/setup installs them. Reasons: docs/dependencies.md.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
pkg_check_modules(hwloc REQUIRED IMPORTED_TARGET hwloc)
if(OTEDAMA_WITH_TESTS)
  find_package(GTest REQUIRED)
endif()
if(OTEDAMA_WITH_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()

# Boost.Asio for the .cpp files that drive sockets: one backend, no deprecated names.
add_library(otedama_asio INTERFACE)
target_link_libraries(otedama_asio INTERFACE Boost::headers Threads::Threads)
target_compile_definitions(otedama_asio INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION)
# ThreadSanitizer knows no fences; Asio orders its handlers by mutexes as well.
if("thread" IN_LIST OTEDAMA_SANITIZE)
  target_compile_definitions(otedama_asio INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
endif()
