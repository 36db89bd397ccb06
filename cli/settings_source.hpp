// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/arguments.hpp"

namespace otedama::cli {

/// The config of this run from file, environment and arguments. Sets the log level; things that
/// were ignored are warned about.
[[nodiscard]] Result<Config> read_config(const Arguments& arguments);

}  // namespace otedama::cli
