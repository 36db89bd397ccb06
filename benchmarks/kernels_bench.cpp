// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/cpu_kernels.hpp"
#include "kernels/scratch_memory.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <vector>

/// Hashes per second of every CPU kernel that this machine can run, on one thread: "search" for
/// miners, "hash_many" for what a pool verifies with.
namespace otedama {
namespace {

constexpr std::uint64_t kNonces = 1 << 18;
constexpr std::size_t kHeaders = 1024;

void search(benchmark::State& state, const CpuKernel& kernel)
{
    const Bytes header(kernel.algorithm->header_size, 0x5a);
    ScratchMemory scratch(kernel.scratch_bytes(nullptr));
    const std::atomic<bool> stop = false;
    std::array<std::uint64_t, 4> storage{};
    Hits hits(storage);
    std::uint64_t hashes = 0;
    for ([[maybe_unused]] auto _ : state)
        hashes += kernel.search({.header = header}, {0, kNonces}, scratch.get(), stop, hits);
    state.counters["hashes"] =
        benchmark::Counter(static_cast<double>(hashes), benchmark::Counter::kIsRate);
}

void hash_many(benchmark::State& state, const CpuKernel& kernel)
{
    const Bytes header(kernel.algorithm->header_size, 0xa5);
    std::vector<HeaderView> views(kHeaders, HeaderView{.header = header});
    for (HeaderView& view : views) view.nonce = static_cast<std::uint64_t>(&view - views.data());
    std::vector<PowResult> results(views.size());
    ScratchMemory scratch(kernel.scratch_bytes(nullptr));
    std::uint64_t hashes = 0;
    for ([[maybe_unused]] auto _ : state) {
        kernel.hash_many(nullptr, views, scratch.get(), results);
        hashes += results.size();
    }
    state.counters["hashes"] =
        benchmark::Counter(static_cast<double>(hashes), benchmark::Counter::kIsRate);
}

void register_all()
{
    for (const CpuKernel& kernel : cpu_kernels()) {
        if (!has_all(cpu_features(), kernel.needs))
            continue;
        const std::string name(kernel.name);
        benchmark::RegisterBenchmark((name + "/search").c_str(),
            [&kernel](benchmark::State& state) { search(state, kernel); });
        benchmark::RegisterBenchmark((name + "/hash_many").c_str(),
            [&kernel](benchmark::State& state) { hash_many(state, kernel); });
    }
}

}  // namespace
}  // namespace otedama

int main(int argc, char** argv)
{
    otedama::register_all();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
