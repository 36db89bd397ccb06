// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/cpu/topology.hpp"

#include <vector>

namespace otedama {

/// The operating-system numbers of `threads` processors, best first; all of them if there are
/// fewer. 0 asks for one per core, because a second thread on a core shares the units that hash:
/// siblings join only once every core has a thread. Threads are spread evenly over packages, then
/// over the NUMA nodes within.
[[nodiscard]] std::vector<unsigned> choose_processors(const Topology& topology, unsigned threads);

}  // namespace otedama
