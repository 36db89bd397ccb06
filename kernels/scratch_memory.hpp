// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"

#include <cstdint>

namespace otedama {

/// Owns the Scratch of one kernel, aligned as kernels want it.
class ScratchMemory {
  public:
    explicit ScratchMemory(std::size_t size) : storage_(size + kAlignment - 1), size_(size) {}

    [[nodiscard]] Scratch get() noexcept
    {
        const auto address = reinterpret_cast<std::uintptr_t>(storage_.data());
        const std::size_t skip = (kAlignment - address % kAlignment) % kAlignment;
        return Scratch(storage_).subspan(skip, size_);
    }

  private:
    static constexpr std::size_t kAlignment = 64;
    Bytes storage_;
    std::size_t size_;
};

}  // namespace otedama
