// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/arguments.hpp"

#include <span>
#include <string_view>

namespace otedama::cli {

/// One subcommand: a row of cli/subcommands.cpp.
struct Subcommand {
    std::string_view name;
    std::string_view summary;
    std::string_view examples;  // one a line
    unsigned settings = 0;      // which settings are flags of it: kForMine and so on
    bool has_json = false;
    bool has_color = false;
    std::string_view argument;  // name of its one positional argument; empty: none
    int (*run)(const Arguments&) = nullptr;
};

/// Every subcommand, in the order shown to users.
[[nodiscard]] std::span<const Subcommand> subcommands() noexcept;

/// Shells that `otedama completion` knows.
inline constexpr std::string_view kShells[] = {"bash", "zsh", "fish"};

}  // namespace otedama::cli
