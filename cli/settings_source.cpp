// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/settings_source.hpp"

#include <unistd.h>

namespace otedama::cli {
namespace {

std::vector<std::string> environment()
{
    std::vector<std::string> variables;
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable)
        variables.emplace_back(*variable);
    return variables;
}

}  // namespace

Result<Config> read_config(const Arguments& arguments)
{
    auto config = load_config(
        {.file = arguments.config_file, .environment = environment(), .flags = arguments.settings});
    if (!config)
        return config;
    set_log_level(config->text("log.level"));
    for (const std::string& warning : config->warnings) log_warning(warning);
    return config;
}

}  // namespace otedama::cli
