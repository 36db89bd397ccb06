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

std::vector<FoundSolution> SolutionQueue::take(std::size_t most)
{
    std::vector<FoundSolution> taken;
    {
        const std::lock_guard lock(mutex_);
        while (!found_.empty() && taken.size() < most) {
            taken.push_back(std::move(found_.front()));
            found_.pop_front();
        }
    }
    has_room_.notify_all();
    return taken;
}

}  // namespace otedama
