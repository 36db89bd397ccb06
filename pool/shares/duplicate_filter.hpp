// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace otedama::pool {

/// What tells one share of a session's job from another. Binary, so that the same share spelled
/// differently in hex is still the same share.
struct ShareKey {
    std::uint64_t extranonce2 = 0;
    std::uint32_t ntime = 0;
    std::uint32_t nonce = 0;
    std::uint32_t version = 0;  // of the header, so with the rolled bits in it

    friend bool operator==(const ShareKey&, const ShareKey&) = default;
};

/// The shares that one session has been credited for on one job; forgotten with the job. Keys are
/// kept whole, so nothing is ever taken for a duplicate that is none. Only shares that met their
/// target are added: junk costs a peer its hashing, never the pool its memory.
/// Allocates nothing until the first share; at its capacity it refuses more.
class DuplicateFilter {
  public:
    /// 35,000 shares a second over a job's 30 seconds: a difficulty that needs more is far too low.
    static constexpr std::size_t kCapacity = std::size_t{1} << 20;

    enum class Outcome : std::uint8_t { added, present, full };

    explicit DuplicateFilter(std::size_t capacity = kCapacity) noexcept : capacity_(capacity) {}

    [[nodiscard]] bool contains(const ShareKey& key) const noexcept;
    [[nodiscard]] Outcome add(const ShareKey& key);
    [[nodiscard]] std::size_t size() const noexcept { return size_ + (has_zero_ ? 1 : 0); }

  private:
    [[nodiscard]] std::size_t find(const ShareKey& key) const noexcept;
    void grow();

    std::size_t capacity_;
    std::size_t size_ = 0;
    // Open addressing with a power of two of slots; the key of zeros marks an empty one, so a
    // share that really has it is remembered apart.
    std::vector<ShareKey> slots_;
    bool has_zero_ = false;
};

}  // namespace otedama::pool
