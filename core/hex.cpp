// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/hex.hpp"

namespace otedama {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

int digit_value(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string to_hex(ByteSpan data)
{
    std::string text;
    text.reserve(data.size() * 2);
    for (const std::uint8_t byte : data) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::string to_hex(std::uint32_t value)
{
    std::array<std::uint8_t, 4> bytes{};
    store_be(bytes.data(), value);
    return to_hex(ByteSpan(bytes));
}

std::optional<Bytes> from_hex(std::string_view text)
{
    Bytes bytes(text.size() / 2);
    if (text.size() % 2 != 0 || !from_hex(text, bytes))
        return std::nullopt;
    return bytes;
}

bool from_hex(std::string_view text, MutableByteSpan out) noexcept
{
    if (text.size() != out.size() * 2)
        return false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = digit_value(text[2 * i]);
        const int low = digit_value(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

std::optional<std::uint32_t> word_from_hex(std::string_view text) noexcept
{
    std::array<std::uint8_t, 4> bytes{};
    if (!from_hex(text, bytes))
        return std::nullopt;
    return load_be<std::uint32_t>(bytes.data());
}

}  // namespace otedama
