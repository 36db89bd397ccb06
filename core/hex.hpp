// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace otedama {

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteSpan data);

/// Eight lower-case digits of a 32-bit value, most significant first, as Stratum prints words.
[[nodiscard]] std::string to_hex(std::uint32_t value);

/// Decodes hexadecimal of either case; nothing if a character is no digit or the length is odd.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);

/// Decodes exactly `2 * out.size()` digits into `out`; false, with `out` unspecified, otherwise.
[[nodiscard]] bool from_hex(std::string_view text, MutableByteSpan out) noexcept;

/// Decodes exactly eight digits, most significant first; nothing otherwise.
[[nodiscard]] std::optional<std::uint32_t> word_from_hex(std::string_view text) noexcept;

}  // namespace otedama
