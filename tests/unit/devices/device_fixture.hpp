// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/hex.hpp"
#include "devices/device.hpp"
#include "kernels/algorithms.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace otedama {

/// Bitcoin's genesis block as it is hashed; source: Bitcoin Core, chainparams.
inline constexpr std::string_view kGenesisHeader =
    "01000000000000000000000000000000000000000000000000000000000000000000000"
    "03ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49"
    "ffff001d1dac2b7c";
inline constexpr std::uint64_t kGenesisNonce = 2083236893;

/// Every hash meets it.
inline constexpr Target kEasiestTarget{{~0ULL, ~0ULL, ~0ULL, ~0ULL}};

/// No hash that anybody will ever see meets it.
inline constexpr Target kHardestTarget{{1, 0, 0, 0}};

/// SHA-256d work on the genesis header.
inline WorkPtr make_work(std::uint64_t id, const Target& target)
{
    Work work{.id = WorkId{id}, .algorithm = find_algorithm("sha256d"), .share_target = target};
    EXPECT_TRUE(from_hex(kGenesisHeader, work.header));
    return std::make_shared<const Work>(std::move(work));
}

/// What a device reported, in order of kind.
struct Reported {
    std::vector<Hit> hits;
    std::vector<SliceDone> done;
    std::vector<DeviceFault> faults;
    /// Hits that came after the SliceDone of their slice: must stay empty.
    std::vector<Hit> late_hits;

    [[nodiscard]] std::uint64_t hashes() const
    {
        std::uint64_t sum = 0;
        for (const SliceDone& slice : done) sum += slice.hashes;
        return sum;
    }
};

inline bool holds(const Slice& slice, const Hit& hit)
{
    return slice.work == hit.work && hit.nonce - slice.range.first < slice.range.count;
}

inline void add_event(Reported& reported, DeviceEvent event)
{
    if (auto* hit = std::get_if<Hit>(&event)) {
        for (const SliceDone& done : reported.done)
            if (holds(done.slice, *hit))
                reported.late_hits.push_back(*hit);
        reported.hits.push_back(*hit);
    } else if (auto* done = std::get_if<SliceDone>(&event)) {
        reported.done.push_back(*done);
    } else {
        reported.faults.push_back(std::get<DeviceFault>(event));
    }
}

/// Reads events until `slices` came back or nothing came for ten seconds.
inline Reported read_slices(Device& device, std::size_t slices)
{
    Reported reported;
    while (reported.done.size() < slices && reported.faults.empty()) {
        auto event = device.next_event(std::chrono::steady_clock::now() + std::chrono::seconds(10));
        if (!event)
            break;
        add_event(reported, *std::move(event));
    }
    return reported;
}

/// Whether nothing comes within a few milliseconds.
inline bool is_quiet(Device& device)
{
    return !device.next_event(std::chrono::steady_clock::now() + std::chrono::milliseconds(5));
}

}  // namespace otedama
