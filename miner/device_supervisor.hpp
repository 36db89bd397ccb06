// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "miner/device_stats.hpp"
#include "miner/device_thread.hpp"
#include "miner/work_source.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>

namespace otedama {

/// When a device counts as failed, and what is done about it.
struct RestartPolicy {
    std::chrono::milliseconds silence_limit{10'000};
    std::chrono::milliseconds first_wait{1'000};
    std::chrono::milliseconds longest_wait{60'000};
    /// A device that worked this long before it failed has its earlier failures forgiven.
    std::chrono::milliseconds healthy_after{10 * 60'000};
    unsigned failures_to_retire = 5;
};

/// Told, on the device's thread, that a device failed and what will be done about it.
using OnDeviceFault = std::function<void(const std::string& sentence)>;

/// Owns one device and its thread: starts it again after a failure, with back-off, and retires it
/// after too many in a row.
class DeviceSupervisor {
  public:
    struct Callbacks {
        OnSolution on_solution;
        OnDeviceFault on_fault;
    };

    DeviceSupervisor(std::unique_ptr<Device> device, WorkSource& source, RestartPolicy policy,
        Callbacks callbacks);

    /// Asks the thread to end; the destructor waits for it. Any thread, like all below.
    void request_stop() noexcept { thread_.request_stop(); }
    void abandon_before(WorkId id) noexcept { device_->abandon_before(id); }
    void add_answer(bool is_accepted) { stats_.add_answer(is_accepted); }
    [[nodiscard]] DeviceStatus status(Time now) const;

  private:
    void run(const std::stop_token& stop);
    void report(const Error& why, const std::string& consequence) const;

    std::unique_ptr<Device> device_;
    WorkSource& source_;
    RestartPolicy policy_;
    Callbacks callbacks_;
    DeviceStats stats_;
    std::jthread thread_;  // last: it uses all the others
};

}  // namespace otedama
