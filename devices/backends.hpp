// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "devices/device.hpp"

#include <memory>
#include <string>
#include <vector>

namespace otedama {

/// How the user wants the processors used.
struct CpuOptions {
    unsigned threads = 0;            // 0: one per core chosen by the topology
    std::vector<unsigned> affinity;  // operating-system processor numbers; empty: chosen
    int priority = 0;                // 0 idle .. 5 highest; 2 is normal; 0 is the default
    double intensity_percent = 100;  // share of time spent hashing, 1..100
    std::string kernel;              // by name; empty: the best
};

/// What the user wants of the machine's devices.
struct DeviceOptions {
    CpuOptions cpu;
};

/// Opens every device of every backend. Options that this machine cannot meet are errors that name
/// them.
[[nodiscard]] Result<std::vector<std::unique_ptr<Device>>> open_devices(
    const DeviceOptions& options);

}  // namespace otedama
