// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "devices/cpu/duty_cycle.hpp"
#include "devices/cpu/pace.hpp"
#include "devices/cpu/slice_exchange.hpp"
#include "kernels/kernel.hpp"

#include <array>
#include <cstdint>
#include <thread>

namespace otedama {

/// What a worker works with; the same for all workers of a device but for `index` and `processor`.
struct CpuWorkerPlan {
    std::size_t index = 0;
    unsigned processor = 0;
    int priority = 2;
    double intensity_percent = 100;
    const CpuKernel* kernel = nullptr;
    DatasetPtr dataset;
    bool warns = true;  // when the system refuses its place; off where that is known
};

/// One thread on one processor that takes slices from an exchange and searches them. The
/// destructor waits for the thread, which ends when the exchange is closed.
class CpuWorker {
  public:
    /// `exchange` outlives the worker.
    CpuWorker(CpuWorkerPlan plan, SliceExchange& exchange);
    ~CpuWorker();
    CpuWorker(const CpuWorker&) = delete;
    CpuWorker& operator=(const CpuWorker&) = delete;

    /// Nonces per second of hashing; 0 before the first measurement. Any thread.
    [[nodiscard]] double hashes_per_second() const noexcept { return pace_.per_second(); }

  private:
    void run() noexcept;
    void place() const;
    void search_slices(Scratch scratch);
    [[nodiscard]] std::uint64_t search_slice(const Slice& slice, Scratch scratch);
    void rest_as_due();
    [[nodiscard]] std::uint64_t search_piece(
        const SearchInput& input, NonceRange piece, Scratch scratch, const WorkPtr& work);
    void report(const WorkPtr& work, std::span<const std::uint64_t> nonces);
    [[nodiscard]] std::uint64_t piece_size() const noexcept;
    [[nodiscard]] bool is_stopped() const noexcept;

    static constexpr std::size_t kMostHits = 64;

    const CpuWorkerPlan plan_;
    SliceExchange& exchange_;
    Pace pace_;
    DutyCycle duty_cycle_;
    std::array<std::uint64_t, kMostHits> nonces_{};
    std::thread thread_;  // last: it uses everything above
};

}  // namespace otedama
