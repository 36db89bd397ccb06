// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/settings.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace otedama {

/// Where a value can come from, in rising precedence.
enum class Layer : std::uint8_t { defaults, file, environment, flags };

/// A value and where it came from: "default", "otedama.toml:12", "OTEDAMA_MINE_USER", "--user".
struct ConfigValue {
    SettingValue value;
    Layer layer = Layer::defaults;
    std::string origin = "default";
};

/// A flag as the user gave it: the setting's key and the text of each time.
struct FlagText {
    std::string key;
    std::vector<std::string> texts;
};

/// What a configuration is made from.
struct ConfigSources {
    std::optional<std::filesystem::path> file;  // must exist; absent: the usual one, if it exists
    std::vector<std::string> environment;       // "NAME=value"
    std::vector<FlagText> flags;
};

/// A value for every setting. Asking for a key that is not in the table, or for the wrong type, is
/// a mistake of ours.
class Config {
  public:
    /// Nothing but defaults.
    Config();

    [[nodiscard]] const ConfigValue& at(std::string_view key) const;

    [[nodiscard]] bool boolean(std::string_view key) const;
    [[nodiscard]] std::uint64_t integer(std::string_view key) const;
    [[nodiscard]] double number(std::string_view key) const;
    [[nodiscard]] std::optional<double> number_if_set(std::string_view key) const;
    /// Empty when not set.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;

    /// Replaces a value; the new one has been checked.
    void set(std::string_view key, ConfigValue value);

    /// Sentences for the user about things that were ignored.
    std::vector<std::string> warnings;

  private:
    std::vector<ConfigValue> values_;  // in the order of settings()
};

/// Puts the layers together. An error names the place, what is wrong with it and what is allowed.
[[nodiscard]] Result<Config> load_config(const ConfigSources& sources);

/// Where the config file is looked for: $XDG_CONFIG_HOME/otedama/otedama.toml or that below
/// ~/.config. Nothing without a home.
[[nodiscard]] std::optional<std::filesystem::path> default_config_file(
    const std::vector<std::string>& environment);

}  // namespace otedama
