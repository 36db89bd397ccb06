// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/machine.hpp"

#include "devices/cpu/choose_processors.hpp"
#include "devices/cpu/topology.hpp"
#include "kernels/algorithms.hpp"
#include "kernels/cpu_kernels.hpp"
#include "kernels/select.hpp"
#include "pool/jobs/coin.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace otedama {
namespace {

/// How many different values a member has over all processors.
template <class Member>
unsigned count_of(const Topology& topology, Member member)
{
    std::set<unsigned> values;
    for (const Processor& processor : topology.processors) values.insert(processor.*member);
    return static_cast<unsigned>(values.size());
}

void add_kernels(const Algorithm& algorithm, std::vector<KernelSurvey>& kernels)
{
    bool is_chosen = false;
    for (const KernelStatus& status : survey_kernels(algorithm)) {
        const bool is_first_usable = status.is_usable && !is_chosen;
        is_chosen = is_chosen || is_first_usable;
        kernels.push_back({.algorithm = std::string(algorithm.name),
            .kernel = std::string(status.kernel->name),
            .is_usable = status.is_usable,
            .is_chosen = is_first_usable,
            .reason = status.reason});
    }
}

}  // namespace

Result<MachineSurvey> survey_machine()
{
    const auto topology = read_topology();
    if (!topology)
        return tl::unexpected<Error>(topology.error());
    MachineSurvey survey{.cpu_name = topology->cpu_name,
        .features = to_string(cpu_features()),
        .package_count = count_of(*topology, &Processor::package),
        .numa_node_count = count_of(*topology, &Processor::numa_node),
        .core_count = count_of(*topology, &Processor::core),
        .processor_count = static_cast<unsigned>(topology->processors.size()),
        .chosen_processors = choose_processors(*topology, 0)};
    for (const Algorithm& algorithm : algorithms()) add_kernels(algorithm, survey.kernels);
    return survey;
}

std::vector<std::string> algorithm_names()
{
    std::vector<std::string> names;
    for (const Algorithm& algorithm : algorithms()) names.emplace_back(algorithm.name);
    return names;
}

std::vector<std::string> kernel_names()
{
    std::vector<std::string> names;
    for (const CpuKernel& kernel : cpu_kernels()) names.emplace_back(kernel.name);
    return names;
}

std::vector<std::string> coin_names()
{
    std::vector<std::string> names;
    for (const pool::Coin& coin : pool::coins()) names.emplace_back(coin.name);
    return names;
}

std::vector<std::string> chain_names()
{
    std::vector<std::string> names;
    for (const pool::Coin& coin : pool::coins()) {
        for (const pool::Network& network : coin.networks) {
            if (std::ranges::find(names, network.name) == names.end())
                names.emplace_back(network.name);
        }
    }
    return names;
}

}  // namespace otedama
