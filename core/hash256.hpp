// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hex.hpp"

#include <algorithm>
#include <compare>
#include <optional>
#include <string>

namespace otedama {

/// 32 bytes in the order a hash function writes them (Bitcoin's "internal" order).
struct Hash256 {
    std::array<std::uint8_t, 32> bytes{};

    friend auto operator<=>(const Hash256&, const Hash256&) = default;
};

/// The way Bitcoin programs print a hash: most significant byte first, so reversed.
[[nodiscard]] inline std::string to_display_hex(const Hash256& hash)
{
    Hash256 reversed = hash;
    std::ranges::reverse(reversed.bytes);
    return to_hex(ByteSpan(reversed.bytes));
}

/// Reads what `to_display_hex` writes; nothing unless it is exactly 64 digits.
[[nodiscard]] inline std::optional<Hash256> hash_from_display_hex(std::string_view text)
{
    Hash256 hash;
    if (!from_hex(text, hash.bytes))
        return std::nullopt;
    std::ranges::reverse(hash.bytes);
    return hash;
}

}  // namespace otedama
