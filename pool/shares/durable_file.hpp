// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string_view>

namespace otedama::pool {

/// Writes a file that is whole and on the disk when the call returns, or not there at all: written
/// under another name, synced, renamed, its folder synced.
[[nodiscard]] Result<void> write_durably(
    const std::filesystem::path& file, std::string_view content);

}  // namespace otedama::pool
