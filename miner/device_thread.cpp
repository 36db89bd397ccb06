// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/device_thread.hpp"

#include "core/check.hpp"
#include "core/log.hpp"
#include "kernels/cpu_kernels.hpp"
#include "miner/header.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

namespace otedama {
namespace {

/// How long the loop waits for a device before it looks at its stop token again.
constexpr std::chrono::milliseconds kPatience{50};

Time now()
{
    return std::chrono::steady_clock::now();
}

/// The kernel that judges: the one that needs nothing, which no device's own kernel shares its
/// mistakes with. Hits are rare, so its speed does not matter.
const CpuKernel& judging_kernel(const Algorithm& algorithm)
{
    const CpuKernel* last = nullptr;
    for (const CpuKernel& kernel : cpu_kernels())
        if (kernel.algorithm == &algorithm)
            last = &kernel;
    OTEDAMA_ASSERT(last != nullptr);
    return *last;
}

}  // namespace

DeviceThread::DeviceThread(Device& device, WorkSource& source, DeviceStats& stats,
    std::chrono::milliseconds silence_limit, const OnSolution& on_solution)
    : device_(device),
      source_(source),
      stats_(stats),
      silence_limit_(silence_limit),
      on_solution_(on_solution)
{}

Result<void> DeviceThread::run(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        if (auto filled = fill_queue(stop); !filled)
            return filled;
        if (in_flight_ == 0)
            continue;
        const auto event = device_.next_event(now() + kPatience);
        if (auto went_well = event ? on_event(*event, stop) : check_silence(now()); !went_well)
            return went_well;
    }
    return {};
}

Result<void> DeviceThread::fill_queue(const std::stop_token& stop)
{
    while (in_flight_ == 0 || in_flight_ < device_.queue_depth()) {
        auto slice = next_slice(stop);
        if (!slice)
            return {};
        if (in_flight_ == 0)
            last_sign_ = now();
        if (auto prepared = prepare(*slice->work, stop); !prepared)
            return prepared;
        if (auto submitted = device_.submit(std::move(*slice)); !submitted)
            return take_last_events(submitted.error(), stop);
        ++in_flight_;
    }
    return {};
}

std::optional<Slice> DeviceThread::next_slice(const std::stop_token& stop)
{
    // Only an idle device may wait for work: a busy one has events to take.
    return in_flight_ == 0 ? source_.take(device_.slice_size(), stop)
                           : source_.try_take(device_.slice_size());
}

Result<void> DeviceThread::prepare(const Work& work, const std::stop_token& stop)
{
    if (verifier_)
        return {};
    const auto may_go_on = [&stop](double) { return !stop.stop_requested(); };
    if (auto prepared = device_.prepare(work, may_go_on, stop); !prepared)
        return prepared;
    verifier_.emplace(judging_kernel(*work.algorithm));
    last_sign_ = now();
    stats_.set_info(device_.info());
    stats_.start_hashing(last_sign_);
    return {};
}

Result<void> DeviceThread::take_last_events(const Error& refusal, const std::stop_token& stop)
{
    // The fault that is behind the refusal may wait in line, and hits before it.
    while (const auto event = device_.next_event(now()))
        if (auto went_well = on_event(*event, stop); !went_well)
            return went_well;
    return tl::unexpected(refusal);
}

Result<void> DeviceThread::check_silence(Time now) const
{
    if (now - last_sign_ < silence_limit_)
        return {};
    return fail(ErrorCode::timeout,
        fmt::format("{}: no sign of life for {} ms", device_.info().id, silence_limit_.count()));
}

Result<void> DeviceThread::on_event(const DeviceEvent& event, const std::stop_token& stop)
{
    last_sign_ = now();
    if (const auto* fault = std::get_if<DeviceFault>(&event))
        return tl::unexpected(fault->why);
    if (const auto* hit = std::get_if<Hit>(&event))
        on_hit(*hit, stop);
    else
        on_done(std::get<SliceDone>(event));
    return {};
}

void DeviceThread::on_hit(const Hit& hit, const std::stop_token& stop)
{
    if (!recent_hits_.add(hit)) {
        log::debug(log::miner, "device reported a hit twice", {{"device", device_.info().id}});
    } else if (const auto pow = verify(hit)) {
        on_solution_(Solution{.hit = hit, .pow = *pow}, stop);
    } else {
        stats_.add_hardware_error();
        log::debug(log::miner, "device reported a wrong hit",
            {{"device", device_.info().id}, {"nonce", hit.nonce}});
    }
}

void DeviceThread::on_done(const SliceDone& done)
{
    OTEDAMA_ASSERT(in_flight_ > 0);
    --in_flight_;
    stats_.add_hashes(last_sign_, done.hashes);
}

std::optional<PowResult> DeviceThread::verify(const Hit& hit)
{
    const Work& work = *hit.work;
    const Header header = header_of(hit);
    const PowResult pow =
        verifier_->check(ByteSpan(header).first(work.algorithm->header_size), hit.nonce);
    if (!work.share_target.is_met_by(pow.hash))
        return std::nullopt;
    return pow;
}

}  // namespace otedama
