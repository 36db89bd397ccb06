// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace otedama::cli {

/// What the process answers; documented in docs/cli.md and in --help.
inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;  // wrong arguments or settings
inline constexpr int kExitInterrupted = 130;

}  // namespace otedama::cli
