// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/device.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace otedama {

/// Where the workers of a CPU device meet the thread that drives it: slices go in, events come
/// out, both bounded. One lock guards it all; every method may be called by any thread.
class SliceExchange {
  public:
    /// `workers` sit at 0 .. workers-1; `capacity` slices may be in flight.
    SliceExchange(std::size_t workers, std::size_t capacity);

    /// Queues a slice; false if `capacity` slices are in flight.
    [[nodiscard]] bool submit(Slice slice);

    /// The next event, in order; nothing once the deadline has passed.
    [[nodiscard]] std::optional<DeviceEvent> next_event(Deadline deadline);

    /// Gives up slices of work older than `id`: queued ones come back unsearched, and the stop
    /// flag of each worker that searches one is set.
    void abandon_before(WorkId id) noexcept;

    /// Sets every stop flag and lets every worker out of its wait.
    void close() noexcept;

    /// Empties it and opens it again. Only when closed and without workers.
    void reopen() noexcept;

    /// Waits for a slice and clears the worker's stop flag; nothing once closed.
    [[nodiscard]] std::optional<Slice> take(std::size_t worker);

    /// Set when the slice that the worker took is not wanted any more. Valid as long as this.
    [[nodiscard]] const std::atomic<bool>& stop_flag(std::size_t worker) const noexcept
    {
        return seats_[worker].stop;
    }

    /// Hands on hits of the worker's slice. Waits while too many events are unread, unless the
    /// slice is given up.
    void report(std::size_t worker, std::span<const Hit> hits);

    /// Returns the worker's slice with the hashes really done.
    void finish(std::size_t worker, std::uint64_t hashes);

    /// Reports that a worker cannot go on.
    void report_fault(Error why);

    /// Waits, but no longer than the worker's slice is wanted.
    void rest(std::size_t worker, std::chrono::nanoseconds duration);

  private:
    // On its own cache line: its worker reads the flag inside the search.
    struct alignas(64) Seat {
        std::atomic<bool> stop{false};
        std::optional<Slice> slice;  // guarded by mutex_
    };

    [[nodiscard]] std::optional<DeviceEvent> take_event();
    [[nodiscard]] bool is_stopped(std::size_t worker) const noexcept;

    const std::size_t capacity_;
    std::vector<Seat> seats_;
    std::mutex mutex_;
    std::condition_variable slice_queued_;  // for workers without a slice
    std::condition_variable interrupted_;   // for workers that rest or wait for room
    std::condition_variable event_ready_;   // for the driving thread
    std::deque<Slice> queue_;               // guarded by mutex_, like all below
    std::deque<DeviceEvent> events_;
    std::size_t in_flight_ = 0;
    WorkId oldest_wanted_{};
    bool is_closed_ = false;
};

}  // namespace otedama
