// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/search_bench.hpp"

#include "core/check.hpp"
#include "core/sleep.hpp"
#include "devices/cpu/thread_placement.hpp"
#include "kernels/scratch_memory.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <memory>
#include <thread>

namespace otedama {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kIntervals = 5;
constexpr std::chrono::milliseconds kWarmUp{200};

/// One thread that searches for what cannot be found and counts.
class SearchLoad {
  public:
    SearchLoad(const CpuKernel& kernel, DatasetPtr dataset, unsigned processor)
        : kernel_(kernel),
          dataset_(std::move(dataset)),
          scratch_(kernel.scratch_bytes(dataset_.get())),
          header_(kernel.algorithm->header_size),
          thread_([this, processor] { run(processor); })
    {}
    SearchLoad(const SearchLoad&) = delete;
    SearchLoad& operator=(const SearchLoad&) = delete;
    ~SearchLoad()
    {
        stop_.store(true);
        thread_.join();
    }

    [[nodiscard]] std::uint64_t hashes() const noexcept { return hashes_.load(); }

    /// Whether the thread stands where it should.
    [[nodiscard]] bool is_pinned() const noexcept { return is_pinned_.load(); }

  private:
    void run(unsigned processor);
    void search_once(std::uint64_t count, std::uint64_t& next, Hits& hits);

    const CpuKernel& kernel_;
    DatasetPtr dataset_;
    ScratchMemory scratch_;
    Bytes header_;
    std::atomic<bool> stop_{false};
    std::atomic<bool> is_pinned_{true};
    // Apart from what the other threads write.
    alignas(64) std::atomic<std::uint64_t> hashes_{0};
    std::thread thread_;
};

void SearchLoad::run(unsigned processor)
{
    is_pinned_.store(pin_this_thread(processor).has_value());
    std::array<std::uint64_t, 4> storage{};
    Hits hits(storage);
    std::uint64_t count = 1;
    std::uint64_t next = 0;
    while (!stop_.load(std::memory_order_relaxed)) {
        const Clock::time_point begin = Clock::now();
        search_once(count, next, hits);
        // Long enough that the calls cost nothing, short enough to be counted in time.
        if (Clock::now() - begin < std::chrono::milliseconds(2))
            count = std::min(count * 2, std::uint64_t{1} << 30);
    }
}

void SearchLoad::search_once(std::uint64_t count, std::uint64_t& next, Hits& hits)
{
    const std::size_t nonce_bits = 8 * kernel_.algorithm->nonce_size;
    const std::uint64_t last =
        nonce_bits < 64 ? (std::uint64_t{1} << nonce_bits) - 1 : ~std::uint64_t{0};
    if (next > last - count) {
        // The nonces are used up: another header.
        store_le(header_.data(), load_le<std::uint32_t>(header_.data()) + 1);
        next = 0;
    }
    // No hash is zero, so nothing is ever found.
    const SearchInput input{.header = header_, .target = Target(), .dataset = dataset_.get()};
    const std::uint64_t done =
        kernel_.search(input, {.first = next, .count = count}, scratch_.get(), stop_, hits);
    next += done;
    hashes_.fetch_add(done, std::memory_order_relaxed);
}

using Loads = std::vector<std::unique_ptr<SearchLoad>>;

std::uint64_t hashes_of(const Loads& loads)
{
    std::uint64_t sum = 0;
    for (const auto& load : loads) sum += load->hashes();
    return sum;
}

Result<DatasetPtr> dataset_of(const Algorithm& algorithm, const std::stop_token& stop)
{
    if (algorithm.make_dataset == nullptr)
        return DatasetPtr();
    return algorithm.make_dataset({}, [&stop](double) { return !stop.stop_requested(); });
}

tl::unexpected<Error> cancelled()
{
    return fail(ErrorCode::cancelled, "the measurement was stopped");
}

/// Hashes per second over one interval; over more than one where a busy machine lets nothing be
/// hashed in the first.
Result<double> measure_interval(
    const Loads& loads, std::chrono::milliseconds duration, const std::stop_token& stop)
{
    const Clock::time_point begin = Clock::now();
    const std::uint64_t before = hashes_of(loads);
    while (hashes_of(loads) == before) {
        if (!sleep_for(duration, stop))
            return cancelled();
    }
    const std::chrono::duration<double> passed = Clock::now() - begin;
    return static_cast<double>(hashes_of(loads) - before) / passed.count();
}

}  // namespace

Result<double> measure_search(const CpuKernel& kernel, const std::vector<unsigned>& processors,
    std::chrono::milliseconds duration, const std::stop_token& stop)
{
    const auto dataset = dataset_of(*kernel.algorithm, stop);
    if (!dataset)
        return tl::unexpected<Error>(dataset.error());
    Loads loads;
    for (const unsigned processor : processors)
        loads.push_back(std::make_unique<SearchLoad>(kernel, *dataset, processor));
    if (!sleep_for(kWarmUp, stop))
        return cancelled();
    if (!std::ranges::all_of(loads, [](const auto& load) { return load->is_pinned(); }))
        return fail(ErrorCode::io, "a thread could not be pinned to its processor");

    std::vector<double> rates;
    for (unsigned i = 0; i < kIntervals; ++i) {
        const auto rate = measure_interval(loads, duration / kIntervals, stop);
        if (!rate)
            return rate;
        rates.push_back(*rate);
    }
    std::ranges::nth_element(rates, rates.begin() + kIntervals / 2);
    return rates[kIntervals / 2];
}

}  // namespace otedama
