// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/choose_processors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<unsigned> choose(const std::string& description, unsigned threads)
{
    const auto topology = make_synthetic_topology(description);
    EXPECT_TRUE(topology) << description;
    return topology ? choose_processors(*topology, threads) : std::vector<unsigned>{};
}

TEST(ChooseProcessors, TakesOnePerCoreUnlessAskedForANumber)
{
    EXPECT_THAT(choose("package:1 core:4 pu:2", 0), ElementsAre(0, 2, 4, 6));
    EXPECT_THAT(choose("package:1 core:3 pu:1", 0), ElementsAre(0, 1, 2));
}

TEST(ChooseProcessors, SpreadsOverPackagesFirst)
{
    EXPECT_THAT(choose("package:2 numa:1 core:4 pu:2", 2), ElementsAre(0, 8));
    EXPECT_THAT(choose("package:2 numa:1 core:4 pu:2", 5), ElementsAre(0, 8, 2, 10, 4));
}

TEST(ChooseProcessors, SpreadsOverTheNodesOfEachPackage)
{
    EXPECT_THAT(choose("package:2 numa:2 core:2 pu:1", 4), ElementsAre(0, 4, 2, 6));
}

TEST(ChooseProcessors, FillsSiblingsOnlyOnceEveryCoreHasAThread)
{
    EXPECT_THAT(choose("package:2 core:2 pu:2", 6), ElementsAre(0, 4, 2, 6, 1, 5));
    EXPECT_THAT(choose("package:1 core:2 pu:4", 5), ElementsAre(0, 4, 1, 5, 2));
}

TEST(ChooseProcessors, TakesAllWhenThereAreFewer)
{
    EXPECT_THAT(choose("package:1 core:2 pu:1", 9), ElementsAre(0, 1));
}

TEST(ChooseProcessors, SpreadsOverPackagesThatShareANode)
{
    const Topology topology{
        .processors = {{.id = 0, .package = 0, .core = 0}, {.id = 1, .package = 0, .core = 1},
            {.id = 2, .package = 1, .core = 2}, {.id = 3, .package = 1, .core = 3}}};
    EXPECT_THAT(choose_processors(topology, 2), ElementsAre(0, 2));
}

TEST(ChooseProcessors, CopesWithUnevenPackages)
{
    const Topology topology{.processors = {{.id = 7, .package = 0, .numa_node = 0, .core = 0},
                                {.id = 3, .package = 1, .numa_node = 1, .core = 1},
                                {.id = 5, .package = 1, .numa_node = 1, .core = 2}}};
    EXPECT_THAT(choose_processors(topology, 0), ElementsAre(7, 3, 5));
}

TEST(ChooseProcessors, ChoosesNoneFromNone)
{
    EXPECT_THAT(choose_processors(Topology{}, 4), IsEmpty());
    EXPECT_THAT(choose_processors(Topology{}, 0), IsEmpty());
}

}  // namespace
}  // namespace otedama
