// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/backends.hpp"
#include "devices/cpu/cpu_worker.hpp"
#include "devices/cpu/slice_exchange.hpp"
#include "devices/device.hpp"

#include <atomic>
#include <deque>
#include <memory>
#include <vector>

namespace otedama {

/// All processors of the machine as one device, "cpu:0": one worker thread on each chosen
/// processor. Its destructor ends them within 200 ms, whatever they do.
class CpuDevice final : public Device {
  public:
    /// `processors` are operating-system numbers, one worker each; `options` are valid.
    CpuDevice(std::string name, std::vector<unsigned> processors, CpuOptions options);
    ~CpuDevice() override;
    CpuDevice(const CpuDevice&) = delete;
    CpuDevice& operator=(const CpuDevice&) = delete;

    [[nodiscard]] const DeviceInfo& info() const noexcept override { return *info_.load(); }
    [[nodiscard]] bool supports(const Algorithm& algorithm) const noexcept override;
    /// Starts the workers afresh; slices still in flight are forgotten.
    [[nodiscard]] Result<void> prepare(
        const Work& work, const Progress& progress, std::stop_token stop) override;
    [[nodiscard]] Result<void> submit(Slice slice) override;
    [[nodiscard]] std::size_t queue_depth() const noexcept override;
    [[nodiscard]] std::uint64_t slice_size() const noexcept override;
    [[nodiscard]] std::optional<DeviceEvent> next_event(Deadline deadline) override;
    void abandon_before(WorkId id) noexcept override;
    [[nodiscard]] Telemetry telemetry() const override { return {}; }

  private:
    [[nodiscard]] Result<void> load_dataset(
        const Work& work, const Progress& progress, const std::stop_token& stop);
    [[nodiscard]] Result<void> start_workers(const CpuKernel& kernel);
    void stop_workers() noexcept;
    void publish_kernel(std::string_view name);

    const std::vector<unsigned> processors_;
    const CpuOptions options_;
    // Every version that info() ever answered with stays valid: one per kernel.
    std::deque<DeviceInfo> infos_;
    std::atomic<const DeviceInfo*> info_;
    const Algorithm* algorithm_ = nullptr;
    DatasetKey dataset_key_;
    DatasetPtr dataset_;
    bool has_started_ = false;  // the workers have been placed once, with their warnings
    SliceExchange exchange_;
    std::vector<std::unique_ptr<CpuWorker>> workers_;  // none before prepare; after exchange_
};

}  // namespace otedama
