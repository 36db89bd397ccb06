// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

namespace otedama::cli {

/// The completion script for one of kShells, made from the tables of subcommands and flags.
[[nodiscard]] std::string completion_script(std::string_view shell);

}  // namespace otedama::cli
