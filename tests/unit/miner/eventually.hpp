// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <thread>

namespace otedama::test {

/// What a stop may take here: 200 ms are promised, a busy machine adds to them.
inline constexpr std::chrono::milliseconds kPrompt{1000};

/// Whether `condition` comes true within ten seconds, far more than it should take, so that a busy
/// machine fails no test.
template <class Condition>
[[nodiscard]] bool eventually(Condition condition)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

}  // namespace otedama::test
