// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/time.hpp"
#include "core/work.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

namespace otedama {

enum class BackendId : std::uint8_t { cpu, cuda, opencl, asic, fake };

/// What a device is. The id is stable over restarts and unique on the machine.
struct DeviceInfo {
    std::string id;    // "cpu:0", later "0000:65:00.0"
    std::string name;  // what the maker calls it
    BackendId backend = BackendId::cpu;
    std::string kernel;  // the kernel in use, empty before prepare
    unsigned worker_count = 0;
    std::uint64_t memory_bytes = 0;
};

/// A slice is finished or given up.
struct SliceDone {
    Slice slice;
    std::uint64_t hashes = 0;  // really done
};

/// The device cannot go on; the engine restarts or retires it.
struct DeviceFault {
    Error why;
};

using DeviceEvent = std::variant<Hit, SliceDone, DeviceFault>;

/// What a device says of itself while it works. Absent means not measurable.
struct Telemetry {
    std::optional<double> temperature_celsius;
    std::optional<double> power_watts;
    std::optional<double> fan_percent;
    std::optional<double> clock_mhz;
};

/// Something that searches nonces. Asynchronous: slices go in, events come out. One thread calls
/// it (its DeviceThread), except where a method says otherwise.
class Device {
  public:
    virtual ~Device() = default;

    /// Any thread, after construction; prepare() may fill in more.
    [[nodiscard]] virtual const DeviceInfo& info() const noexcept = 0;

    [[nodiscard]] virtual bool supports(const Algorithm& algorithm) const noexcept = 0;

    /// Selects and tests the kernel, allocates, builds the dataset: slow, reports progress, can be
    /// cancelled. Again for work of another algorithm or dataset, with no slice in flight.
    [[nodiscard]] virtual Result<void> prepare(
        const Work& work, const Progress& progress, std::stop_token stop) = 0;

    /// Queues a slice and returns; up to queue_depth() slices are in flight.
    [[nodiscard]] virtual Result<void> submit(Slice slice) = 0;
    [[nodiscard]] virtual std::size_t queue_depth() const noexcept = 0;

    /// Nonces that keep one slice at the latency wished for (about 100 ms).
    [[nodiscard]] virtual std::uint64_t slice_size() const noexcept = 0;

    /// Next hit, finished slice or fault; nothing once the deadline has passed. Every slice
    /// submitted comes back as exactly one SliceDone, after all its hits.
    [[nodiscard]] virtual std::optional<DeviceEvent> next_event(Deadline deadline) = 0;

    /// Gives up slices of work older than `id`, queued or running, within 5 ms for a CPU. Any
    /// thread.
    virtual void abandon_before(WorkId id) noexcept = 0;

    /// Any thread.
    [[nodiscard]] virtual Telemetry telemetry() const = 0;
};

}  // namespace otedama
