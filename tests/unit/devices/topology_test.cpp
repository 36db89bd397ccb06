// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/topology.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sched.h>
#include <set>
#include <string>

namespace otedama {
namespace {

Topology synthetic(const std::string& description)
{
    auto topology = make_synthetic_topology(description);
    EXPECT_TRUE(topology) << description;
    return topology ? *topology : Topology{};
}

TEST(Topology, TellsPackagesNodesCoresAndSiblingsApart)
{
    const Topology topology = synthetic("package:2 numa:1 core:2 pu:2");
    const std::vector<Processor> expected{
        {.id = 0, .package = 0, .numa_node = 0, .core = 0, .sibling = 0},
        {.id = 1, .package = 0, .numa_node = 0, .core = 0, .sibling = 1},
        {.id = 2, .package = 0, .numa_node = 0, .core = 1, .sibling = 0},
        {.id = 3, .package = 0, .numa_node = 0, .core = 1, .sibling = 1},
        {.id = 4, .package = 1, .numa_node = 1, .core = 2, .sibling = 0},
        {.id = 5, .package = 1, .numa_node = 1, .core = 2, .sibling = 1},
        {.id = 6, .package = 1, .numa_node = 1, .core = 3, .sibling = 0},
        {.id = 7, .package = 1, .numa_node = 1, .core = 3, .sibling = 1},
    };
    EXPECT_EQ(topology.processors, expected);
}

TEST(Topology, CountsSeveralNodesOfOnePackage)
{
    const Topology topology = synthetic("package:1 numa:2 core:2 pu:1");
    ASSERT_EQ(topology.processors.size(), 4U);
    EXPECT_EQ(topology.processors[1].numa_node, 0U);
    EXPECT_EQ(topology.processors[2].numa_node, 1U);
    EXPECT_EQ(topology.processors[2].package, 0U);
}

TEST(Topology, CountsEachProcessorAsACoreWhereTheMachineDoesNotTell)
{
    const Topology topology = synthetic("pu:3");
    ASSERT_EQ(topology.processors.size(), 3U);
    EXPECT_EQ(topology.processors[2].core, 2U);
    EXPECT_EQ(topology.processors[2].sibling, 0U);
}

TEST(Topology, RefusesAMachineThatCannotBe)
{
    const auto topology = make_synthetic_topology("core:many");
    ASSERT_FALSE(topology);
    EXPECT_EQ(topology.error().code, ErrorCode::invalid_argument);
}

std::set<unsigned> allowed_processors(const cpu_set_t& mask)
{
    std::set<unsigned> allowed;
    for (unsigned i = 0; i < CPU_SETSIZE; ++i)
        if (CPU_ISSET(i, &mask))
            allowed.insert(i);
    return allowed;
}

std::set<unsigned> read_processors()
{
    std::set<unsigned> ids;
    const auto topology = read_topology();
    EXPECT_TRUE(topology);
    if (topology)
        for (const Processor& processor : topology->processors) ids.insert(processor.id);
    return ids;
}

TEST(Topology, OfThisMachineHoldsExactlyTheProcessorsThisProcessMayUse)
{
    cpu_set_t mask;
    ASSERT_EQ(sched_getaffinity(0, sizeof mask, &mask), 0);
    EXPECT_EQ(read_processors(), allowed_processors(mask));
}

/// As taskset would: every thread, also those of a sanitizer.
void restrict_process(const cpu_set_t& mask)
{
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task"))
        ASSERT_EQ(
            sched_setaffinity(std::stoi(task.path().filename().string()), sizeof mask, &mask), 0);
}

TEST(Topology, ObeysAnAffinityMask)
{
    cpu_set_t original;
    ASSERT_EQ(sched_getaffinity(0, sizeof original, &original), 0);
    const unsigned only = *allowed_processors(original).rbegin();
    cpu_set_t narrow;
    CPU_ZERO(&narrow);
    CPU_SET(only, &narrow);
    restrict_process(narrow);
    EXPECT_EQ(read_processors(), std::set<unsigned>{only});
    restrict_process(original);
}

}  // namespace
}  // namespace otedama
