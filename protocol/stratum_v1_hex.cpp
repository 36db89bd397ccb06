// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_hex.hpp"

#include "core/hex.hpp"

#include <charconv>

namespace otedama {

void append_hex_param(std::string& out, std::string_view hex)
{
    out += ",\"";
    out += hex;
    out += '"';
}

std::optional<std::uint32_t> read_word(JsonValue value) noexcept
{
    return word_from_hex(value.string().value_or(""));
}

bool read_hex(JsonValue value, MutableByteSpan out) noexcept
{
    const auto text = value.string();
    return text && from_hex(*text, out);
}

std::optional<std::uint32_t> read_mask(JsonValue value) noexcept
{
    const std::string_view text = value.string().value_or("");
    std::uint32_t mask = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), mask, 16);
    const bool is_whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
    return is_whole && text.size() <= 8 ? std::optional(mask) : std::nullopt;
}

}  // namespace otedama
