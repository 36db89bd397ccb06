// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"
#include "kernels/cpu_features.hpp"

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

namespace otedama {

/// What one search looks for. The header has algorithm.header_size bytes; its nonce field is
/// ignored.
struct SearchInput {
    ByteSpan header;
    Target target;
    const Dataset* dataset = nullptr;
};

/// One header, nonce included, to be hashed for itself.
struct HeaderView {
    ByteSpan header;
    std::uint64_t nonce = 0;
};

/// Memory that a kernel may write to while it searches, allocated once per worker.
using Scratch = MutableByteSpan;

/// Where a search puts the nonces it claims, in ascending order.
class Hits {
  public:
    explicit Hits(std::span<std::uint64_t> storage) noexcept : storage_(storage) {}

    /// Adds a nonce; the caller has checked is_full().
    void add(std::uint64_t nonce) noexcept { storage_[count_++] = nonce; }
    [[nodiscard]] bool is_full() const noexcept { return count_ == storage_.size(); }
    [[nodiscard]] std::span<const std::uint64_t> nonces() const noexcept
    {
        return storage_.first(count_);
    }
    void clear() noexcept { count_ = 0; }

  private:
    std::span<std::uint64_t> storage_;
    std::size_t count_ = 0;
};

/// One CPU implementation of one algorithm: a row of kernels/cpu_kernels_*.cpp.
struct CpuKernel {
    const Algorithm* algorithm;
    std::string_view name;  // "sha256d/avx512"
    CpuFeatures needs;
    /// Bytes of Scratch that search and hash_many want, 64-byte aligned.
    std::size_t (*scratch_bytes)(const Dataset*) noexcept;
    /// Adds every nonce of the range that meets the target, in ascending order, and answers how
    /// many nonces from range.first on are settled. That is range.count unless `stop` was set
    /// (looked at least once a millisecond on the hardware the kernel is made for) or `hits` ran
    /// full; then the search goes on at range.first + the answer, and no hit is lost or repeated.
    std::uint64_t (*search)(
        const SearchInput&, NonceRange, Scratch, const std::atomic<bool>& stop, Hits&) noexcept;
    /// The same arithmetic over unrelated headers: what a pool verifies with. Both spans have the
    /// same length.
    void (*hash_many)(
        const Dataset*, std::span<const HeaderView>, Scratch, std::span<PowResult>) noexcept;
};

}  // namespace otedama
