// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/cpu_backend.hpp"

#include "devices/cpu/choose_processors.hpp"
#include "devices/cpu/cpu_device.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace otedama {
namespace {

Result<void> check_ranges(const CpuOptions& options)
{
    // Written so that "not a number" fails too.
    if (!(options.intensity_percent >= 1 && options.intensity_percent <= 100))
        return fail(ErrorCode::invalid_argument,
            fmt::format(
                "CPU intensity {} is no percentage of 1 to 100", options.intensity_percent));
    if (options.priority < 0 || options.priority > 5)
        return fail(ErrorCode::invalid_argument,
            fmt::format("CPU priority {} is not one of 0 (idle) to 5 (highest)", options.priority));
    return {};
}

Result<void> check_affinity(const CpuOptions& options, const std::set<unsigned>& usable)
{
    std::set<unsigned> seen;
    for (const unsigned processor : options.affinity) {
        if (!usable.contains(processor))
            return fail(ErrorCode::invalid_argument,
                fmt::format("CPU affinity names processor {}, which this process may not use; it "
                            "may use {}",
                    processor, fmt::join(usable, ",")));
        if (!seen.insert(processor).second)
            return fail(ErrorCode::invalid_argument,
                fmt::format("CPU affinity names processor {} twice", processor));
    }
    return {};
}

Result<void> check_threads(const CpuOptions& options, std::size_t usable)
{
    if (options.threads > usable)
        return fail(ErrorCode::invalid_argument,
            fmt::format("{} CPU threads are more than the {} processors that this process may use",
                options.threads, usable));
    if (!options.affinity.empty() && options.threads > options.affinity.size())
        return fail(ErrorCode::invalid_argument,
            fmt::format("{} CPU threads are more than the {} processors that the CPU affinity "
                        "names",
                options.threads, options.affinity.size()));
    return {};
}

std::vector<unsigned> default_processors(const Topology& topology)
{
    std::vector<unsigned> chosen = choose_processors(topology, 0);
    if (topology.quota && *topology.quota < static_cast<double>(chosen.size()))
        chosen.resize(std::max<std::size_t>(1, static_cast<std::size_t>(*topology.quota)));
    return chosen;
}

}  // namespace

Result<std::vector<unsigned>> processors_for(const CpuOptions& options, const Topology& topology)
{
    std::set<unsigned> usable;
    for (const Processor& processor : topology.processors) usable.insert(processor.id);
    if (usable.empty())
        return fail(ErrorCode::unsupported, "this process may not use any processor");
    if (const auto checked = check_affinity(options, usable); !checked)
        return tl::unexpected(checked.error());
    if (const auto checked = check_threads(options, usable.size()); !checked)
        return tl::unexpected(checked.error());
    if (options.affinity.empty() && options.threads == 0)
        return default_processors(topology);
    if (options.affinity.empty())
        return choose_processors(topology, options.threads);
    std::vector<unsigned> named = options.affinity;
    if (options.threads != 0)
        named.resize(options.threads);
    return named;
}

Result<std::vector<std::unique_ptr<Device>>> open_cpu_devices(const DeviceOptions& options)
{
    if (const auto checked = check_ranges(options.cpu); !checked)
        return tl::unexpected(checked.error());
    const auto topology = read_topology();
    if (!topology)
        return tl::unexpected(topology.error());
    auto processors = processors_for(options.cpu, *topology);
    if (!processors)
        return tl::unexpected(processors.error());
    std::vector<std::unique_ptr<Device>> devices;
    devices.push_back(
        std::make_unique<CpuDevice>(topology->cpu_name, *std::move(processors), options.cpu));
    return devices;
}

}  // namespace otedama
