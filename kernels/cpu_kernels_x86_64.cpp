// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/algorithms.hpp"
#include "kernels/cpu_kernels.hpp"
#include "kernels/sha256d/sha256d.hpp"
#include "kernels/sha256d/sha256d_x86_64.hpp"

#include <array>

namespace otedama {

std::span<const CpuKernel> cpu_kernels() noexcept
{
    using enum CpuFeatures;
    static const Algorithm* const sha256d = find_algorithm("sha256d");
    static const std::array rows = {
        CpuKernel{.algorithm = sha256d,
            .name = "sha256d/avx512",
            .needs = avx512f | avx512bw,
            .scratch_bytes = sha256d_scratch_bytes,
            .search = sha256d_search_avx512,
            .hash_many = sha256d_hash_many_avx512},
        CpuKernel{.algorithm = sha256d,
            .name = "sha256d/shani",
            .needs = sha_ni | ssse3 | sse41,
            .scratch_bytes = sha256d_scratch_bytes,
            .search = sha256d_search_shani,
            .hash_many = sha256d_hash_many_shani},
        CpuKernel{.algorithm = sha256d,
            .name = "sha256d/avx2",
            .needs = avx2,
            .scratch_bytes = sha256d_scratch_bytes,
            .search = sha256d_search_avx2,
            .hash_many = sha256d_hash_many_avx2},
        CpuKernel{.algorithm = sha256d,
            .name = "sha256d/ref",
            .needs = none,
            .scratch_bytes = sha256d_scratch_bytes,
            .search = sha256d_search_ref,
            .hash_many = sha256d_hash_many_ref},
    };
    return rows;
}

}  // namespace otedama
