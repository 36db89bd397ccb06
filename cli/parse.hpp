// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/arguments.hpp"

#include <string>
#include <variant>
#include <vector>

namespace otedama::cli {

/// The command line asked for nothing but a text, or was wrong.
struct EarlyExit {
    int code = 0;
    std::string out;    // for standard output
    std::string error;  // for standard error
};

/// Reads the arguments after the program's name.
[[nodiscard]] std::variant<Arguments, EarlyExit> parse(const std::vector<std::string>& arguments);

}  // namespace otedama::cli
