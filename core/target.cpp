// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/target.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cmath>
#include <limits>

namespace otedama {
namespace {

using Wide = boost::multiprecision::cpp_int;

Wide to_wide(const Target& target)
{
    Wide value = 0;
    for (int i = 3; i >= 0; --i)
        value = (value << 64) | target.limbs()[static_cast<std::size_t>(i)];
    return value;
}

/// Clamps to 1..2^256-1, so that no difficulty makes an impossible or a limitless target.
Target to_target(Wide value)
{
    static const Wide largest = (Wide(1) << 256) - 1;
    if (value < 1)
        value = 1;
    if (value > largest)
        value = largest;
    std::array<std::uint64_t, 4> limbs{};
    for (auto& limb : limbs) {
        limb = static_cast<std::uint64_t>(value & std::numeric_limits<std::uint64_t>::max());
        value >>= 64;
    }
    return Target(limbs);
}

}  // namespace

Target Target::from_hash(const Hash256& hash) noexcept
{
    Target target;
    for (std::size_t i = 0; i < 4; ++i)
        target.limbs_[i] = load_le<std::uint64_t>(hash.bytes.data() + 8 * i);
    return target;
}

std::optional<Target> Target::from_compact(std::uint32_t bits) noexcept
{
    const std::uint32_t size = bits >> 24;
    const std::uint32_t word = bits & 0x007fffff;
    const bool is_negative = (bits & 0x00800000) != 0;
    const bool is_too_large =
        size > 34 || (word > 0xff && size > 33) || (word > 0xffff && size > 32);
    if (word == 0 || is_negative || is_too_large)
        return std::nullopt;
    Hash256 bytes;
    for (std::uint32_t i = 0; i < 3; ++i) {
        const auto digit = static_cast<std::uint8_t>(word >> (8 * i));
        const std::int64_t at = std::int64_t{size} - 3 + i;
        if (at >= 0 && at < 32)
            bytes.bytes[static_cast<std::size_t>(at)] = digit;
    }
    const Target target = from_hash(bytes);
    if (target == Target{})
        return std::nullopt;
    return target;
}

std::optional<Target> Target::from_difficulty(
    double difficulty, const Target& difficulty_one) noexcept
{
    if (!std::isfinite(difficulty) || difficulty <= 0)
        return std::nullopt;
    // A double is an integer of 53 bits times a power of two, so the quotient is exact.
    int exponent = 0;
    const double fraction = std::frexp(difficulty, &exponent);
    const auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, 53));
    exponent -= 53;
    const Wide numerator =
        exponent < 0 ? Wide(to_wide(difficulty_one) << -exponent) : to_wide(difficulty_one);
    const Wide denominator = exponent > 0 ? Wide(Wide(mantissa) << exponent) : Wide(mantissa);
    return to_target(numerator / denominator);
}

std::uint32_t Target::to_compact() const noexcept
{
    const Hash256 hash = to_hash();
    std::uint32_t size = 32;
    while (size > 0 && hash.bytes[size - 1] == 0) --size;
    std::uint32_t word = 0;
    for (std::uint32_t i = 0; i < 3; ++i)
        word = word << 8 | (size > i ? hash.bytes[size - 1 - i] : 0);
    // The top bit of the word is a sign: step down one byte where it would be set.
    if ((word & 0x00800000) != 0) {
        word >>= 8;
        ++size;
    }
    return size << 24 | word;
}

double Target::difficulty(const Target& difficulty_one) const noexcept
{
    const auto as_double = [](const Target& target) {
        double value = 0;
        for (int i = 3; i >= 0; --i)
            value =
                value * 0x1p64 + static_cast<double>(target.limbs_[static_cast<std::size_t>(i)]);
        return value;
    };
    const double own = as_double(*this);
    return own == 0 ? std::numeric_limits<double>::infinity() : as_double(difficulty_one) / own;
}

UInt128 Target::weight() const noexcept
{
    static const Wide largest = (Wide(1) << 128) - 1;
    const Wide expected = (Wide(1) << 256) / (to_wide(*this) + 1);
    const Target clamped = to_target(expected > largest ? largest : expected);
    return UInt128{clamped.limbs_[1]} << 64 | clamped.limbs_[0];
}

bool Target::is_met_by(const Hash256& hash) const noexcept
{
    return from_hash(hash) <= *this;
}

Hash256 Target::to_hash() const noexcept
{
    Hash256 hash;
    for (std::size_t i = 0; i < 4; ++i) store_le(hash.bytes.data() + 8 * i, limbs_[i]);
    return hash;
}

std::strong_ordering operator<=>(const Target& a, const Target& b) noexcept
{
    for (std::size_t i = 4; i-- > 0;) {
        if (a.limbs_[i] != b.limbs_[i])
            return a.limbs_[i] <=> b.limbs_[i];
    }
    return std::strong_ordering::equal;
}

}  // namespace otedama
