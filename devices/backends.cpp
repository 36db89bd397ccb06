// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/backends.hpp"

#include "devices/cpu/cpu_backend.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace otedama {
namespace {

using OpenDevices = Result<std::vector<std::unique_ptr<Device>>> (*)(const DeviceOptions&);

/// Every backend, in the order shown to users.
constexpr std::array<OpenDevices, 1> kBackends{
    &open_cpu_devices,
};

}  // namespace

Result<std::vector<std::unique_ptr<Device>>> open_devices(const DeviceOptions& options)
{
    std::vector<std::unique_ptr<Device>> devices;
    for (const OpenDevices open : kBackends) {
        auto opened = open(options);
        if (!opened)
            return tl::unexpected(opened.error());
        std::ranges::move(*opened, std::back_inserter(devices));
    }
    return devices;
}

}  // namespace otedama
