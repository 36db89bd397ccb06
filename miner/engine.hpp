// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "miner/device_supervisor.hpp"
#include "miner/work_source.hpp"
#include "protocol/job.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace otedama {

/// What an Engine tells its owner, on the devices' threads. Devices are counted from 0 in the order
/// they were given.
struct EngineCallbacks {
    std::function<void(std::size_t device, Solution, const std::stop_token&)> on_solution;
    OnDeviceFault on_fault;
};

/// Jobs in, solutions out: owns the devices, their threads and the source of their work. Any
/// thread may call anything.
class Engine {
  public:
    Engine(std::vector<std::unique_ptr<Device>> devices, const RestartPolicy& policy,
        EngineCallbacks callbacks);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Ends every thread within 200 ms; callbacks that wait see their stop token.
    ~Engine();

    /// Searches this job from now on.
    void set_job(Job job);

    /// Searches nothing until the next job.
    void clear_job();

    /// Searches nothing while paused.
    void set_paused(bool is_paused);

    /// Counts the pool's word on a solution of the device.
    void add_answer(std::size_t device, bool is_accepted);

    [[nodiscard]] std::vector<DeviceStatus> statuses(Time now) const;

  private:
    void abandon_before(WorkId id) noexcept;

    EngineCallbacks callbacks_;
    WorkSource source_;
    std::vector<std::unique_ptr<DeviceSupervisor>> devices_;
};

}  // namespace otedama
