// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/cpu_device.hpp"

#include "kernels/cpu_kernels.hpp"
#include "kernels/select.hpp"

#include <algorithm>
#include <system_error>

namespace otedama {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kId = "cpu:0";

// One slice is searched while the next waits, so that no worker ever waits for the driving thread.
constexpr std::size_t kSlicesPerWorker = 2;

// Short enough for a prompt count of hashes, long enough to make hand-overs rare.
constexpr auto kSliceTime = 100ms;

std::string about(std::string_view message)
{
    return std::string(kId) + ": " + std::string(message);
}

}  // namespace

CpuDevice::CpuDevice(std::string name, std::vector<unsigned> processors, CpuOptions options)
    : processors_(std::move(processors)),
      options_(std::move(options)),
      infos_{DeviceInfo{.id = std::string(kId),
          .name = std::move(name),
          .backend = BackendId::cpu,
          .worker_count = static_cast<unsigned>(processors_.size())}},
      info_(&infos_.front()),
      exchange_(processors_.size(), processors_.size() * kSlicesPerWorker)
{}

CpuDevice::~CpuDevice()
{
    stop_workers();
}

bool CpuDevice::supports(const Algorithm& algorithm) const noexcept
{
    return std::ranges::any_of(cpu_kernels(),
        [&](const CpuKernel& kernel) { return kernel.algorithm->name == algorithm.name; });
}

Result<void> CpuDevice::prepare(const Work& work, const Progress& progress, std::stop_token stop)
{
    stop_workers();
    const auto kernel = select_kernel(*work.algorithm, options_.kernel);
    if (!kernel)
        return fail_with(std::string(kId), kernel.error());
    if (const auto loaded = load_dataset(work, progress, stop); !loaded)
        return fail_with(std::string(kId), loaded.error());
    if (stop.stop_requested() || (progress && !progress(1.0)))
        return fail(ErrorCode::cancelled, about("preparation cancelled"));
    exchange_.reopen();
    publish_kernel((*kernel)->name);
    return start_workers(**kernel);
}

Result<void> CpuDevice::load_dataset(
    const Work& work, const Progress& progress, const std::stop_token& stop)
{
    const bool is_loaded = work.algorithm == algorithm_ && work.dataset == dataset_key_;
    if (is_loaded)
        return {};
    algorithm_ = nullptr;
    dataset_.reset();
    if (work.algorithm->make_dataset != nullptr) {
        auto dataset = work.algorithm->make_dataset(work.dataset,
            [&](double part) { return !stop.stop_requested() && (!progress || progress(part)); });
        if (!dataset)
            return tl::unexpected(dataset.error());
        dataset_ = *std::move(dataset);
    }
    algorithm_ = work.algorithm;
    dataset_key_ = work.dataset;
    return {};
}

Result<void> CpuDevice::start_workers(const CpuKernel& kernel)
{
    try {
        for (std::size_t i = 0; i < processors_.size(); ++i) {
            workers_.push_back(
                std::make_unique<CpuWorker>(CpuWorkerPlan{.index = i,
                                                .processor = processors_[i],
                                                .priority = options_.priority,
                                                .intensity_percent = options_.intensity_percent,
                                                .kernel = &kernel,
                                                .dataset = dataset_,
                                                .warns = !has_started_},
                    exchange_));
        }
    } catch (const std::system_error& error) {
        stop_workers();
        return fail(ErrorCode::io, about("a worker could not be started: ") + error.what());
    }
    has_started_ = true;
    return {};
}

void CpuDevice::stop_workers() noexcept
{
    exchange_.close();
    workers_.clear();
}

void CpuDevice::publish_kernel(std::string_view name)
{
    const auto known = std::ranges::find(infos_, name, &DeviceInfo::kernel);
    if (known != infos_.end()) {
        info_ = &*known;
        return;
    }
    DeviceInfo info = infos_.front();
    info.kernel = name;
    info_ = &infos_.emplace_back(std::move(info));
}

Result<void> CpuDevice::submit(Slice slice)
{
    if (workers_.empty())
        return fail(ErrorCode::unavailable, about("not prepared"));
    if (slice.work->algorithm != algorithm_ || slice.work->dataset != dataset_key_)
        return fail(ErrorCode::invalid_argument, about("prepared for other work"));
    if (!exchange_.submit(std::move(slice)))
        return fail(ErrorCode::unavailable, about("queue is full"));
    return {};
}

std::size_t CpuDevice::queue_depth() const noexcept
{
    return processors_.size() * kSlicesPerWorker;
}

std::uint64_t CpuDevice::slice_size() const noexcept
{
    double sum = 0;
    double measured = 0;
    for (const auto& worker : workers_) {
        const double pace = worker->hashes_per_second();
        sum += pace;
        measured += pace > 0 ? 1.0 : 0.0;
    }
    const double mean = measured == 0 ? 0 : sum / measured;
    return Pace::nonces_in(kSliceTime, mean * options_.intensity_percent / 100, Pace::kFewest);
}

std::optional<DeviceEvent> CpuDevice::next_event(Deadline deadline)
{
    return exchange_.next_event(deadline);
}

void CpuDevice::abandon_before(WorkId id) noexcept
{
    exchange_.abandon_before(id);
}

}  // namespace otedama
