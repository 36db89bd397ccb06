// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/tables.hpp"

#include "cli/format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace otedama::cli {

std::string to_table(const BenchReport& report)
{
    std::string table = fmt::format(
        "{:<20} {:<16} {:<8} {:>7} {:>20}\n", "kernel", "metric", "device", "threads", "value");
    for (const BenchResult& result : report.results)
        table += fmt::format("{:<20} {:<16} {:<8} {:>7} {:>20}\n", result.kernel, result.metric,
            result.device, result.threads, format_rate(result.value, result.unit));
    for (const BenchSkip& skip : report.skipped)
        table += fmt::format("{:<20} skipped: {}\n", skip.kernel, skip.reason);
    return table;
}

std::string to_table(const MachineSurvey& survey)
{
    std::string table = fmt::format("cpu:0    {}\n", survey.cpu_name);
    table += fmt::format("         {} packages, {} NUMA nodes, {} cores, {} processors\n",
        survey.package_count, survey.numa_node_count, survey.core_count, survey.processor_count);
    table += fmt::format("         features: {}\n", survey.features);
    table +=
        fmt::format("         mines on processors: {}\n", fmt::join(survey.chosen_processors, " "));
    for (const KernelSurvey& kernel : survey.kernels) {
        const std::string verdict = !kernel.is_usable  ? "not usable: " + kernel.reason
                                    : kernel.is_chosen ? "usable, chosen"
                                                       : "usable";
        table += fmt::format("         {:<20} {}\n", kernel.kernel, verdict);
    }
    return table;
}

std::string to_table(const BuildInfo& build)
{
    return fmt::format("otedama {}\n{}, {} build, {}\n", build.version, build.target,
        build.build_type, build.compiler);
}

}  // namespace otedama::cli
