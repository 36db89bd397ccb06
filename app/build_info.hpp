// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

namespace otedama {

/// What this program is and how it was built.
struct BuildInfo {
    std::string version;   // "0.1.0"
    std::string compiler;  // "GNU 12.2.0"
    std::string build_type;
    std::string target;  // "Linux x86_64"
};

[[nodiscard]] BuildInfo build_info();

/// How we name ourselves to pools: "otedama/0.1.0".
[[nodiscard]] std::string user_agent();

}  // namespace otedama
