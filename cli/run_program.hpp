// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/arguments.hpp"

namespace otedama::cli {

/// The subcommands that run until stopped; each answers the exit code.
[[nodiscard]] int run_mine(const Arguments& arguments);
[[nodiscard]] int run_pool(const Arguments& arguments);
[[nodiscard]] int run_demo(const Arguments& arguments);

}  // namespace otedama::cli
