// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <string>
#include <vector>

namespace otedama {

/// One kernel on this machine.
struct KernelSurvey {
    std::string algorithm;
    std::string kernel;  // "sha256d/avx2"
    bool is_usable = false;
    bool is_chosen = false;  // the one used unless another is asked for
    std::string reason;      // why not usable
};

/// The processors of this machine and what they can run.
struct MachineSurvey {
    std::string cpu_name;
    std::string features;  // "ssse3 sse4.1 avx2 ..."
    unsigned package_count = 0;
    unsigned numa_node_count = 0;
    unsigned core_count = 0;
    unsigned processor_count = 0;             // with SMT siblings, those we may use
    std::vector<unsigned> chosen_processors;  // that mining uses by default
    std::vector<KernelSurvey> kernels;        // best first within an algorithm
};

/// Looks at the machine; every kernel is tested against the reference, which takes a moment.
[[nodiscard]] Result<MachineSurvey> survey_machine();

/// Names of all algorithms, in the order shown to users.
[[nodiscard]] std::vector<std::string> algorithm_names();

/// Names of all kernels, best first within an algorithm.
[[nodiscard]] std::vector<std::string> kernel_names();

/// Names of all coins and of all their chains.
[[nodiscard]] std::vector<std::string> coin_names();
[[nodiscard]] std::vector<std::string> chain_names();

}  // namespace otedama
