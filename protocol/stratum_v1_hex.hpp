// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "protocol/json_value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace otedama {

/// Appends `,"HEX"`: one more parameter of a Stratum line. Hex needs no escaping.
void append_hex_param(std::string& out, std::string_view hex);

/// A string of exactly eight hex digits, most significant first.
[[nodiscard]] std::optional<std::uint32_t> read_word(JsonValue value) noexcept;

/// A string of exactly `2 * out.size()` hex digits; false, with `out` unspecified, otherwise.
[[nodiscard]] bool read_hex(JsonValue value, MutableByteSpan out) noexcept;

/// A version mask: a string of one to eight hex digits, for some peers drop leading zeros.
[[nodiscard]] std::optional<std::uint32_t> read_mask(JsonValue value) noexcept;

}  // namespace otedama
