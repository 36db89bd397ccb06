// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace otedama {

using Bytes = std::vector<std::uint8_t>;
using ByteSpan = std::span<const std::uint8_t>;
using MutableByteSpan = std::span<std::uint8_t>;

/// Reads a little-endian unsigned integer of `sizeof(T)` bytes at `at`.
template <class T>
[[nodiscard]] constexpr T load_le(const std::uint8_t* at) noexcept
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(value | (static_cast<T>(at[i]) << (8 * i)));
    return value;
}

/// Reads a big-endian unsigned integer of `sizeof(T)` bytes at `at`.
template <class T>
[[nodiscard]] constexpr T load_be(const std::uint8_t* at) noexcept
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>(value | (static_cast<T>(at[i]) << (8 * (sizeof(T) - 1 - i))));
    return value;
}

/// Writes a little-endian unsigned integer of `sizeof(T)` bytes at `at`.
template <class T>
constexpr void store_le(std::uint8_t* at, T value) noexcept
{
    for (std::size_t i = 0; i < sizeof(T); ++i) at[i] = static_cast<std::uint8_t>(value >> (8 * i));
}

/// Writes a big-endian unsigned integer of `sizeof(T)` bytes at `at`.
template <class T>
constexpr void store_be(std::uint8_t* at, T value) noexcept
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        at[i] = static_cast<std::uint8_t>(value >> (8 * (sizeof(T) - 1 - i)));
}

/// Appends `data` to `out`.
inline void append(Bytes& out, ByteSpan data)
{
    // Not insert(): GCC 12 warns of an overflow in its own library (GCC bug 105329).
    const std::size_t size = out.size();
    out.resize(size + data.size());
    std::ranges::copy(data, out.begin() + static_cast<std::ptrdiff_t>(size));
}

/// Appends a little-endian integer of `sizeof(T)` bytes to `out`.
template <class T>
void append_le(Bytes& out, T value)
{
    std::array<std::uint8_t, sizeof(T)> encoded{};
    store_le(encoded.data(), value);
    append(out, encoded);
}

}  // namespace otedama
