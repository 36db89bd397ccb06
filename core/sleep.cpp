// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/sleep.hpp"

#include <condition_variable>
#include <mutex>

namespace otedama {

bool sleep_for(std::chrono::nanoseconds duration, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

}  // namespace otedama
