// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/config.hpp"

namespace otedama {

/// Puts the values of a TOML file over those of `config`. The first error names file and line.
[[nodiscard]] Result<void> read_config_file(const std::filesystem::path& file, Config& config);

}  // namespace otedama
