// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/device.hpp"
#include "kernels/verifier.hpp"
#include "miner/device_stats.hpp"
#include "miner/recent_hits.hpp"
#include "miner/work_source.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>

namespace otedama {

/// Takes a confirmed hit over. May wait for room; no longer once stop is requested.
using OnSolution = std::function<void(Solution, const std::stop_token&)>;

/// One life of a device, from prepare() to a failure or the end: keeps its queue full, believes no
/// hit before the Verifier does, counts. Belongs to the device's thread.
class DeviceThread {
  public:
    /// A device with work in hand that says nothing for `silence_limit` has failed.
    DeviceThread(Device& device, WorkSource& source, DeviceStats& stats,
        std::chrono::milliseconds silence_limit, const OnSolution& on_solution);

    /// The loop. Ends well when stop is requested and with an error when the device failed.
    [[nodiscard]] Result<void> run(std::stop_token stop);

  private:
    [[nodiscard]] Result<void> fill_queue(const std::stop_token& stop);
    [[nodiscard]] std::optional<Slice> next_slice(const std::stop_token& stop);
    [[nodiscard]] Result<void> prepare(const Work& work, const std::stop_token& stop);
    [[nodiscard]] Result<void> take_last_events(const Error& refusal, const std::stop_token& stop);
    [[nodiscard]] Result<void> check_silence(Time now) const;
    [[nodiscard]] Result<void> on_event(const DeviceEvent& event, const std::stop_token& stop);
    void on_hit(const Hit& hit, const std::stop_token& stop);
    void on_done(const SliceDone& done);
    [[nodiscard]] std::optional<PowResult> verify(const Hit& hit);

    Device& device_;
    WorkSource& source_;
    DeviceStats& stats_;
    std::chrono::milliseconds silence_limit_;
    const OnSolution& on_solution_;

    std::optional<Verifier> verifier_;  // once prepared
    RecentHits recent_hits_;
    std::size_t in_flight_ = 0;  // slices
    Time last_sign_{};           // of life
};

}  // namespace otedama
