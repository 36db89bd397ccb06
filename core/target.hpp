// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hash256.hpp"
#include "core/uint128.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace otedama {

/// The 256-bit limit that a hash, read as a little-endian number, must not exceed.
class Target {
  public:
    constexpr Target() = default;

    /// From four 64-bit limbs, least significant first.
    constexpr explicit Target(const std::array<std::uint64_t, 4>& limbs) noexcept : limbs_(limbs) {}

    /// From 32 little-endian bytes.
    [[nodiscard]] static Target from_hash(const Hash256& hash) noexcept;

    /// From the compact form of block headers ("nBits"); nothing if it is negative, zero or too
    /// large. Source: Bitcoin developer reference, "Target nBits".
    [[nodiscard]] static std::optional<Target> from_compact(std::uint32_t bits) noexcept;

    /// `difficulty_one / difficulty` in exact integer arithmetic, rounded down, clamped to
    /// 1..2^256-1; nothing unless the difficulty is finite and above zero.
    [[nodiscard]] static std::optional<Target> from_difficulty(
        double difficulty, const Target& difficulty_one) noexcept;

    /// The compact form, rounded down as block headers demand.
    [[nodiscard]] std::uint32_t to_compact() const noexcept;

    /// For display: how many times harder than `difficulty_one`.
    [[nodiscard]] double difficulty(const Target& difficulty_one) const noexcept;

    /// Expected hashes of one solution: floor(2^256 / (target + 1)), saturated at 2^128 - 1.
    [[nodiscard]] UInt128 weight() const noexcept;

    /// Whether `hash` is at or below this limit.
    [[nodiscard]] bool is_met_by(const Hash256& hash) const noexcept;

    /// The limit as 32 little-endian bytes.
    [[nodiscard]] Hash256 to_hash() const noexcept;

    /// Limbs, least significant first.
    [[nodiscard]] constexpr const std::array<std::uint64_t, 4>& limbs() const noexcept
    {
        return limbs_;
    }

    friend bool operator==(const Target&, const Target&) = default;
    friend std::strong_ordering operator<=>(const Target& a, const Target& b) noexcept;

  private:
    std::array<std::uint64_t, 4> limbs_{};
};

/// Difficulty 1 of Bitcoin and of every SHA-256d pool: 0xffff * 2^208.
inline constexpr Target kBitcoinDifficultyOne{{0, 0, 0, 0x00000000ffff0000}};

}  // namespace otedama
