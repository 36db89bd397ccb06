// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace otedama {

/// An instant of the clock that never jumps; state machines are handed one, they never ask.
using Time = std::chrono::steady_clock::time_point;

/// The instant at which an operation gives up.
using Deadline = std::chrono::steady_clock::time_point;

/// Civil time in whole seconds, as block headers and logs carry it.
using UnixTime = std::chrono::sys_seconds;

/// Civil time now.
[[nodiscard]] inline UnixTime unix_now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace otedama
