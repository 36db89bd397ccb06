// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "devices/cpu/cpu_worker.hpp"

#include "core/check.hpp"
#include "core/log.hpp"
#include "devices/cpu/thread_placement.hpp"
#include "kernels/scratch_memory.hpp"

#include <algorithm>
#include <new>

namespace otedama {
namespace {

using namespace std::chrono_literals;

// The first piece, before the pace is known: far below a millisecond with a fast algorithm.
constexpr std::uint64_t kSmallestPiece = 64;

/// What stands in the header; a seal hash of 32 bytes has neither version nor time.
Hit make_hit(const WorkPtr& work, std::uint64_t nonce)
{
    Hit hit{.work = work, .nonce = nonce};
    if (work->algorithm->header_size == work->header.size()) {
        hit.version = load_le<std::uint32_t>(work->header.data());
        hit.ntime = load_le<std::uint32_t>(work->header.data() + 68);
    }
    return hit;
}

}  // namespace

CpuWorker::CpuWorker(CpuWorkerPlan plan, SliceExchange& exchange)
    : plan_(std::move(plan)),
      exchange_(exchange),
      duty_cycle_(plan_.intensity_percent),
      thread_([this] { run(); })
{}

CpuWorker::~CpuWorker()
{
    thread_.join();
}

void CpuWorker::run() noexcept
{
    place();
    try {
        // Here, so that the pages are near the processor that touches them first.
        ScratchMemory scratch(plan_.kernel->scratch_bytes(plan_.dataset.get()));
        search_slices(scratch.get());
    } catch (const std::bad_alloc&) {
        exchange_.report_fault({ErrorCode::io, "cpu:0: a worker ran out of memory"});
    }
}

void CpuWorker::place() const
{
    const auto pinned = pin_this_thread(plan_.processor);
    if (!pinned && plan_.warns)
        log::warning(log::devices, "a worker could not be bound to its processor and runs anywhere",
            {{"reason", pinned.error().message}});
    const auto prioritised = set_this_thread_priority(plan_.priority);
    // All workers are refused alike: the first speaks for all.
    if (!prioritised && plan_.warns && plan_.index == 0)
        log::warning(log::devices,
            "the CPU priority was refused and stays normal; above normal needs root or "
            "CAP_SYS_NICE",
            {{"priority", plan_.priority}, {"reason", prioritised.error().message}});
}

void CpuWorker::search_slices(Scratch scratch)
{
    while (const auto slice = exchange_.take(plan_.index)) {
        const std::uint64_t hashes = search_slice(*slice, scratch);
        exchange_.finish(plan_.index, hashes);
    }
}

std::uint64_t CpuWorker::search_slice(const Slice& slice, Scratch scratch)
{
    const Work& work = *slice.work;
    const SearchInput input{.header = ByteSpan(work.header).first(work.algorithm->header_size),
        .target = work.share_target,
        .dataset = plan_.dataset.get()};
    duty_cycle_.resume(std::chrono::steady_clock::now(), this_thread_cpu_time());
    std::uint64_t done = 0;
    while (done < slice.range.count) {
        rest_as_due();
        if (is_stopped())
            break;
        const NonceRange piece{
            slice.range.first + done, std::min(slice.range.count - done, piece_size())};
        done += search_piece(input, piece, scratch, slice.work);
    }
    return done;
}

void CpuWorker::rest_as_due()
{
    const auto rest = duty_cycle_.rest_due();
    if (rest <= 0ns)
        return;
    exchange_.rest(plan_.index, rest);
    duty_cycle_.count(std::chrono::steady_clock::now(), this_thread_cpu_time());
}

std::uint64_t CpuWorker::search_piece(
    const SearchInput& input, NonceRange piece, Scratch scratch, const WorkPtr& work)
{
    const auto& stop = exchange_.stop_flag(plan_.index);
    Hits hits(nonces_);
    const auto before = this_thread_cpu_time();
    const std::uint64_t done = plan_.kernel->search(input, piece, scratch, stop, hits);
    const auto after = this_thread_cpu_time();
    pace_.measured(done, after - before);
    duty_cycle_.count(std::chrono::steady_clock::now(), after);
    OTEDAMA_ASSERT(done == piece.count || hits.is_full() || is_stopped());
    if (!hits.nonces().empty())
        report(work, hits.nonces());
    return done;
}

void CpuWorker::report(const WorkPtr& work, std::span<const std::uint64_t> nonces)
{
    std::vector<Hit> hits;
    hits.reserve(nonces.size());
    for (const std::uint64_t nonce : nonces) hits.push_back(make_hit(work, nonce));
    exchange_.report(plan_.index, hits);
}

std::uint64_t CpuWorker::piece_size() const noexcept
{
    return Pace::nonces_in(duty_cycle_.hashing_period(), pace_.per_second(), kSmallestPiece);
}

bool CpuWorker::is_stopped() const noexcept
{
    return exchange_.stop_flag(plan_.index).load(std::memory_order_relaxed);
}

}  // namespace otedama
