// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/config.hpp"

#include "app/config_file.hpp"
#include "app/setting_value.hpp"
#include "core/check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace otedama {
namespace {

std::size_t index_of(std::string_view key)
{
    const Setting* setting = find_setting(key);
    OTEDAMA_ASSERT(setting != nullptr);
    return static_cast<std::size_t>(setting - settings().data());
}

template <class T>
T get(const Config& config, std::string_view key)
{
    const T* value = std::get_if<T>(&config.at(key).value);
    OTEDAMA_ASSERT(value != nullptr);
    return *value;
}

/// Name and value of "NAME=value".
std::pair<std::string_view, std::string_view> split_variable(std::string_view variable)
{
    const std::size_t equals = variable.find('=');
    if (equals == std::string_view::npos)
        return {variable, {}};
    return {variable.substr(0, equals), variable.substr(equals + 1)};
}

std::string_view find_variable(const std::vector<std::string>& environment, std::string_view name)
{
    for (const std::string& variable : environment) {
        if (const auto [found, value] = split_variable(variable); found == name)
            return value;
    }
    return {};
}

Result<void> read_variable(std::string_view variable, Config& config)
{
    const auto [name, value] = split_variable(variable);
    if (!name.starts_with("OTEDAMA_"))
        return {};
    const auto row = std::ranges::find_if(settings(),
        [wanted = name](const Setting& setting) { return environment_name(setting) == wanted; });
    if (row == settings().end()) {
        config.warnings.push_back(
            fmt::format("the environment variable {} means nothing to this program", name));
        return {};
    }
    auto parsed = parse_value(*row, value);
    if (!parsed)
        return fail_with(fmt::format("environment variable {}", name), std::move(parsed.error()));
    config.set(row->key, {std::move(*parsed), Layer::environment, std::string(name)});
    return {};
}

Result<void> read_flag(const FlagText& flag, Config& config)
{
    const Setting* setting = find_setting(flag.key);
    OTEDAMA_ASSERT(setting != nullptr && !flag.texts.empty());
    const std::string name = fmt::format("--{}", setting->flag);
    auto parsed = setting->type == SettingType::texts ? check_value(*setting, flag.texts)
                                                      : parse_value(*setting, flag.texts.back());
    if (!parsed)
        return fail_with(name, std::move(parsed.error()));
    config.set(flag.key, {std::move(*parsed), Layer::flags, name});
    return {};
}

Result<void> read_file_layer(const ConfigSources& sources, Config& config)
{
    if (sources.file)
        return read_config_file(*sources.file, config);
    const auto usual = default_config_file(sources.environment);
    std::error_code ec;
    if (usual && std::filesystem::exists(*usual, ec))
        return read_config_file(*usual, config);
    return {};
}

}  // namespace

Config::Config()
{
    for (const Setting& setting : settings()) {
        ConfigValue& added = values_.emplace_back();
        if (setting.default_text.empty())
            continue;
        auto parsed = parse_value(setting, setting.default_text);
        OTEDAMA_ASSERT(parsed.has_value());
        added.value = std::move(*parsed);
    }
}

const ConfigValue& Config::at(std::string_view key) const
{
    return values_[index_of(key)];
}

bool Config::boolean(std::string_view key) const
{
    return get<bool>(*this, key);
}

std::uint64_t Config::integer(std::string_view key) const
{
    return get<std::uint64_t>(*this, key);
}

double Config::number(std::string_view key) const
{
    return get<double>(*this, key);
}

std::optional<double> Config::number_if_set(std::string_view key) const
{
    if (std::holds_alternative<std::monostate>(at(key).value))
        return std::nullopt;
    return number(key);
}

std::string Config::text(std::string_view key) const
{
    if (std::holds_alternative<std::monostate>(at(key).value))
        return {};
    return get<std::string>(*this, key);
}

std::vector<std::string> Config::texts(std::string_view key) const
{
    return get<std::vector<std::string>>(*this, key);
}

void Config::set(std::string_view key, ConfigValue value)
{
    values_[index_of(key)] = std::move(value);
}

Result<Config> load_config(const ConfigSources& sources)
{
    Config config;
    if (auto read = read_file_layer(sources, config); !read)
        return tl::unexpected<Error>(std::move(read.error()));
    for (const std::string& variable : sources.environment) {
        if (auto read = read_variable(variable, config); !read)
            return tl::unexpected<Error>(std::move(read.error()));
    }
    for (const FlagText& flag : sources.flags) {
        if (auto read = read_flag(flag, config); !read)
            return tl::unexpected<Error>(std::move(read.error()));
    }
    return config;
}

std::optional<std::filesystem::path> default_config_file(
    const std::vector<std::string>& environment)
{
    // The XDG base directory specification: relative paths are to be ignored.
    const std::filesystem::path config = find_variable(environment, "XDG_CONFIG_HOME");
    if (config.is_absolute())
        return config / "otedama" / "otedama.toml";
    const std::filesystem::path home = find_variable(environment, "HOME");
    if (home.is_absolute())
        return home / ".config" / "otedama" / "otedama.toml";
    return std::nullopt;
}

}  // namespace otedama
