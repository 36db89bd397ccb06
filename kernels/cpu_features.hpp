// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>

namespace otedama {

/// A set of instruction sets that both the processor and the operating system offer.
enum class CpuFeatures : std::uint32_t {
    none = 0,
    ssse3 = 1U << 0,
    sse41 = 1U << 1,
    avx2 = 1U << 2,
    avx512f = 1U << 3,
    avx512bw = 1U << 4,
    avx512vl = 1U << 5,
    sha_ni = 1U << 6,
};

[[nodiscard]] constexpr CpuFeatures operator|(CpuFeatures a, CpuFeatures b) noexcept
{
    return static_cast<CpuFeatures>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}

/// Whether `have` holds everything in `needed`.
[[nodiscard]] constexpr bool has_all(CpuFeatures have, CpuFeatures needed) noexcept
{
    return (static_cast<std::uint32_t>(have) & static_cast<std::uint32_t>(needed)) ==
           static_cast<std::uint32_t>(needed);
}

/// What this machine offers, by CPUID and XGETBV (a register set that the system does not save
/// does not count). Measured once.
[[nodiscard]] CpuFeatures cpu_features() noexcept;

/// "ssse3 sse4.1 avx2 ..."; "none" for the empty set.
[[nodiscard]] std::string to_string(CpuFeatures features);

}  // namespace otedama
