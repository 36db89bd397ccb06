// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace otedama {

/// One logical processor. Packages, nodes and cores are counted over the whole machine.
struct Processor {
    unsigned id = 0;  // the operating system's number
    unsigned package = 0;
    unsigned numa_node = 0;
    unsigned core = 0;
    unsigned sibling = 0;  // place among the usable processors of its core

    friend bool operator==(const Processor&, const Processor&) = default;
};

/// The processors that this process may use: a container's or a user's restriction has been
/// applied.
struct Topology {
    std::string cpu_name;  // what the maker calls it; empty if the system does not say
    std::vector<Processor> processors;
    std::optional<double> quota;  // processors' worth of time, where a container limits it
};

/// Asks this machine.
[[nodiscard]] Result<Topology> read_topology();

/// A machine made up in hwloc's words, "package:2 numa:1 core:4 pu:2", for tests.
[[nodiscard]] Result<Topology> make_synthetic_topology(const std::string& description);

}  // namespace otedama
