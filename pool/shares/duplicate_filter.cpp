// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/duplicate_filter.hpp"

#include <random>
#include <utility>

namespace otedama::pool {
namespace {

constexpr ShareKey kEmpty{};
constexpr std::size_t kFirstSlots = 16;

/// The finaliser of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014).
std::uint64_t mix(std::uint64_t value) noexcept
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

/// Differs from process to process, so that no miner can choose shares that fall on one slot.
std::uint64_t secret()
{
    static const std::uint64_t value = [] {
        std::random_device random;
        return std::uint64_t{random()} << 32 | random();
    }();
    return value;
}

std::uint64_t hash(const ShareKey& key) noexcept
{
    const std::uint64_t words = std::uint64_t{key.ntime} << 32 | key.nonce;
    return mix(mix(mix(key.extranonce2 ^ secret()) ^ words) ^ key.version);
}

}  // namespace

bool DuplicateFilter::contains(const ShareKey& key) const noexcept
{
    if (key == kEmpty)
        return has_zero_;
    return !slots_.empty() && slots_[find(key)] == key;
}

DuplicateFilter::Outcome DuplicateFilter::add(const ShareKey& key)
{
    if (contains(key))
        return Outcome::present;
    if (size() == capacity_)
        return Outcome::full;
    if (key == kEmpty) {
        has_zero_ = true;
        return Outcome::added;
    }
    if (4 * (size_ + 1) > 3 * slots_.size())
        grow();
    slots_[find(key)] = key;
    ++size_;
    return Outcome::added;
}

/// Where the key stands, or the empty slot where it would.
std::size_t DuplicateFilter::find(const ShareKey& key) const noexcept
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(hash(key)) & mask;
    while (slots_[at] != kEmpty && slots_[at] != key) at = (at + 1) & mask;
    return at;
}

void DuplicateFilter::grow()
{
    const std::size_t wanted = slots_.empty() ? kFirstSlots : 2 * slots_.size();
    const std::vector<ShareKey> old = std::exchange(slots_, std::vector<ShareKey>(wanted));
    for (const ShareKey& key : old) {
        if (key != kEmpty)
            slots_[find(key)] = key;
    }
}

}  // namespace otedama::pool
