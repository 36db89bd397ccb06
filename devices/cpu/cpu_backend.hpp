// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/backends.hpp"
#include "devices/cpu/topology.hpp"

#include <vector>

namespace otedama {

/// The processors that the options ask for, one per worker: those of the affinity list in its
/// order (as many as there are threads), or else those that the topology suggests; by default no
/// more than a container's quota keeps busy, because a throttled worker stands still for
/// milliseconds. An error says which option this machine cannot meet.
[[nodiscard]] Result<std::vector<unsigned>> processors_for(
    const CpuOptions& options, const Topology& topology);

/// Opens the machine's processors as one device.
[[nodiscard]] Result<std::vector<std::unique_ptr<Device>>> open_cpu_devices(
    const DeviceOptions& options);

}  // namespace otedama
