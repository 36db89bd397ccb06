// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"
#include "kernels/scratch_memory.hpp"

#include <span>

namespace otedama {

/// The single judge, batched: the miner (one hit) and the pool (thousands of headers) ask the same
/// function. One per thread: it owns the kernel's scratch memory.
class Verifier {
  public:
    /// `kernel` is any row of the algorithm's; its hash_many does the work.
    explicit Verifier(const CpuKernel& kernel, DatasetPtr dataset = nullptr);

    /// Hashes every header with its nonce. Both spans have the same length.
    void check(std::span<const HeaderView> headers, std::span<PowResult> out);

    /// Hashes one header; `nonce` replaces what stands in its nonce field.
    [[nodiscard]] PowResult check(ByteSpan header, std::uint64_t nonce);

  private:
    const CpuKernel& kernel_;
    DatasetPtr dataset_;
    ScratchMemory scratch_;
};

}  // namespace otedama
