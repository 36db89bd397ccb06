// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/fake/fake_device.hpp"

#include <algorithm>

namespace otedama {
namespace {

/// The hit as a device that rolls nothing reports it.
Hit make_hit(const WorkPtr& work, std::uint64_t nonce)
{
    return {.work = work,
        .nonce = nonce,
        .version = load_le<std::uint32_t>(work->header.data()),
        .ntime = load_le<std::uint32_t>(work->header.data() + 68)};
}

}  // namespace

FakeDevice::FakeDevice(FakeDeviceOptions options)
    : options_(std::move(options)),
      info_{.id = options_.id, .name = "fake device", .backend = BackendId::fake, .worker_count = 1}
{}

bool FakeDevice::supports(const Algorithm&) const noexcept
{
    return true;
}

Result<void> FakeDevice::prepare(const Work&, const Progress& progress, std::stop_token stop)
{
    if (stop.stop_requested() || (progress && !progress(1.0)))
        return fail(ErrorCode::cancelled, options_.id + ": preparation cancelled");
    std::lock_guard lock(mutex_);
    ++prepare_count_;
    if (options_.prepare_error)
        return tl::unexpected(*options_.prepare_error);
    is_faulty_ = false;
    is_silent_ = false;
    running_.clear();
    events_.clear();
    return {};
}

Result<void> FakeDevice::submit(Slice slice)
{
    std::lock_guard lock(mutex_);
    if (is_faulty_)
        return fail(ErrorCode::unavailable, options_.id + ": has a fault");
    if (running_.size() >= options_.queue_depth)
        return fail(ErrorCode::unavailable, options_.id + ": queue is full");
    const Time now = std::chrono::steady_clock::now();
    const Time start = running_.empty() ? now : std::max(now, running_.back().due);
    running_.push_back({std::move(slice), start + options_.slice_time});
    ++slice_count_;
    return {};
}

std::optional<DeviceEvent> FakeDevice::next_event(Deadline deadline)
{
    std::unique_lock lock(mutex_);
    while (true) {
        if (auto event = take_event())
            return event;
        if (std::chrono::steady_clock::now() >= deadline)
            return std::nullopt;
        changed_.wait_until(lock, wake_time(deadline));
    }
}

std::optional<DeviceEvent> FakeDevice::take_event()
{
    if (is_silent_)
        return std::nullopt;
    const bool is_due =
        !running_.empty() && running_.front().due <= std::chrono::steady_clock::now();
    if (events_.empty() && is_due) {
        finish(running_.front().slice);
        running_.pop_front();
    }
    if (events_.empty())
        return std::nullopt;
    DeviceEvent event = std::move(events_.front());
    events_.pop_front();
    return event;
}

Time FakeDevice::wake_time(Deadline deadline) const
{
    if (is_silent_ || running_.empty())
        return deadline;
    return std::min(deadline, running_.front().due);
}

void FakeDevice::finish(const Slice& slice)
{
    for (std::uint64_t i = 0; i < slice.range.count; ++i) {
        const std::uint64_t nonce = slice.range.first + i;
        if (claims(*slice.work, nonce))
            events_.push_back(make_hit(slice.work, nonce));
    }
    events_.push_back(SliceDone{slice, slice.range.count});
}

bool FakeDevice::claims(const Work& work, std::uint64_t nonce) const
{
    if (options_.claim_every != 0 && nonce % options_.claim_every == 0)
        return true;
    if (std::ranges::find(options_.claims, nonce) != options_.claims.end())
        return true;
    if (!options_.searches)
        return false;
    const ByteSpan header(work.header.data(), work.algorithm->header_size);
    return work.share_target.is_met_by(work.algorithm->hash(nullptr, header, nonce).hash);
}

void FakeDevice::abandon_before(WorkId id) noexcept
{
    const std::lock_guard lock(mutex_);
    std::erase_if(running_, [&](const Running& running) {
        if (running.slice.work->id >= id)
            return false;
        events_.push_back(SliceDone{running.slice, 0});
        return true;
    });
    changed_.notify_all();
}

void FakeDevice::fault(Error why)
{
    const std::lock_guard lock(mutex_);
    is_faulty_ = true;
    for (Running& running : running_) events_.push_back(SliceDone{std::move(running.slice), 0});
    running_.clear();
    events_.push_back(DeviceFault{std::move(why)});
    changed_.notify_all();
}

void FakeDevice::fall_silent()
{
    const std::lock_guard lock(mutex_);
    is_silent_ = true;
}

unsigned FakeDevice::prepare_count() const
{
    const std::lock_guard lock(mutex_);
    return prepare_count_;
}

std::uint64_t FakeDevice::slice_count() const
{
    const std::lock_guard lock(mutex_);
    return slice_count_;
}

}  // namespace otedama
