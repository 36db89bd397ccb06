// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <bit>
#include <cstdint>

/// The functions of FIPS 180-4, 4.1.2, on one word. Not for files with instruction set flags:
/// those keep their own.
namespace otedama::sha256_rounds {

constexpr std::uint32_t choose(std::uint32_t e, std::uint32_t f, std::uint32_t g) noexcept
{
    return g ^ (e & (f ^ g));
}

constexpr std::uint32_t majority(std::uint32_t a, std::uint32_t b, std::uint32_t c) noexcept
{
    return (a & b) | (c & (a | b));
}

constexpr std::uint32_t big_sigma_0(std::uint32_t a) noexcept
{
    return std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
}

constexpr std::uint32_t big_sigma_1(std::uint32_t e) noexcept
{
    return std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
}

constexpr std::uint32_t small_sigma_0(std::uint32_t w) noexcept
{
    return std::rotr(w, 7) ^ std::rotr(w, 18) ^ (w >> 3);
}

constexpr std::uint32_t small_sigma_1(std::uint32_t w) noexcept
{
    return std::rotr(w, 17) ^ std::rotr(w, 19) ^ (w >> 10);
}

}  // namespace otedama::sha256_rounds
