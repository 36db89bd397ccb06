// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/cpu_features.hpp"

#include <array>
#include <string_view>
#include <utility>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace otedama {
namespace {

#if defined(__x86_64__)

struct CpuidLeaf {
    std::uint32_t eax = 0;
    std::uint32_t ebx = 0;
    std::uint32_t ecx = 0;
    std::uint32_t edx = 0;
};

CpuidLeaf cpuid(std::uint32_t leaf)
{
    CpuidLeaf out;
    // Answers zeros for a leaf beyond the highest one.
    __get_cpuid_count(leaf, 0, &out.eax, &out.ebx, &out.ecx, &out.edx);
    return out;
}

/// The register sets that the operating system saves (XCR0).
std::uint64_t read_xcr0()
{
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return std::uint64_t{high} << 32 | low;
}

/// Bits as in the Intel SDM, volume 2A, "CPUID", and volume 1, 13.3 "Enabling the XSAVE feature
/// set".
CpuFeatures measure()
{
    constexpr std::uint64_t kYmmState = 0x06;
    constexpr std::uint64_t kZmmState = 0xe6;
    const CpuidLeaf basic = cpuid(1);
    const CpuidLeaf extended = cpuid(7);
    const auto has = [](std::uint32_t word, unsigned bit) { return (word >> bit & 1U) != 0; };
    const std::uint64_t xcr0 = has(basic.ecx, 27) ? read_xcr0() : 0;
    const bool has_ymm = (xcr0 & kYmmState) == kYmmState;
    const bool has_zmm = (xcr0 & kZmmState) == kZmmState;

    CpuFeatures found = CpuFeatures::none;
    const auto add_if = [&found](bool is_there, CpuFeatures feature) {
        if (is_there)
            found = found | feature;
    };
    add_if(has(basic.ecx, 9), CpuFeatures::ssse3);
    add_if(has(basic.ecx, 19), CpuFeatures::sse41);
    add_if(has_ymm && has(extended.ebx, 5), CpuFeatures::avx2);
    add_if(has_zmm && has(extended.ebx, 16), CpuFeatures::avx512f);
    add_if(has_zmm && has(extended.ebx, 30), CpuFeatures::avx512bw);
    add_if(has_zmm && has(extended.ebx, 31), CpuFeatures::avx512vl);
    add_if(has(extended.ebx, 29), CpuFeatures::sha_ni);
    return found;
}

#else

CpuFeatures measure()
{
    return CpuFeatures::none;
}

#endif

constexpr std::array<std::pair<CpuFeatures, std::string_view>, 7> kNames = {{
    {CpuFeatures::ssse3, "ssse3"},
    {CpuFeatures::sse41, "sse4.1"},
    {CpuFeatures::avx2, "avx2"},
    {CpuFeatures::avx512f, "avx512f"},
    {CpuFeatures::avx512bw, "avx512bw"},
    {CpuFeatures::avx512vl, "avx512vl"},
    {CpuFeatures::sha_ni, "sha-ni"},
}};

}  // namespace

CpuFeatures cpu_features() noexcept
{
    static const CpuFeatures measured = measure();
    return measured;
}

std::string to_string(CpuFeatures features)
{
    std::string text;
    for (const auto& [feature, name] : kNames) {
        if (!has_all(features, feature))
            continue;
        if (!text.empty())
            text += ' ';
        text += name;
    }
    return text.empty() ? "none" : text;
}

}  // namespace otedama
