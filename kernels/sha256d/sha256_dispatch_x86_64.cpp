// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/cpu_features.hpp"
#include "kernels/sha256d/sha256_compress.hpp"
#include "kernels/sha256d/x86_64.hpp"

namespace otedama {

Sha256Compress select_sha256_compress() noexcept
{
    constexpr CpuFeatures kNeeded = CpuFeatures::sha_ni | CpuFeatures::ssse3 | CpuFeatures::sse41;
    return has_all(cpu_features(), kNeeded) ? sha256_compress_shani : sha256_compress_portable;
}

}  // namespace otedama
