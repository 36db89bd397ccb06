// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/arguments.hpp"

namespace otedama::cli {

/// The subcommands that print something and end; each answers the exit code.
[[nodiscard]] int report_bench(const Arguments& arguments);
[[nodiscard]] int report_devices(const Arguments& arguments);
[[nodiscard]] int report_version(const Arguments& arguments);
[[nodiscard]] int report_completion(const Arguments& arguments);

}  // namespace otedama::cli
