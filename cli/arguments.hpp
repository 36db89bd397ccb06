// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/app.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace otedama::cli {

struct Subcommand;

/// What stood on the command line.
struct Arguments {
    const Subcommand* subcommand = nullptr;
    std::vector<FlagText> settings;
    std::optional<std::filesystem::path> config_file;
    bool is_json = false;
    bool is_colorless = false;
    std::string argument;  // the positional one
};

}  // namespace otedama::cli
