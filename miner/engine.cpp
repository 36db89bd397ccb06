// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/engine.hpp"

#include <utility>

namespace otedama {

Engine::Engine(std::vector<std::unique_ptr<Device>> devices, const RestartPolicy& policy,
    EngineCallbacks callbacks)
    : callbacks_(std::move(callbacks))
{
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const auto on_solution = [this, i](Solution solution, const std::stop_token& stop) {
            callbacks_.on_solution(i, std::move(solution), stop);
        };
        devices_.push_back(std::make_unique<DeviceSupervisor>(std::move(devices[i]), source_,
            policy, DeviceSupervisor::Callbacks{on_solution, callbacks_.on_fault}));
    }
}

Engine::~Engine()
{
    // All are asked before any is waited for, so that they end at the same time.
    for (const auto& device : devices_) device->request_stop();
}

void Engine::set_job(Job job)
{
    abandon_before(source_.set_job(std::move(job)));
}

void Engine::clear_job()
{
    abandon_before(source_.clear());
}

void Engine::set_paused(bool is_paused)
{
    abandon_before(source_.set_paused(is_paused));
}

void Engine::add_answer(std::size_t device, bool is_accepted)
{
    devices_.at(device)->add_answer(is_accepted);
}

std::vector<DeviceStatus> Engine::statuses(Time now) const
{
    std::vector<DeviceStatus> statuses;
    statuses.reserve(devices_.size());
    for (const auto& device : devices_) statuses.push_back(device->status(now));
    return statuses;
}

void Engine::abandon_before(WorkId id) noexcept
{
    for (const auto& device : devices_) device->abandon_before(id);
}

}  // namespace otedama
