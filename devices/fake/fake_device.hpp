// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/device.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

namespace otedama {

/// How a FakeDevice behaves.
struct FakeDeviceOptions {
    std::string id = "fake:0";
    std::size_t queue_depth = 2;
    std::uint64_t slice_size = 1U << 12;
    /// How long one slice takes. With zero it is finished by the next call of next_event.
    std::chrono::milliseconds slice_time{0};
    /// Hashes every nonce with the algorithm's reference and claims those that meet the share
    /// target: true hits, at some microseconds a nonce.
    bool searches = false;
    /// Claims every nonce that is a multiple of this, unhashed: a wrong hit, unless the share
    /// target lets everything through. 0: claims nothing by schedule.
    std::uint64_t claim_every = 0;
    /// Claims these nonces, unhashed, when a slice holds them.
    std::vector<std::uint64_t> claims;
    /// The error that prepare() answers with; nothing: it succeeds.
    std::optional<Error> prepare_error;
};

/// A test double: claims hits on a schedule and misbehaves when told to. It has no thread of its
/// own; slices run in next_event.
class FakeDevice final : public Device {
  public:
    explicit FakeDevice(FakeDeviceOptions options);

    [[nodiscard]] const DeviceInfo& info() const noexcept override { return info_; }
    [[nodiscard]] bool supports(const Algorithm& algorithm) const noexcept override;
    /// Also ends a fault or a silence, as restarting a real device would.
    [[nodiscard]] Result<void> prepare(
        const Work& work, const Progress& progress, std::stop_token stop) override;
    [[nodiscard]] Result<void> submit(Slice slice) override;
    [[nodiscard]] std::size_t queue_depth() const noexcept override { return options_.queue_depth; }
    [[nodiscard]] std::uint64_t slice_size() const noexcept override { return options_.slice_size; }
    [[nodiscard]] std::optional<DeviceEvent> next_event(Deadline deadline) override;
    void abandon_before(WorkId id) noexcept override;
    [[nodiscard]] Telemetry telemetry() const override { return {}; }

    /// Gives up all slices, then reports a fault and refuses slices until prepare(). Any thread.
    void fault(Error why);

    /// From now on nothing comes back, as if the device hung, until prepare(). Any thread.
    void fall_silent();

    /// How often prepare() was called. Any thread.
    [[nodiscard]] unsigned prepare_count() const;

    /// How many slices were submitted. Any thread.
    [[nodiscard]] std::uint64_t slice_count() const;

  private:
    struct Running {
        Slice slice;
        Time due;
    };

    [[nodiscard]] std::optional<DeviceEvent> take_event();
    [[nodiscard]] Time wake_time(Deadline deadline) const;
    void finish(const Slice& slice);
    [[nodiscard]] bool claims(const Work& work, std::uint64_t nonce) const;

    FakeDeviceOptions options_;
    DeviceInfo info_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Running> running_;  // guarded by mutex_, like all below
    std::deque<DeviceEvent> events_;
    bool is_faulty_ = false;
    bool is_silent_ = false;
    unsigned prepare_count_ = 0;
    std::uint64_t slice_count_ = 0;
};

}  // namespace otedama
