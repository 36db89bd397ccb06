// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/share_collector.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace otedama::pool {
namespace {

/// Short enough that a status is fresh and a queue cannot fill, long enough to batch. Loops do not
/// wake the thread: a system call per share would cost them more than this costs in all.
constexpr std::chrono::milliseconds kPeriod{20};

}  // namespace

ShareCollector::ShareCollector(std::vector<ShareQueue*> queues, ShareLog& log)
    : queues_(std::move(queues)),
      log_(log),
      thread_([this](const std::stop_token& stop) { run(stop); })
{}

ShareCollector::~ShareCollector()
{
    thread_.request_stop();
    thread_.join();
    collect();
}

void ShareCollector::run(const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, stop, kPeriod, [] { return false; }) && !stop.stop_requested())
        collect();
}

void ShareCollector::collect()
{
    batch_.clear();
    for (ShareQueue* queue : queues_) queue->pop_all(batch_);
    if (!batch_.empty())
        log_.append(batch_);
}

}  // namespace otedama::pool
