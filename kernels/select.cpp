// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/select.hpp"

#include "core/log.hpp"
#include "kernels/cpu_kernels.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <optional>

namespace otedama {
namespace {

/// What the self-tests of the kernel table said, each run once. Any thread.
class Verdicts {
  public:
    /// Why the kernel failed its self-test; nothing if it passed.
    std::optional<std::string> failure(const CpuKernel& kernel)
    {
        const std::lock_guard lock(mutex_);
        const auto [entry, is_new] = failures_.try_emplace(&kernel);
        if (is_new) {
            if (const auto result = self_test(kernel); !result) {
                entry->second = result.error().message;
                log::warning(log::kernels, "kernel failed its self-test and is not used",
                    {{"kernel", kernel.name}, {"reason", *entry->second}});
            }
        }
        return entry->second;
    }

  private:
    std::mutex mutex_;
    std::map<const CpuKernel*, std::optional<std::string>> failures_;
};

KernelStatus judge(const CpuKernel& kernel)
{
    static Verdicts verdicts;
    if (!has_all(cpu_features(), kernel.needs)) {
        const auto reason = fmt::format("this machine lacks some of: {}", to_string(kernel.needs));
        return {.kernel = &kernel, .is_usable = false, .reason = reason};
    }
    const auto failure = verdicts.failure(kernel);
    return {.kernel = &kernel, .is_usable = !failure, .reason = failure.value_or("")};
}

/// "avx2" and "sha256d/avx2" both name "sha256d/avx2".
bool is_named(const CpuKernel& kernel, std::string_view name)
{
    return kernel.name == name || kernel.name.substr(kernel.name.find('/') + 1) == name;
}

std::string list_usable(const std::vector<KernelStatus>& kernels)
{
    std::string text;
    for (const KernelStatus& status : kernels) {
        if (status.is_usable)
            text += fmt::format("{}{}", text.empty() ? "" : ", ", status.kernel->name);
    }
    return text.empty() ? "none" : text;
}

}  // namespace

std::vector<KernelStatus> survey_kernels(const Algorithm& algorithm)
{
    std::vector<KernelStatus> found;
    for (const CpuKernel& kernel : cpu_kernels()) {
        if (kernel.algorithm == &algorithm)
            found.push_back(judge(kernel));
    }
    return found;
}

Result<const CpuKernel*> select_kernel(const Algorithm& algorithm, std::string_view name)
{
    for (const CpuKernel& kernel : cpu_kernels()) {
        if (kernel.algorithm != &algorithm || (!name.empty() && !is_named(kernel, name)))
            continue;
        const KernelStatus status = judge(kernel);
        if (status.is_usable)
            return &kernel;
        if (!name.empty())
            return fail(ErrorCode::unsupported,
                fmt::format("kernel {} cannot be used: {}; usable here: {}", kernel.name,
                    status.reason, list_usable(survey_kernels(algorithm))));
    }
    const std::string usable = list_usable(survey_kernels(algorithm));
    if (name.empty())
        return fail(ErrorCode::unsupported,
            fmt::format("no kernel for {} works on this machine", algorithm.name));
    return fail(ErrorCode::not_found,
        fmt::format("{} has no kernel \"{}\"; usable here: {}", algorithm.name, name, usable));
}

}  // namespace otedama
