// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <filesystem>
#include <optional>

namespace otedama {

/// How many processors' worth of time the control group of this process (version 2) is granted:
/// what `docker run --cpus=2` sets. Nothing if it is not limited. `root` is the file system's.
[[nodiscard]] std::optional<double> read_cpu_quota(const std::filesystem::path& root = "/");

}  // namespace otedama
