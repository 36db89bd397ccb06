// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace otedama {

/// The value of one setting; monostate while an optional one is not set.
using SettingValue = std::variant<std::monostate, bool, std::uint64_t, double, std::string,
    std::vector<std::string>>;

enum class SettingType : std::uint8_t {
    boolean,
    integer,     // minimum..maximum
    number,      // minimum..maximum
    text,        // one of `choices` if there are any
    texts,       // any number of them
    processors,  // "0-3,8", kept as text
};

/// Which commands take a setting as a flag. Bits of Setting::commands.
inline constexpr unsigned kForMine = 1;
inline constexpr unsigned kForPool = 2;
inline constexpr unsigned kForDemo = 4;
inline constexpr unsigned kForBench = 8;

/// One setting: a row of app/settings.cpp. Its environment variable is OTEDAMA_ and the key in
/// capitals with '_' for '.'.
struct Setting {
    std::string_view key;  // "mine.threads": key threads in section [mine] of the config file
    unsigned commands = 0;
    char short_flag = 0;    // 't'; 0: none
    std::string_view flag;  // "threads"
    SettingType type = SettingType::text;
    std::string_view default_text;  // empty: not set
    std::string_view value_name;    // "N", in help
    std::string_view help;
    double minimum = 0;
    double maximum = 0;
    std::span<const std::string_view> choices;
    bool is_secret = false;  // never printed
};

/// Every setting, by section.
[[nodiscard]] std::span<const Setting> settings() noexcept;

/// The row of that key, or null.
[[nodiscard]] const Setting* find_setting(std::string_view key) noexcept;

/// "OTEDAMA_MINE_THREADS" for "mine.threads".
[[nodiscard]] std::string environment_name(const Setting& setting);

/// The key among the settings that `key` may be a slip of; empty if none is near.
[[nodiscard]] std::string_view nearest_key(std::string_view key);

}  // namespace otedama
