// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/solution_queue.hpp"

#include <utility>

namespace otedama {

bool SolutionQueue::push(FoundSolution found, const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    if (!has_room_.wait(lock, stop, [this] { return found_.size() < kCapacity; }))
        return false;
    found_.push_back(std::move(found));
    return found_.size() == 1;
}

std::vector<FoundSolution> SolutionQueue::take_all()
{
    std::vector<FoundSolution> taken;
    {
        const std::lock_guard lock(mutex_);
        taken.swap(found_);
    }
    has_room_.notify_all();
    return taken;
}

}  // namespace otedama
