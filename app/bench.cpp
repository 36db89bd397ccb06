// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/bench.hpp"

#include "app/search_bench.hpp"
#include "devices/cpu/choose_processors.hpp"
#include "devices/cpu/topology.hpp"
#include "kernels/algorithms.hpp"
#include "kernels/select.hpp"
#include "pool/shares/validator_benchmark.hpp"

#include <fmt/format.h>

#include <utility>

namespace otedama {
namespace {

/// What a benchmark runs with.
struct BenchRun {
    const BenchOptions& options;
    const BenchProgress& progress;
    const std::stop_token& stop;
    std::vector<unsigned> processors;
    BenchReport report;

    void announce(const std::string& what) const
    {
        if (progress)
            progress(what);
    }
};

Result<std::vector<const Algorithm*>> chosen_algorithms(const std::string& name)
{
    std::vector<const Algorithm*> chosen;
    std::string known;
    for (const Algorithm& algorithm : algorithms()) {
        if (name.empty() || name == algorithm.name)
            chosen.push_back(&algorithm);
        known += fmt::format("{}{}", known.empty() ? "" : ", ", algorithm.name);
    }
    if (chosen.empty())
        return fail(ErrorCode::invalid_argument,
            fmt::format("there is no algorithm \"{}\", known are: {}", name, known));
    return chosen;
}

Result<std::vector<unsigned>> processors_for(unsigned threads)
{
    const auto topology = read_topology();
    if (!topology)
        return tl::unexpected<Error>(topology.error());
    if (threads > topology->processors.size())
        return fail(ErrorCode::invalid_argument,
            fmt::format("{} threads want a processor each, this machine has {}", threads,
                topology->processors.size()));
    return choose_processors(*topology, threads);
}

Result<void> bench_kernel(BenchRun& run, const CpuKernel& kernel)
{
    run.announce(fmt::format("{} search", kernel.name));
    const auto rate = measure_search(kernel, run.processors, run.options.duration, run.stop);
    if (!rate)
        return fail_with(std::string(kernel.name), rate.error());
    run.report.results.push_back({.algorithm = std::string(kernel.algorithm->name),
        .kernel = std::string(kernel.name),
        .device = "cpu:0",
        .threads = run.options.threads,
        .metric = "search",
        .value = *rate,
        .unit = "H/s"});
    return {};
}

Result<void> bench_algorithm(BenchRun& run, const Algorithm& algorithm)
{
    if (!run.options.kernel.empty()) {
        const auto kernel = select_kernel(algorithm, run.options.kernel);
        if (!kernel)
            return tl::unexpected<Error>(kernel.error());
        return bench_kernel(run, **kernel);
    }
    for (const KernelStatus& status : survey_kernels(algorithm)) {
        if (!status.is_usable) {
            run.report.skipped.push_back({.algorithm = std::string(algorithm.name),
                .kernel = std::string(status.kernel->name),
                .reason = status.reason});
            continue;
        }
        if (auto measured = bench_kernel(run, *status.kernel); !measured)
            return measured;
    }
    return {};
}

/// The pool's validator, unless one kernel or another algorithm was asked for.
Result<void> bench_validator(BenchRun& run)
{
    if (!run.options.kernel.empty())
        return {};
    if (run.stop.stop_requested())
        return fail(ErrorCode::cancelled, "the measurement was stopped");
    run.announce("pool validate_shares");
    const auto measured = pool::measure_validator(run.options.duration, run.options.threads);
    if (!measured)
        return fail_with("the share validator", measured.error());
    if (!run.options.algorithm.empty() && run.options.algorithm != measured->algorithm)
        return {};
    run.report.results.push_back({.algorithm = measured->algorithm,
        .kernel = measured->kernel,
        .device = "cpu:0",
        .threads = measured->threads,
        .metric = "validate_shares",
        .value = measured->shares_per_second,
        .unit = "shares/s"});
    return {};
}

}  // namespace

Result<BenchReport> run_bench(
    const BenchOptions& options, const BenchProgress& progress, const std::stop_token& stop)
{
    const auto chosen = chosen_algorithms(options.algorithm);
    if (!chosen)
        return tl::unexpected<Error>(chosen.error());
    auto processors = processors_for(options.threads);
    if (!processors)
        return tl::unexpected<Error>(std::move(processors.error()));
    BenchRun run{options, progress, stop, std::move(*processors), {}};
    for (const Algorithm* algorithm : *chosen) {
        if (auto measured = bench_algorithm(run, *algorithm); !measured)
            return tl::unexpected<Error>(std::move(measured.error()));
    }
    if (auto measured = bench_validator(run); !measured)
        return tl::unexpected<Error>(std::move(measured.error()));
    return std::move(run.report);
}

}  // namespace otedama
