// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/kernel.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace otedama {

/// One kernel as this machine sees it.
struct KernelStatus {
    const CpuKernel* kernel = nullptr;
    bool is_usable = false;
    std::string reason;  // why not; empty when usable
};

/// Whether the kernel finds exactly what the reference finds, and hashes what it hashes, on a
/// fixed set of headers: a few milliseconds. The reason of a failure names the nonce.
[[nodiscard]] Result<void> self_test(const CpuKernel& kernel);

/// Every kernel of the algorithm, best first, with the verdict of CPUID and of its self-test.
[[nodiscard]] std::vector<KernelStatus> survey_kernels(const Algorithm& algorithm);

/// The kernel to use: the one named ("avx2" or "sha256d/avx2"), or the best usable one for an
/// empty name. A kernel that fails its self-test is skipped with a warning; one asked for by name
/// that cannot be used is an error that lists those that can. Results are remembered.
[[nodiscard]] Result<const CpuKernel*> select_kernel(
    const Algorithm& algorithm, std::string_view name = {});

}  // namespace otedama
