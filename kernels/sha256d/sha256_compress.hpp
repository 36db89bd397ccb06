// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/sha256d/sha256.hpp"

#include <cstddef>

namespace otedama {

/// Folds `count` blocks of 64 bytes into `state` (eight words).
using Sha256Compress = void (*)(
    std::uint32_t* state, const std::uint8_t* blocks, std::size_t count) noexcept;

/// The plain one, for any processor: the root of every comparison.
void sha256_compress_portable(
    std::uint32_t* state, const std::uint8_t* blocks, std::size_t count) noexcept;

/// The fastest one that this machine can run.
[[nodiscard]] Sha256Compress select_sha256_compress() noexcept;

/// The state as the digest's bytes.
[[nodiscard]] Hash256 sha256_digest(const Sha256State& state) noexcept;

}  // namespace otedama
