// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/choose_processors.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace otedama {
namespace {

/// Where a processor stands in the order of choice: compared from left to right.
struct Rank {
    unsigned sibling = 0;
    std::size_t place_in_node = 0;
    std::size_t node_in_package = 0;
    unsigned package = 0;
    unsigned id = 0;

    friend auto operator<=>(const Rank&, const Rank&) = default;
};

std::vector<Rank> rank_processors(const Topology& topology)
{
    std::map<unsigned, std::set<unsigned>> nodes_of_package;
    for (const Processor& processor : topology.processors)
        nodes_of_package[processor.package].insert(processor.numa_node);

    std::map<std::tuple<unsigned, unsigned, unsigned>, std::size_t> places_taken;
    std::vector<Rank> ranks;
    for (const Processor& processor : topology.processors) {
        const std::set<unsigned>& nodes = nodes_of_package[processor.package];
        const auto node = std::distance(nodes.begin(), nodes.find(processor.numa_node));
        ranks.push_back({.sibling = processor.sibling,
            .place_in_node =
                places_taken[{processor.package, processor.numa_node, processor.sibling}]++,
            .node_in_package = static_cast<std::size_t>(node),
            .package = processor.package,
            .id = processor.id});
    }
    std::ranges::sort(ranks);
    return ranks;
}

}  // namespace

std::vector<unsigned> choose_processors(const Topology& topology, unsigned threads)
{
    std::vector<unsigned> chosen;
    for (const Rank& rank : rank_processors(topology)) {
        const bool is_enough = threads == 0 ? rank.sibling > 0 : chosen.size() == threads;
        if (is_enough)
            break;
        chosen.push_back(rank.id);
    }
    return chosen;
}

}  // namespace otedama
