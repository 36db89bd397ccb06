// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"

#include <span>

namespace otedama {

/// Every CPU kernel, best first within its algorithm. The last of an algorithm needs nothing.
[[nodiscard]] std::span<const CpuKernel> cpu_kernels() noexcept;

}  // namespace otedama
