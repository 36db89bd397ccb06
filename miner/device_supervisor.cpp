// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/device_supervisor.hpp"

#include "core/sleep.hpp"
#include "miner/backoff.hpp"

#include <fmt/format.h>

#include <utility>

namespace otedama {

DeviceSupervisor::DeviceSupervisor(
    std::unique_ptr<Device> device, WorkSource& source, RestartPolicy policy, Callbacks callbacks)
    : device_(std::move(device)),
      source_(source),
      policy_(policy),
      callbacks_(std::move(callbacks)),
      stats_(device_->info()),
      thread_([this](const std::stop_token& stop) { run(stop); })
{}

DeviceStatus DeviceSupervisor::status(Time now) const
{
    DeviceStatus status = stats_.status(now);
    status.telemetry = device_->telemetry();
    return status;
}

void DeviceSupervisor::run(const std::stop_token& stop)
{
    Backoff backoff(policy_.first_wait, policy_.longest_wait, std::random_device{}());
    unsigned failures = 0;
    while (true) {
        const Time start = std::chrono::steady_clock::now();
        const auto ended =
            DeviceThread(*device_, source_, stats_, policy_.silence_limit, callbacks_.on_solution)
                .run(stop);
        if (ended || stop.stop_requested())
            return;
        if (std::chrono::steady_clock::now() - start >= policy_.healthy_after) {
            failures = 0;
            backoff.reset();
        }
        if (++failures >= policy_.failures_to_retire) {
            stats_.retire();
            return report(ended.error(), fmt::format("retired after {} failures", failures));
        }
        const auto wait = backoff.next();
        report(ended.error(), fmt::format("starting it again in {} ms", wait.count()));
        sleep_for(wait, stop);
    }
}

void DeviceSupervisor::report(const Error& why, const std::string& consequence) const
{
    callbacks_.on_fault(why.message + "; " + consequence);
}

}  // namespace otedama
