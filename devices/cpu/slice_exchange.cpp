// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/slice_exchange.hpp"

#include "core/check.hpp"

#include <algorithm>

namespace otedama {
namespace {

// Unread events beyond which workers wait: a target that everything meets must not fill memory.
constexpr std::size_t kMostEvents = 4096;

}  // namespace

SliceExchange::SliceExchange(std::size_t workers, std::size_t capacity)
    : capacity_(capacity), seats_(workers)
{}

bool SliceExchange::submit(Slice slice)
{
    const std::lock_guard lock(mutex_);
    if (in_flight_ == capacity_)
        return false;
    ++in_flight_;
    queue_.push_back(std::move(slice));
    slice_queued_.notify_one();
    return true;
}

std::optional<DeviceEvent> SliceExchange::next_event(Deadline deadline)
{
    std::unique_lock lock(mutex_);
    while (true) {
        if (auto event = take_event())
            return event;
        if (event_ready_.wait_until(lock, deadline) == std::cv_status::timeout)
            return take_event();
    }
}

std::optional<DeviceEvent> SliceExchange::take_event()
{
    if (!events_.empty()) {
        DeviceEvent event = std::move(events_.front());
        events_.pop_front();
        if (events_.size() == kMostEvents - 1)
            interrupted_.notify_all();
        if (std::holds_alternative<SliceDone>(event))
            --in_flight_;
        return event;
    }
    const auto unwanted = std::ranges::find_if(
        queue_, [&](const Slice& slice) { return slice.work->id < oldest_wanted_; });
    if (unwanted == queue_.end())
        return std::nullopt;
    SliceDone done{std::move(*unwanted), 0};
    queue_.erase(unwanted);
    --in_flight_;
    return done;
}

void SliceExchange::abandon_before(WorkId id) noexcept
{
    const std::lock_guard lock(mutex_);
    oldest_wanted_ = std::max(oldest_wanted_, id);
    // Under the lock, a flag set for an old slice cannot hit the slice that follows it.
    for (Seat& seat : seats_) {
        if (seat.slice && seat.slice->work->id < oldest_wanted_)
            seat.stop.store(true, std::memory_order_relaxed);
    }
    interrupted_.notify_all();
    event_ready_.notify_all();
}

void SliceExchange::close() noexcept
{
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    for (Seat& seat : seats_) seat.stop.store(true, std::memory_order_relaxed);
    slice_queued_.notify_all();
    interrupted_.notify_all();
}

void SliceExchange::reopen() noexcept
{
    const std::lock_guard lock(mutex_);
    OTEDAMA_ASSERT(is_closed_);
    is_closed_ = false;
    for (Seat& seat : seats_) seat.slice.reset();
    queue_.clear();
    events_.clear();
    in_flight_ = 0;
}

std::optional<Slice> SliceExchange::take(std::size_t worker)
{
    std::unique_lock lock(mutex_);
    const auto next_wanted = [&] {
        return std::ranges::find_if(
            queue_, [&](const Slice& slice) { return slice.work->id >= oldest_wanted_; });
    };
    slice_queued_.wait(lock, [&] { return is_closed_ || next_wanted() != queue_.end(); });
    if (is_closed_)
        return std::nullopt;
    const auto next = next_wanted();
    Seat& seat = seats_[worker];
    seat.slice = std::move(*next);
    queue_.erase(next);
    seat.stop.store(false, std::memory_order_relaxed);
    return seat.slice;
}

void SliceExchange::report(std::size_t worker, std::span<const Hit> hits)
{
    std::unique_lock lock(mutex_);
    interrupted_.wait(lock, [&] { return is_stopped(worker) || events_.size() < kMostEvents; });
    events_.insert(events_.end(), hits.begin(), hits.end());
    event_ready_.notify_one();
}

void SliceExchange::finish(std::size_t worker, std::uint64_t hashes)
{
    const std::lock_guard lock(mutex_);
    Seat& seat = seats_[worker];
    OTEDAMA_ASSERT(seat.slice.has_value());
    events_.push_back(SliceDone{std::move(*seat.slice), hashes});
    seat.slice.reset();
    event_ready_.notify_one();
}

void SliceExchange::report_fault(Error why)
{
    const std::lock_guard lock(mutex_);
    events_.push_back(DeviceFault{std::move(why)});
    event_ready_.notify_one();
}

void SliceExchange::rest(std::size_t worker, std::chrono::nanoseconds duration)
{
    const Time until = std::chrono::steady_clock::now() + duration;
    std::unique_lock lock(mutex_);
    interrupted_.wait_until(lock, until, [&] { return is_stopped(worker); });
}

bool SliceExchange::is_stopped(std::size_t worker) const noexcept
{
    return seats_[worker].stop.load(std::memory_order_relaxed);
}

}  // namespace otedama
