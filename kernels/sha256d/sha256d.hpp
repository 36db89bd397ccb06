// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"

/// SHA-256d over the 80-byte block header of Bitcoin: SHA-256 of SHA-256, the nonce in the last
/// four bytes, little-endian. The rows of the tables for algorithms and CPU kernels point here.
namespace otedama {

/// The reference: the portable SHA-256, twice. Everything else is measured against it.
[[nodiscard]] PowResult sha256d_hash(
    const Dataset* dataset, ByteSpan header, std::uint64_t nonce) noexcept;

/// No SHA-256d kernel needs any.
[[nodiscard]] std::size_t sha256d_scratch_bytes(const Dataset* dataset) noexcept;

/// The reference as a kernel ("sha256d/ref"): one nonce after the other, from the midstate.
std::uint64_t sha256d_search_ref(const SearchInput& input, NonceRange range, Scratch scratch,
    const std::atomic<bool>& stop, Hits& hits) noexcept;
void sha256d_hash_many_ref(const Dataset* dataset, std::span<const HeaderView> headers,
    Scratch scratch, std::span<PowResult> results) noexcept;

}  // namespace otedama
