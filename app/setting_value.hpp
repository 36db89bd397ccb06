// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/settings.hpp"

namespace otedama {

/// Reads a setting's value from text: defaults, environment and flags. Lists are separated by
/// commas. An error says what is allowed, without repeating a secret.
[[nodiscard]] Result<SettingValue> parse_value(const Setting& setting, std::string_view text);

/// The rules of a setting for a value that already has its type.
[[nodiscard]] Result<SettingValue> check_value(const Setting& setting, SettingValue value);

/// "a whole number, 0 to 1024": for messages and help.
[[nodiscard]] std::string allowed_values(const Setting& setting);

/// Reads "0-3,8" into 0, 1, 2, 3, 8; each number at most 65535 and once.
[[nodiscard]] Result<std::vector<unsigned>> parse_processors(std::string_view text);

}  // namespace otedama
