// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/subcommands.hpp"

#include <string>
#include <vector>

namespace otedama::cli {

/// One flag of a subcommand, as parser, help and completion need it.
struct Flag {
    std::string key;         // of its setting; empty for those of the command line only
    char short_flag = 0;     // 0: none
    std::string name;        // "threads"
    std::string value_name;  // empty: a switch
    std::string help;
    bool is_repeatable = false;
    std::vector<std::string> values;  // for completion, where they are known
};

/// All flags of a subcommand but --help, in the order shown to users.
[[nodiscard]] std::vector<Flag> flags_of(const Subcommand& subcommand);

}  // namespace otedama::cli
