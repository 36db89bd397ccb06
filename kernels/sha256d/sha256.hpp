// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"

#include <array>
#include <cstdint>

/// SHA-256 as FIPS 180-4 defines it, for merkle trees, checksums and transaction ids.
namespace otedama {

/// Eight words of chaining state.
using Sha256State = std::array<std::uint32_t, 8>;

/// A hash being computed piece by piece.
class Sha256 {
  public:
    Sha256() noexcept;

    Sha256& update(ByteSpan data) noexcept;
    /// Pads and answers the digest; the object is spent.
    [[nodiscard]] Hash256 finish() noexcept;

  private:
    Sha256State state_;
    std::array<std::uint8_t, 64> block_{};
    std::uint64_t size_ = 0;
};

[[nodiscard]] Hash256 sha256(ByteSpan data) noexcept;

/// SHA-256 of SHA-256: block hashes, transaction ids, merkle nodes.
[[nodiscard]] Hash256 sha256d(ByteSpan data) noexcept;

/// A merkle node: SHA-256d of left ++ right.
[[nodiscard]] Hash256 sha256d(const Hash256& left, const Hash256& right) noexcept;

}  // namespace otedama
