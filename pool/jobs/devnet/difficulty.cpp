// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/difficulty.hpp"

#include "core/check.hpp"
#include "core/target.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>

namespace otedama::pool::devnet {
namespace {

using boost::multiprecision::uint512_t;

constexpr std::int64_t kHalfLife = 30;

/// 2^(numerator / kHalfLife) in units of 2^-16, for -kHalfLife - 3 <= numerator <= kHalfLife. The
/// cubic that approximates 2^x between 0 and 1 is the one of Bitcoin Cash's aserti3-2d
/// specification; its error is below 0.013 %.
std::uint64_t power_of_two(std::int64_t numerator)
{
    // Whole halvings and doublings are shifts; what is left lies in [0, 1).
    std::int64_t whole = 0;
    for (; numerator < 0; numerator += kHalfLife) --whole;
    for (; numerator >= kHalfLife; numerator -= kHalfLife) ++whole;
    const auto x = static_cast<std::uint64_t>((numerator << 16) / kHalfLife);
    const std::uint64_t cubic =
        65536 +
        ((195766423245049 * x + 971821376 * x * x + 5127 * x * x * x + (std::uint64_t{1} << 47)) >>
            48);
    return whole < 0 ? cubic >> -whole : cubic << whole;
}

uint512_t to_number(const Target& target)
{
    uint512_t number = 0;
    for (std::size_t i = 4; i-- > 0;) number = (number << 64) | target.limbs()[i];
    return number;
}

Target to_target(const uint512_t& number)
{
    std::array<std::uint64_t, 4> limbs{};
    for (std::size_t i = 0; i < 4; ++i)
        limbs[i] = static_cast<std::uint64_t>((number >> (64 * i)) & 0xffffffffffffffff);
    return Target(limbs);
}

}  // namespace

std::uint32_t next_bits(std::uint32_t bits, std::chrono::seconds elapsed)
{
    const auto target = Target::from_compact(bits);
    const auto easiest = Target::from_compact(kEasiestBits);
    OTEDAMA_ASSERT(target && easiest);
    const auto believed = std::clamp(elapsed.count(), -kHalfLife, kHalfLife);
    const auto factor = power_of_two(believed - kBlockSpacing.count());
    const auto scaled = to_number(*target) * factor >> 16;
    const auto limited = std::clamp(scaled, uint512_t{1}, to_number(*easiest));
    return to_target(limited).to_compact();
}

}  // namespace otedama::pool::devnet
