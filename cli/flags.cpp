// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/flags.hpp"

#include <fmt/format.h>

namespace otedama::cli {
namespace {

/// The name that the setting's values have in a table of the program, if they have one.
std::vector<std::string> known_values(const Setting& setting)
{
    if (!setting.choices.empty())
        return {setting.choices.begin(), setting.choices.end()};
    if (setting.flag == "algorithm")
        return algorithm_names();
    if (setting.flag == "kernel")
        return kernel_names();
    if (setting.flag == "chain")
        return chain_names();
    if (setting.flag == "coin")
        return coin_names();
    return {};
}

Flag flag_of(const Setting& setting)
{
    const bool is_switch = setting.type == SettingType::boolean;
    const bool shows_default = !is_switch && !setting.is_secret && !setting.default_text.empty();
    return {.key = std::string(setting.key),
        .short_flag = setting.short_flag,
        .name = std::string(setting.flag),
        .value_name = std::string(setting.value_name),
        .help = fmt::format(
            "{}{}", setting.help, shows_default ? fmt::format(" [{}]", setting.default_text) : ""),
        .is_repeatable = setting.type == SettingType::texts,
        .values = known_values(setting)};
}

}  // namespace

std::vector<Flag> flags_of(const Subcommand& subcommand)
{
    std::vector<Flag> flags;
    for (const Setting& setting : settings()) {
        if ((setting.commands & subcommand.settings) != 0)
            flags.push_back(flag_of(setting));
    }
    if (subcommand.settings != 0)
        flags.push_back({.short_flag = 'c',
            .name = "config",
            .value_name = "FILE",
            .help = "Config file [~/.config/otedama/otedama.toml, if it is there]"});
    if (subcommand.has_json)
        flags.push_back({.name = "json", .help = "Report as JSON on standard output"});
    if (subcommand.has_color)
        flags.push_back({.name = "no-color", .help = "No colours, as with NO_COLOR set"});
    return flags;
}

}  // namespace otedama::cli
